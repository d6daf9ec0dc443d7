"""ThumbnailTaskID"""

from __future__ import annotations

from typing import Annotated

from .._runtime.model import Model, wire


class ThumbnailTaskID(Model):
    task_id: Annotated[str | None, wire("taskID")] = None
    """新任务的ID"""
