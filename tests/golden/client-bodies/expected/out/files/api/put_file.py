from __future__ import annotations

import datetime as dt

from .._runtime.api import CallOptions, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Body
from .._runtime.unset import UNSET, Unset

OPERATION: Operation[None] = Operation(
    route="PUT /files/{id}",
    bodies=(Body("application/json", fields=True, nullable=("made",)),),
    responses={"204": ()},
)


def put_file(
    client: SyncClient,
    *,
    id: str,
    body_id: str,
    made: dt.datetime | str | None | Unset = UNSET,
    timeout_: int | None = None,
    **options: Unpack[CallOptions],
) -> None:
    """PUT /files/{id}

    Args:
        body_id: Its new id
        timeout_: Default: 5. Range: 1 to 9.
    """
    body = {"id": body_id, "made": made, "timeout": timeout_}
    return client.call(OPERATION, {"id": id}, body, options=options)


put_file_async = twin(put_file)
