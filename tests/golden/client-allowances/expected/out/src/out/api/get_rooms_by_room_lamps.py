"""GET /rooms/{room}/lamps"""

from __future__ import annotations

from typing import Any, Unpack

from .._runtime.client import SyncClient
from .._runtime.operation import Content, Operation, Parameter
from .._runtime.options import CallOptions
from .._runtime.twin import twin

OPERATION: Operation[Any] = Operation(
    id="get /rooms/ by room /lamps",
    method="GET",
    path="/rooms/{room}/lamps",
    parameters=(Parameter("room", "path"),),
    responses={"200": (Content("application/json"),)},
)


def get_rooms_by_room_lamps(
    client: SyncClient, *, room: str, **options: Unpack[CallOptions]
) -> Any:
    """GET /rooms/{room}/lamps"""
    return client.call(OPERATION, {"room": room}, options=options)


get_rooms_by_room_lamps_async = twin(get_rooms_by_room_lamps)
