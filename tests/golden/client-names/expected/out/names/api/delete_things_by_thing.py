"""DELETE /things/{thing}"""

from __future__ import annotations

from typing import Unpack

from .._runtime.client import SyncClient
from .._runtime.operation import Operation, Parameter
from .._runtime.options import CallOptions
from .._runtime.twin import twin

OPERATION: Operation[None] = Operation(
    id="delete /things/ by thing ",
    method="DELETE",
    path="/things/{thing}",
    parameters=(Parameter("thing", "path"),),
    responses={"204": ()},
)


def delete_things_by_thing(
    client: SyncClient, *, thing: str, **options: Unpack[CallOptions]
) -> None:
    """DELETE /things/{thing}"""
    return client.call(OPERATION, {"thing": thing}, options=options)


delete_things_by_thing_async = twin(delete_things_by_thing)
