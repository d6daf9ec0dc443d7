"""PUT /files/{id}"""

from __future__ import annotations

import datetime as dt
from typing import Unpack

from .._runtime.client import SyncClient
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.options import CallOptions
from .._runtime.twin import twin
from .._runtime.unset import UNSET, Unset

OPERATION: Operation[None] = Operation(
    id="putFile",
    method="PUT",
    path="/files/{id}",
    parameters=(Parameter("id", "path"),),
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
    return client.call(
        OPERATION,
        {"id": id},
        {"id": body_id, "made": made, "timeout": timeout_},
        options=options,
    )


put_file_async = twin(put_file)
