from __future__ import annotations

from collections.abc import Mapping

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Body, Parameter

OPERATION: Operation[m.CreateThumbnailTaskResponse] = Operation(
    route="POST /regions/{regionId}/thumbnail",
    parameters=(Parameter("regionId", "path", client_default="region_id"),),
    bodies=(Body("application/json", fields=True, required=True),),
    responses={"200": (Content(lambda: m.CreateThumbnailTaskResponse),)},
    errors=("default",),
)


def create_thumbnail_task(
    client: SyncClient,
    *,
    source: m.ThumbnailTaskSource | Mapping[str, object],
    target: m.ThumbnailTaskTargetInput | Mapping[str, object],
    region_id: str | None = None,
    rule: m.ThumbnailTaskRule | Mapping[str, object] | None = None,
    **options: Unpack[CallOptions],
) -> m.CreateThumbnailTaskResponse:
    """为一个视频新建截图任务。任务受理后立即返回它的ID，截图在后台生成，进度用
    getThumbnailTask 查询。

    参数：
        source：从哪里读取视频
        target：截图存到哪里
        region_id：地域ID。不填时取客户端的设置。
        rule：怎样截图

    异常：
        APIStatusError：请求失败

    来源：createThumbnailTask.md:1
    """
    body = {"source": source, "target": target, "rule": rule}
    return client.call(OPERATION, {"regionId": region_id}, body, options=options)


create_thumbnail_task_async = twin(create_thumbnail_task)
