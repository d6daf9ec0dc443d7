from __future__ import annotations

from .._runtime.api import CallOptions, Operation, SyncClient, Unpack, twin

OPERATION: Operation[None] = Operation(
    route="DELETE /things/{thing}", responses={"204": ()}
)


def delete_things_by_thing(
    client: SyncClient, *, thing: str, **options: Unpack[CallOptions]
) -> None:
    """DELETE /things/{thing}"""
    return client.call(OPERATION, {"thing": thing}, options=options)


delete_things_by_thing_async = twin(delete_things_by_thing)
