from __future__ import annotations

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Parameter

OPERATION: Operation[m.GetThumbnailTaskResponse] = Operation(
    route="GET /regions/{regionId}/thumbnail/{taskId}",
    parameters=(Parameter("regionId", "path", client_default="region_id"),),
    responses={"200": (Content(lambda: m.GetThumbnailTaskResponse),)},
    errors=("default",),
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
    arguments = {"regionId": region_id, "taskId": task_id}
    return client.call(OPERATION, arguments, options=options)


get_thumbnail_task_async = twin(get_thumbnail_task)
