"""ThumbnailTaskSource"""

from __future__ import annotations

from .._runtime.model import Model


class ThumbnailTaskSource(Model):
    bucket: str
    """视频所在的 bucket"""
    key: str
    """视频的 Key"""
