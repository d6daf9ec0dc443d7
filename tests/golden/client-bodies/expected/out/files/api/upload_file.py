"""POST /files/{id}"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from .._runtime.operation import Body, Content, File, Operation, Parameter

if TYPE_CHECKING:
    from .._client import AsyncClient, Client
    from .._runtime.options import CallOptions

OPERATION: Operation[str] = Operation(
    id="uploadFile",
    method="POST",
    path="/files/{id}",
    parameters=(Parameter("id", "path"),),
    bodies=(Body("multipart/form-data", fields=True, required=True),),
    responses={"201": (Content("text/plain"),)},
)


def upload_file(
    client: Client,
    *,
    id: str,
    file: File | None = None,
    tags: Sequence[str] | None = None,
    **options: Unpack[CallOptions],
) -> str:
    """POST /files/{id}

    Raises:
        APIStatusError: 4XX Refused
    """
    return client.call(
        OPERATION, {"id": id}, {"file": file, "tags": tags}, options=options
    )


async def upload_file_async(
    client: AsyncClient,
    *,
    id: str,
    file: File | None = None,
    tags: Sequence[str] | None = None,
    **options: Unpack[CallOptions],
) -> str:
    """`upload_file` explains the parameters and the errors."""
    return await client.call(
        OPERATION, {"id": id}, {"file": file, "tags": tags}, options=options
    )
