from __future__ import annotations

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack
from .._runtime.async_client import AsyncBaseClient
from .._runtime.stream import AsyncStream, Stream

OPERATION: Operation[None] = Operation(
    route="GET /log",
    responses={"200": (Content(lambda: m.Answer, "application/x-ndjson"),)},
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
