from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from typing import Literal

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.async_client import AsyncBaseClient
from .._runtime.operation import Pagination, Parameter

OPERATION: Operation[m.ListThumbnailTaskResponse] = Operation(
    route="GET /regions/{regionId}/thumbnail",
    parameters=(Parameter("regionId", "path", client_default="region_id"),),
    responses={"200": (Content(lambda: m.ListThumbnailTaskResponse),)},
    errors=("default",),
    pagination=Pagination(
        style="marker",
        size="limit",
        marker="marker",
        items=("result", "thumbnailQuery", "taskList"),
        next_marker=("result", "thumbnailQuery", "nextMarker"),
        more=("result", "thumbnailQuery", "truncated"),
    ),
)


def list_thumbnail_task(
    client: SyncClient,
    *,
    region_id: str | None = None,
    status: Literal["PENDING", "RUNNING", "SUCCESS", "FAILED"] | str | None = None,
    begin: dt.datetime | str | None = None,
    end: dt.datetime | str | None = None,
    marker: str | None = None,
    limit: int | None = None,
    **options: Unpack[CallOptions],
) -> m.ListThumbnailTaskResponse:
    """按状态和时间查找截图任务，一次返回一页。还有下一页时，把 nextMarker 作为
    marker 再次请求。

    参数：
        region_id：地域ID。不填时取客户端的设置。
        status：只要这一状态的任务 (PENDING, RUNNING, SUCCESS, FAILED)
        begin：不早于这一时刻 时间格式(GMT): yyyy-MM-dd'T'HH:mm:ss.SSS'Z'
        end：不晚于这一时刻 时间格式(GMT): yyyy-MM-dd'T'HH:mm:ss.SSS'Z'
        marker：从哪里接着查，不填则从头开始
        limit：一页最多几个任务，取值范围：[1,1000]。默认值：1000。

    异常：
        APIStatusError：请求失败

    来源：listThumbnailTask.md:1
    """
    arguments = {
        "regionId": region_id,
        "status": status,
        "begin": begin,
        "end": end,
        "marker": marker,
        "limit": limit,
    }
    return client.call(OPERATION, arguments, options=options)


list_thumbnail_task_async = twin(list_thumbnail_task)


def iter_list_thumbnail_task(
    client: SyncClient,
    *,
    region_id: str | None = None,
    status: Literal["PENDING", "RUNNING", "SUCCESS", "FAILED"] | str | None = None,
    begin: dt.datetime | str | None = None,
    end: dt.datetime | str | None = None,
    limit: int | None = None,
    max_items: int | None = None,
    **options: Unpack[CallOptions],
) -> Iterator[m.ThumbnailTask]:
    """逐页读取 `list_thumbnail_task` 的全部结果，参数说明见该函数。

    参数：
        max_items：最多返回的条数，不填则返回全部。
    """
    arguments = {
        "regionId": region_id,
        "status": status,
        "begin": begin,
        "end": end,
        "limit": limit,
    }
    return client.paginate(OPERATION, arguments, max_items=max_items, options=options)


def iter_list_thumbnail_task_async(
    client: AsyncBaseClient,
    *,
    region_id: str | None = None,
    status: Literal["PENDING", "RUNNING", "SUCCESS", "FAILED"] | str | None = None,
    begin: dt.datetime | str | None = None,
    end: dt.datetime | str | None = None,
    limit: int | None = None,
    max_items: int | None = None,
    **options: Unpack[CallOptions],
) -> AsyncIterator[m.ThumbnailTask]:
    """逐页读取 `list_thumbnail_task` 的全部结果，参数说明见该函数。"""
    arguments = {
        "regionId": region_id,
        "status": status,
        "begin": begin,
        "end": end,
        "limit": limit,
    }
    return client.paginate(OPERATION, arguments, max_items=max_items, options=options)
