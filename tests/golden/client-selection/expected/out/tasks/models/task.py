"""Task"""

from __future__ import annotations

from .._runtime.model import Model


class Task(Model):
    id: str | None = None
