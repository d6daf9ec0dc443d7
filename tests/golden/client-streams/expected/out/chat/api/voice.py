from __future__ import annotations

from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.async_client import AsyncBaseClient
from .._runtime.download import Progress, Target, save, save_async

OPERATION: Operation[bytes] = Operation(
    route="GET /voice",
    responses={"200": (Content(None, "audio/mpeg"),)},
    server="https://{region}.chat.test/media",
    server_variables={"region": "eu"},
)


def voice(client: SyncClient, **options: Unpack[CallOptions]) -> bytes:
    """GET /voice"""
    return client.call(OPERATION, options=options)


voice_async = twin(voice)


def download_voice(
    client: SyncClient,
    *,
    target: Target,
    progress: Progress | None = None,
    **options: Unpack[CallOptions],
) -> int:
    """Writes what `voice` returns to a file while it arrives; returns its size.

    Args:
        target: A path, or a file that is open for writing bytes.
        progress: Called with the bytes written and those of the whole, None if unknown.
    """
    return save(client.open_answer(OPERATION, options=options), target, progress)


async def download_voice_async(
    client: AsyncBaseClient,
    *,
    target: Target,
    progress: Progress | None = None,
    **options: Unpack[CallOptions],
) -> int:
    """Writes what `voice` returns to a file while it arrives; returns its size."""
    return await save_async(
        client.open_answer(OPERATION, options=options), target, progress
    )
