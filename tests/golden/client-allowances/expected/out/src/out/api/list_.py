"""GET /lamps"""

from __future__ import annotations

from typing import Unpack

from .._runtime.client import SyncClient
from .._runtime.operation import Operation
from .._runtime.options import CallOptions
from .._runtime.twin import twin

OPERATION: Operation[None] = Operation(
    id="list", method="GET", path="/lamps", responses={"200": ()}
)


def list_(client: SyncClient, **options: Unpack[CallOptions]) -> None:
    """GET /lamps"""
    return client.call(OPERATION, options=options)


list_async = twin(list_)
