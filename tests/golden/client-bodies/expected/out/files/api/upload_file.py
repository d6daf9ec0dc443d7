from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Body, File, Upload

OPERATION: Operation[str] = Operation(
    route="POST /files/{id}",
    bodies=(
        Body("multipart/form-data", fields=True, required=True),
        Body("application/xml", required=True),
    ),
    responses={"201": (Content(None, "text/plain"),)},
)


def upload_file(
    client: SyncClient,
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
    body = {"file": file, "tags": tags}
    return client.call(OPERATION, {"id": id}, body, options=options)


upload_file_async = twin(upload_file)


def upload_file_with_body(
    client: SyncClient,
    *,
    id: str,
    body: Upload | str,
    content_type: Literal["application/xml"] = "application/xml",
    **options: Unpack[CallOptions],
) -> str:
    """Sends a body in another media type; `upload_file` explains the parameters."""
    return client.call(
        OPERATION, {"id": id}, body, content_type=content_type, options=options
    )


upload_file_with_body_async = twin(upload_file_with_body)
