"""PATCH /files/{id}"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from .._runtime.operation import Body, Content, Operation, Parameter
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._client import AsyncClient, Client
    from .._runtime.options import CallOptions

OPERATION: Operation[bytes] = Operation(
    id="patchFile",
    method="PATCH",
    path="/files/{id}",
    parameters=(Parameter("id", "path"),),
    bodies=(Body("application/json"),),
    responses={"default": (Content("application/octet-stream"),)},
)


def patch_file(
    client: Client,
    *,
    id: str,
    body: Sequence[Mapping[str, object]] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> bytes:
    """PATCH /files/{id}

    Args:
        body: application/json
    """
    return client.call(OPERATION, {"id": id}, body, options=options)


async def patch_file_async(
    client: AsyncClient,
    *,
    id: str,
    body: Sequence[Mapping[str, object]] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> bytes:
    """`patch_file` explains the parameters and the errors."""
    return await client.call(OPERATION, {"id": id}, body, options=options)
