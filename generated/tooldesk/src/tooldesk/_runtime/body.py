"""Request bodies: JSON, forms, multipart, text and bytes."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Iterable,
    Mapping,
    Sequence,
)
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import IO, TypeAlias, cast
from uuid import uuid4

from pydantic import BaseModel

from ..errors import InvalidRequestError
from .media import covers, essence, is_json
from .model import wire_names
from .multipart import encode_multipart, is_file, items_of
from .operation import Body, Encoding
from .serialize import form_pairs, to_json
from .unset import UNSET

Stream: TypeAlias = Iterable[bytes] | AsyncIterable[bytes]

_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


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


def encode_body(
    bodies: tuple[Body, ...], value: object, content_type: str | None = None
) -> Payload:
    """Returns the body of a call in the media type that is asked for.

    Without one it is the first that can say the value. Raises InvalidRequestError where
    the operation does not have it.
    """
    if not bodies or value is UNSET:
        return Payload()
    body = _asked(bodies, content_type) if content_type else _suited(bodies, value)
    if body.fields and isinstance(value, Mapping):
        value = _assemble(body, cast("Mapping[str, object]", value))
        if not value and not body.required:
            return Payload()
    elif value is None and not body.required:
        return Payload()
    return _encode(body, content_type or body.media_type, value)


def _asked(bodies: tuple[Body, ...], content_type: str) -> Body:
    for body in bodies:
        if covers(body.media_type, content_type):
            return body
    raise InvalidRequestError("the operation has no body of this content type")


def _suited(bodies: tuple[Body, ...], value: object) -> Body:
    """A form or JSON for members, multipart for files, bytes and text as they are."""
    is_raw = isinstance(value, (bytes, str)) or _is_stream(value)
    if is_raw:
        return next((b for b in bodies if not _has_members(b.media_type)), bodies[0])
    if not isinstance(value, Mapping):
        return next((b for b in bodies if _has_members(b.media_type)), bodies[0])
    given = cast("Mapping[str, object]", value).items()
    members = {k: v for k, v in given if v is not None and v is not UNSET}
    fitting = [b for b in bodies if members.keys().isdisjoint(b.without)] or bodies
    if any(_has_file(member) for member in members.values()):
        parts = [b for b in fitting if b.media_type.startswith("multipart/")]
        fitting = parts or fitting
    return next((b for b in fitting if _has_members(b.media_type)), fitting[0])


def _has_members(media_type: str) -> bool:
    return is_json(media_type) or essence(media_type) in (_FORM, _MULTIPART)


def _has_file(value: object) -> bool:
    return any(is_file(item) for item in items_of(value))


def _is_stream(value: object) -> bool:
    """Tells whether a value is a file or gives chunks, and is no model or list."""
    if isinstance(value, (Mapping, BaseModel, Sequence, AbstractSet)):
        return False
    return hasattr(value, "read") or isinstance(value, (Iterable, AsyncIterable))


def _assemble(body: Body, members: Mapping[str, object]) -> dict[str, object]:
    given = {
        name: value
        for name, value in members.items()
        if value is not UNSET and (value is not None or name in body.nullable)
    }
    if body.idempotency and given.get(body.idempotency) is None:
        given[body.idempotency] = str(uuid4())
    return given


def _encode(body: Body, media_type: str, value: object) -> Payload:
    if is_json(media_type):
        return Payload(media_type, _utf8(to_json(value)))
    # What is text already has been put together by the caller.
    is_made = isinstance(value, (str, bytes, bytearray))
    if essence(media_type) == _FORM and not is_made:
        return Payload(media_type, _form(_members(value), body.encodings))
    if essence(media_type) == _MULTIPART and not is_made:
        return Payload(*encode_multipart(_members(value), body.encodings))
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


def _form(members: Mapping[str, object], encodings: Mapping[str, Encoding]) -> bytes:
    pairs: list[tuple[str, str]] = []
    for name, value in members.items():
        encoding = encodings.get(name, Encoding())
        if is_json(encoding.content_type):
            value = to_json(value)
        pairs += form_pairs(name, value, encoding.parameter)
    return "&".join(f"{name}={text}" for name, text in pairs).encode()


def _members(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    if isinstance(value, BaseModel):
        # Not dumped, for files are no JSON.
        names = wire_names(type(value)).items()
        members = {
            k: getattr(value, v) for k, v in names if v in value.model_fields_set
        }
        return members | (value.model_extra or {})
    raise InvalidRequestError("the body must be a mapping or a model")


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        message = "the body has a lone surrogate, which cannot be sent"
    raise InvalidRequestError(message)


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
