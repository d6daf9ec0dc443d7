from __future__ import annotations

from collections.abc import Mapping, Sequence

from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.async_client import AsyncBaseClient
from .._runtime.download import Progress, Target, save, save_async
from .._runtime.operation import Body
from .._runtime.unset import UNSET, Unset

OPERATION: Operation[bytes] = Operation(
    route="PATCH /files/{id}",
    bodies=(Body("application/json"),),
    responses={"default": (Content(None, "application/octet-stream"),)},
)


def patch_file(
    client: SyncClient,
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


patch_file_async = twin(patch_file)


def download_patch_file(
    client: SyncClient,
    *,
    target: Target,
    id: str,
    body: Sequence[Mapping[str, object]] | Unset = UNSET,
    progress: Progress | None = None,
    **options: Unpack[CallOptions],
) -> int:
    """Writes what `patch_file` returns to a file while it arrives; returns its size.

    Args:
        target: A path, or a file that is open for writing bytes.
        progress: Called with the bytes written and those of the whole, None if unknown.
    """
    return save(
        client.open_answer(OPERATION, {"id": id}, body, options=options),
        target,
        progress,
    )


async def download_patch_file_async(
    client: AsyncBaseClient,
    *,
    target: Target,
    id: str,
    body: Sequence[Mapping[str, object]] | Unset = UNSET,
    progress: Progress | None = None,
    **options: Unpack[CallOptions],
) -> int:
    """Writes what `patch_file` returns to a file while it arrives; returns its size."""
    return await save_async(
        client.open_answer(OPERATION, {"id": id}, body, options=options),
        target,
        progress,
    )
