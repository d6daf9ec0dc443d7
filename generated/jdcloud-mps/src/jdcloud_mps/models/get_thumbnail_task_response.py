"""GetThumbnailTaskResponse"""

from __future__ import annotations

from .._runtime.model import CamelModel
from .get_thumbnail_task_result import GetThumbnailTaskResult


class GetThumbnailTaskResponse(CamelModel):
    result: GetThumbnailTaskResult | None = None
    request_id: str | None = None
