"""ThumbnailTaskRule"""

from __future__ import annotations

from typing import Literal

from .._runtime.model import CamelModel


class ThumbnailTaskRule(CamelModel):
    mode: Literal["single", "multi", "average"] | str | None = None
    """取图方式 一张: single 若干张: multi 等间隔: average default: single"""
    key_frame: bool | None = None
    """只取关键帧 default: true"""
    start_time_in_second: int | None = None
    """从第几秒开始, mode=average 时不可填. default:0"""
    end_time_in_second: int | None = None
    """到第几秒为止, mode=single/average 时不可填, 不能早于startTimeInSecond.
    default:-1(代表直到片尾)
    """
    count: int | None = None
    """取几张, mode=single 时不可填. default:1"""
