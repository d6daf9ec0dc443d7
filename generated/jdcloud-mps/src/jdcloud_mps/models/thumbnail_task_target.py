"""ThumbnailTaskTarget, ThumbnailTaskTargetInput"""

from __future__ import annotations

from .._runtime.model import CamelModel


class ThumbnailTaskTarget(CamelModel):
    dest_bucket: str
    """存放截图的 bucket"""
    dest_key_prefix: str | None = None
    """截图 Key 的开头部分, 完整的 Key 形如 '前缀-taskID-%04d(num).(format)', 默认:
    sourceKey
    """
    format: str | None = None
    """图片格式 default: jpg"""
    width_in_pixel: int | None = None
    """图片宽度, 不会超过视频本身的宽度 default: 0 代表与视频同宽 其他[8, 4096]"""
    height_in_pixel: int | None = None
    """图片高度, 不会超过视频本身的高度 default: 0 代表与视频同高 其他[8, 4096]"""
    keys: list[str] | None = None
    """已生成截图的 Key (readonly)"""


class ThumbnailTaskTargetInput(CamelModel):
    dest_bucket: str
    """存放截图的 bucket"""
    dest_key_prefix: str | None = None
    """截图 Key 的开头部分, 完整的 Key 形如 '前缀-taskID-%04d(num).(format)', 默认:
    sourceKey
    """
    format: str | None = None
    """图片格式 default: jpg"""
    width_in_pixel: int | None = None
    """图片宽度, 不会超过视频本身的宽度 default: 0 代表与视频同宽 其他[8, 4096]"""
    height_in_pixel: int | None = None
    """图片高度, 不会超过视频本身的高度 default: 0 代表与视频同高 其他[8, 4096]"""
