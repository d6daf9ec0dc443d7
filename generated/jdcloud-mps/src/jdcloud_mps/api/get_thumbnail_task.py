"""GET /regions/{regionId}/thumbnail/{taskId}"""

from __future__ import annotations

from typing import Unpack

from .. import models as m
from .._runtime.client import SyncClient
from .._runtime.operation import Content, ErrorBody, Operation, Parameter
from .._runtime.options import CallOptions
from .._runtime.twin import twin

OPERATION: Operation[m.GetThumbnailTaskResponse] = Operation(
    id="getThumbnailTask",
    method="GET",
    path="/regions/{regionId}/thumbnail/{taskId}",
    parameters=(
        Parameter("regionId", "path", client_default="region_id"),
        Parameter("taskId", "path"),
    ),
    responses={
        "200": (Content("application/json", lambda: m.GetThumbnailTaskResponse),)
    },
    errors=(ErrorBody(("default",), lambda: m.Error),),
)


def get_thumbnail_task(
    client: SyncClient,
    *,
    task_id: str,
    region_id: str | None = None,
    **options: Unpack[CallOptions],
) -> m.GetThumbnailTaskResponse:
    """根据任务ID获取截图任务。

    参数：
        task_id：task id
        region_id：region id。不填时取客户端的设置。

    异常：
        APIStatusError：请求失败

    来源：getThumbnailTask.md:1
    """
    return client.call(
        OPERATION, {"regionId": region_id, "taskId": task_id}, options=options
    )


get_thumbnail_task_async = twin(get_thumbnail_task)
