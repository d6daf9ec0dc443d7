"""Forms of several parts (RFC 7578): text, JSON and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard, cast
from urllib.parse import unquote
from uuid import uuid4

import httpx2

from .media import essence, is_json
from .operation import Encoding, File
from .serialize import form_pairs, plain, scalar, to_json

Part: TypeAlias = tuple[str | None, Any, str | None, dict[str, str]]
"""File name, content, media type, headers: what httpx2 writes as one part."""


def is_file(value: object) -> TypeGuard[File]:
    """Tells whether a member of a form is a file."""
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        return 2 <= len(parts) <= 4 and isinstance(parts[0], str) and is_file(parts[1])
    return isinstance(value, (bytes, bytearray)) or hasattr(value, "read")


def items_of(value: object) -> Sequence[object]:
    """Returns the items of an array, or a single value as the only one."""
    alone = [value]
    if isinstance(value, (list, tuple)) and not is_file(cast("object", value)):
        return cast("Sequence[object]", value)
    return alone


def encode_multipart(
    members: Mapping[str, object], encodings: Mapping[str, Encoding]
) -> tuple[str, bytes]:
    """Returns the content type, which names the boundary, and the body."""
    parts = [
        part
        for name, value in members.items()
        for part in _parts(name, value, encodings.get(name, Encoding()))
    ]
    if not parts:
        boundary = uuid4().hex
        content_type = f"multipart/form-data; boundary={boundary}"
        return content_type, f"--{boundary}--\r\n".encode()
    files: Any = parts
    request = httpx2.Request("POST", "http://multipart/", files=files)
    return request.headers["content-type"], request.read()


def _parts(name: str, value: object, encoding: Encoding) -> Iterator[tuple[str, Part]]:
    content_type = _concrete(encoding.content_type)
    if encoding.parameter is not None:
        for key, text in form_pairs(name, value, encoding.parameter):
            yield unquote(key), _text(unquote(text), "", encoding)
    elif is_json(content_type):
        yield name, _text(to_json(value), content_type, encoding)
    else:
        for item in items_of(value):
            yield name, _part(item, content_type, encoding)


def _part(item: object, content_type: str, encoding: Encoding) -> Part:
    if is_file(item):
        return _file(item, content_type, encoding)
    if isinstance(plain(item), (dict, list)):
        content_type = content_type or "application/json"
    return _text(scalar(item), content_type, encoding)


def _text(text: str, content_type: str, encoding: Encoding) -> Part:
    headers = dict(encoding.headers)
    return None, text, content_type or None, headers


def _file(item: File, content_type: str, encoding: Encoding) -> Part:
    """A file's own media type and headers win over the document's."""
    if not isinstance(item, tuple):
        item = (str(getattr(item, "name", "upload")).rpartition("/")[2], item)
    name, content, *rest = item
    given = cast("str | None", rest[0]) if rest else None
    own = cast("Mapping[str, str]", rest[1] if len(rest) > 1 else {})
    return name, content, given or content_type or None, {**encoding.headers, **own}


def _concrete(content_type: str) -> str:
    """The media type to send: none where several or a pattern are documented."""
    return "" if {"*", ","} & set(essence(content_type)) else content_type
