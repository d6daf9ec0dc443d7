from __future__ import annotations

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Parameter

OPERATION: Operation[m.List] = Operation(
    route="GET /close",
    parameters=(
        Parameter("id", "query", key="query:id"),
        Parameter("id", "header", key="header:id"),
        Parameter("X-Request-Id", "header"),
    ),
    responses={"200": (Content(lambda: m.List),)},
)


def close_(
    client: SyncClient,
    *,
    client_: str | None = None,
    query_id: str | None = None,
    header_id: str | None = None,
    from_: str | None = None,
    x_request_id: str | None = None,
    **options: Unpack[CallOptions],
) -> m.List:
    """GET /close"""
    arguments = {
        "client": client_,
        "query:id": query_id,
        "header:id": header_id,
        "from": from_,
        "X-Request-Id": x_request_id,
    }
    return client.call(OPERATION, arguments, options=options)


close_async = twin(close_)
