"""CreateThumbnailTaskResponse"""

from __future__ import annotations

from .._runtime.model import CamelModel
from .create_thumbnail_task_result import CreateThumbnailTaskResult


class CreateThumbnailTaskResponse(CamelModel):
    result: CreateThumbnailTaskResult | None = None
    request_id: str | None = None
    """本次请求的ID"""
