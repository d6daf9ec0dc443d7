"""ThumbnailQuery"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .._runtime.model import CamelModel
from .thumbnail_task import ThumbnailTask


class ThumbnailQuery(CamelModel):
    status: Literal["SUCCESS", "ERROR", "PENDDING", "RUNNING"] | str | None = None
    """查询所用的状态 (SUCCESS, ERROR, PENDDING, RUNNING)"""
    begin: dt.datetime | None = None
    """查询所用的最早时刻 时间格式(GMT): yyyy-MM-dd’T’HH:mm:ss.SSS’Z’"""
    end: dt.datetime | None = None
    """查询所用的最晚时刻 时间格式(GMT): yyyy-MM-dd’T’HH:mm:ss.SSS’Z’"""
    marker: str | None = None
    """本页从哪里开始, 即一个任务的taskID"""
    limit: int | None = None
    """本页最多几个任务, 有效值: [1-1000]，默认值: 1000"""
    next_marker: str | None = None
    """下一页从哪里开始, 只在 truncated 为 true 时出现 (readonly)"""
    truncated: bool | None = None
    """本页之后是否还有任务 (readonly)"""
    task_list: list[ThumbnailTask] | None = None
    """本页的任务 (readonly)"""
