"""Request bodies: JSON, forms, multipart, text and bytes."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Any, TypeAlias, cast
from uuid import uuid4

import httpx2

from ..errors import InvalidRequestError
from .operation import Body
from .serialize import form_pairs, plain, scalar, to_json
from .unset import UNSET

Stream: TypeAlias = Iterable[bytes] | AsyncIterable[bytes]


@dataclass(frozen=True, slots=True)
class Payload:
    """A body ready to send. Only bytes can be sent twice; a stream is used up.

    A file is read as a whole, so that it can be signed and sent again.
    """

    content_type: str = ""
    content: bytes | Stream = b""

    @property
    def replayable(self) -> bool:
        """Tells whether another attempt can send the same."""
        return isinstance(self.content, bytes)


def encode_body(bodies: tuple[Body, ...], value: object) -> Payload:
    """Returns the body of a call in the first media type that suits the value."""
    if not bodies or value is UNSET:
        return Payload()
    body = _choose(bodies, value)
    if body.fields:
        value = _assemble(body, cast("Mapping[str, object]", value))
        if not value and not body.required:
            return Payload()
    elif value is None and not body.required:
        return Payload()
    return _encode(body.media_type, value)


def _choose(bodies: tuple[Body, ...], value: object) -> Body:
    """A value with a file in it takes multipart, where the operation has it."""
    if isinstance(value, Mapping):
        members = cast("Mapping[str, object]", value).values()
        if any(_is_file(member) for member in members):
            for body in bodies:
                if body.media_type.startswith("multipart/"):
                    return body
    return bodies[0]


def _assemble(body: Body, members: Mapping[str, object]) -> dict[str, object]:
    given = {
        name: value
        for name, value in members.items()
        if value is not UNSET and (value is not None or name in body.nullable)
    }
    if body.idempotency and given.get(body.idempotency) is None:
        given[body.idempotency] = str(uuid4())
    return given


def _encode(media_type: str, value: object) -> Payload:
    if is_json(media_type):
        return Payload(media_type, _utf8(to_json(value)))
    if media_type == "application/x-www-form-urlencoded":
        members = cast("dict[str, object]", _members(value))
        pairs = [
            pair for name, item in members.items() for pair in form_pairs(name, item)
        ]
        return Payload(media_type, "&".join(f"{k}={v}" for k, v in pairs).encode())
    if media_type.startswith("multipart/"):
        return _multipart(_members(value))
    content_type = "application/octet-stream" if "*" in media_type else media_type
    if isinstance(value, str):
        return Payload(content_type, _utf8(value))
    if isinstance(value, (bytes, bytearray)):
        return Payload(content_type, bytes(value))
    if hasattr(value, "read"):
        return Payload(content_type, cast("IO[bytes]", value).read())
    if isinstance(value, (Iterable, AsyncIterable)) and not isinstance(value, Mapping):
        return Payload(content_type, cast("Stream", value))
    raise InvalidRequestError("the body must be text, bytes or a stream of bytes")


def _multipart(members: Mapping[str, object]) -> Payload:
    data: dict[str, Any] = {}
    files: list[tuple[str, Any]] = []
    for name, value in members.items():
        items = cast("list[object]", value) if isinstance(value, list) else [value]
        for item in items:
            if _is_file(item):
                files.append((name, item))
            else:
                data.setdefault(name, []).append(scalar(item))
    # A form without a file is still multipart: an empty list of files would not be.
    request = httpx2.Request(
        "POST",
        "http://multipart/",
        files=files or [(k, (None, v)) for k, vs in data.items() for v in vs],
        data=data if files else None,
    )
    return Payload(request.headers["content-type"], request.read())


def _members(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    members = plain(value)
    if isinstance(members, dict):
        return cast("dict[str, object]", members)
    raise InvalidRequestError("the body must be a mapping or a model")


def _is_file(value: object) -> bool:
    return isinstance(value, (bytes, tuple)) or hasattr(value, "read")


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        message = "the body has a lone surrogate, which cannot be sent"
    raise InvalidRequestError(message)


def is_json(media_type: str) -> bool:
    """Tells whether a media type is JSON (RFC 6839: also `+json`)."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence in ("application/json", "text/json") or essence.endswith("+json")


def for_client(content: bytes | Stream, *, is_async: bool) -> bytes | Stream | None:
    """Returns a body as the kind of client can send it; None for no body."""
    if isinstance(content, bytes):
        return content or None
    if is_async and not isinstance(content, AsyncIterable):
        return _async_chunks(content)
    if not is_async and not isinstance(content, Iterable):
        raise InvalidRequestError("an async stream needs an async client")
    return content


async def _async_chunks(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
