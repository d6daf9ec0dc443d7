"""DELETE /things/{thing}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.operation import Operation, Parameter

if TYPE_CHECKING:
    from .._client import AsyncClient, Client
    from .._runtime.options import CallOptions

OPERATION: Operation[None] = Operation(
    id="delete /things/ by thing ",
    method="DELETE",
    path="/things/{thing}",
    parameters=(Parameter("thing", "path"),),
    responses={"204": ()},
)


def delete_things_by_thing(
    client: Client,
    *,
    thing: str,
    **options: Unpack[CallOptions],
) -> None:
    """DELETE /things/{thing}"""
    return client.call(OPERATION, {"thing": thing}, options=options)


async def delete_things_by_thing_async(
    client: AsyncClient,
    *,
    thing: str,
    **options: Unpack[CallOptions],
) -> None:
    """`delete_things_by_thing` explains the parameters and the errors."""
    return await client.call(OPERATION, {"thing": thing}, options=options)
