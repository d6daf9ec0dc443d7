"""GET /log"""

from __future__ import annotations

from typing import Unpack

from .. import models as m
from .._runtime.async_client import AsyncBaseClient
from .._runtime.client import SyncClient
from .._runtime.operation import Content, Operation
from .._runtime.options import CallOptions
from .._runtime.stream import AsyncStream, Stream

OPERATION: Operation[None] = Operation(
    id="readLog",
    method="GET",
    path="/log",
    responses={"200": (Content("application/x-ndjson", lambda: m.Answer),)},
)


def read_log(client: SyncClient, **options: Unpack[CallOptions]) -> Stream[m.Answer]:
    """GET /log"""
    return Stream(
        OPERATION,
        client.open_answer(OPERATION, accept="application/x-ndjson", options=options),
        "application/x-ndjson",
    )


def read_log_async(
    client: AsyncBaseClient, **options: Unpack[CallOptions]
) -> AsyncStream[m.Answer]:
    """`read_log` explains the parameters and the errors."""
    return AsyncStream(
        OPERATION,
        client.open_answer(OPERATION, accept="application/x-ndjson", options=options),
        "application/x-ndjson",
    )
