"""An OpenAPI document as plain JSON data, and where each part of it came from.

Both halves of docmill meet in this type. Documents found in the wild use every corner
of OpenAPI and JSON Schema, so the data stays as it was read; stages look at it through
JSON Pointers (RFC 6901).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from docmill.source import Span

Json = Any
"""`None`, `bool`, `int`, `float`, `str`, `list[Json]` or `dict[str, Json]`."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The members of a path item that are operations."""

_INDEX = re.compile("0|[1-9][0-9]{0,9}")


def is_map(value: Json) -> TypeGuard[dict[str, Json]]:
    """Whether a value is a mapping; its keys are strings in all data of docmill."""
    return isinstance(value, dict)


def is_list(value: Json) -> TypeGuard[list[Json]]:
    """Whether a value is a list."""
    return isinstance(value, list)


def escape(part: str) -> str:
    """One reference token of a JSON Pointer (RFC 6901, section 3)."""
    return part.replace("~", "~0").replace("/", "~1")


def pointer(*parts: str | int) -> str:
    """A JSON Pointer from its unescaped parts: `pointer("paths", "/a")` is `/paths/~1a`."""
    return "".join(f"/{escape(str(part))}" for part in parts)


def split(path: str) -> tuple[str, ...]:
    """The unescaped parts of a JSON Pointer; also of a fragment such as `#/a/b`.

    Raises ValueError where `path` is not a pointer.
    """
    path = path.removeprefix("#")
    if path == "":
        return ()
    if not path.startswith("/"):
        raise ValueError(f"not a JSON Pointer: {path!r}")
    parts = path[1:].split("/")
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


def lookup(data: Json, path: str) -> Json:
    """The value at a JSON Pointer. Raises LookupError where there is none."""
    value = data
    for part in split(path):
        if is_list(value):
            if not _INDEX.fullmatch(part) or int(part) >= len(value):
                raise LookupError(path)
            value = value[int(part)]
        elif is_map(value) and part in value:
            value = value[part]
        else:
            raise LookupError(path)
    return value


def _nowhere(_: str) -> Span | None:
    return None


@dataclass(frozen=True, slots=True)
class OpenApi:
    """An OpenAPI 3.0 or 3.1 document.

    `locate` finds the place in the source that a JSON Pointer came from: the file the
    document was loaded from, or the pages it was made from. It falls back to the nearest
    parent that has a place.
    """

    data: Mapping[str, Json]
    locate: Callable[[str], Span | None] = field(default=_nowhere, repr=False)
