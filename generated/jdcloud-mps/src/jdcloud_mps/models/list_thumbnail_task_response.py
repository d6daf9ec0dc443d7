"""ListThumbnailTaskResponse"""

from __future__ import annotations

from .._runtime.model import CamelModel
from .list_thumbnail_task_result import ListThumbnailTaskResult


class ListThumbnailTaskResponse(CamelModel):
    result: ListThumbnailTaskResult | None = None
    request_id: str | None = None
    """本次请求的ID"""
