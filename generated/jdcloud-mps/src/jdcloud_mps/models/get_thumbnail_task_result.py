"""GetThumbnailTaskResult"""

from __future__ import annotations

from .._runtime.model import CamelModel
from .thumbnail_task import ThumbnailTask


class GetThumbnailTaskResult(CamelModel):
    thumbnail_task: ThumbnailTask | None = None
