"""CreateThumbnailTaskResult"""

from __future__ import annotations

from typing import Annotated

from .._runtime.model import Model, wire
from .thumbnail_task_id import ThumbnailTaskID


class CreateThumbnailTaskResult(Model):
    thumbnail_task_id: Annotated[ThumbnailTaskID | None, wire("thumbnailTaskID")] = None
    """新任务"""
