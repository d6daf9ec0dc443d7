"""GET /close"""

from __future__ import annotations

from typing import Unpack

from .. import models as m
from .._runtime.client import SyncClient
from .._runtime.operation import Content, Operation, Parameter
from .._runtime.options import CallOptions
from .._runtime.twin import twin

OPERATION: Operation[m.List] = Operation(
    id="close",
    method="GET",
    path="/close",
    parameters=(
        Parameter("client", "query"),
        Parameter("id", "query", key="query:id"),
        Parameter("id", "header", key="header:id"),
        Parameter("from", "query"),
        Parameter("X-Request-Id", "header"),
    ),
    responses={"200": (Content("application/json", lambda: m.List),)},
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
    return client.call(
        OPERATION,
        {
            "client": client_,
            "query:id": query_id,
            "header:id": header_id,
            "from": from_,
            "X-Request-Id": x_request_id,
        },
        options=options,
    )


close_async = twin(close_)
