from __future__ import annotations

from typing import Any

from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin

OPERATION: Operation[Any] = Operation(
    route="GET /rooms/{room}/lamps", responses={"200": (Content(),)}
)


def get_rooms_by_room_lamps(
    client: SyncClient, *, room: str, **options: Unpack[CallOptions]
) -> Any:
    """GET /rooms/{room}/lamps"""
    return client.call(OPERATION, {"room": room}, options=options)


get_rooms_by_room_lamps_async = twin(get_rooms_by_room_lamps)
