from __future__ import annotations

from .._runtime.api import CallOptions, Operation, SyncClient, Unpack, twin

OPERATION: Operation[None] = Operation(route="GET /lamps", responses={"200": ()})


def list_(client: SyncClient, **options: Unpack[CallOptions]) -> None:
    """GET /lamps"""
    return client.call(OPERATION, options=options)


list_async = twin(list_)
