"""ListThumbnailTaskResult"""

from __future__ import annotations

from .._runtime.model import CamelModel
from .thumbnail_query import ThumbnailQuery


class ListThumbnailTaskResult(CamelModel):
    thumbnail_query: ThumbnailQuery | None = None
    """查到的一页"""
