"""CreateThumbnailTaskRequest"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from .._runtime.model import CamelModel, wire
from .thumbnail_task_rule import ThumbnailTaskRule
from .thumbnail_task_source import ThumbnailTaskSource
from .thumbnail_task_target import ThumbnailTaskTarget


class CreateThumbnailTaskRequest(CamelModel):
    task_id: Annotated[str | None, wire("taskID")] = None
    """任务ID，由服务生成 (readonly)"""
    status: Literal["SUCCESS", "ERROR", "PENDDING", "RUNNING"] | str | None = None
    """任务所处的状态 (SUCCESS, ERROR, PENDDING, RUNNING) (readonly)"""
    error_code: int | None = None
    """失败时的错误码 (readonly)"""
    created_time: dt.datetime | None = None
    """新建任务的时刻 时间格式(GMT): yyyy-MM-dd’T’HH:mm:ss.SSS’Z’ (readonly)"""
    last_updated_time: dt.datetime | None = None
    """最近一次变更的时刻 时间格式(GMT): yyyy-MM-dd’T’HH:mm:ss.SSS’Z’ (readonly)"""
    source: ThumbnailTaskSource
    """从哪里读取视频"""
    target: ThumbnailTaskTarget
    """截图存到哪里"""
    rule: ThumbnailTaskRule | None = None
    """怎样截图"""
