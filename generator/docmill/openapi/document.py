"""An OpenAPI document as plain JSON data, and where each part of it came from.

Both halves of docmill meet in this type. Documents found in the wild use every corner
of OpenAPI and JSON Schema, so the data stays as it was read; stages look at it through
JSON Pointers (RFC 6901).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from docmill.diagnostics.source import Span

Json = Any
"""`None`, `bool`, `int`, `float`, `str`, `list[Json]` or `dict[str, Json]`."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The members of a path item that are operations."""

FROM_EXAMPLE = "x-docmill-from-example"
"""The extension of a schema that was derived from an example."""


def is_map(value: Json) -> TypeGuard[dict[str, Json]]:
    """Whether a value is a mapping; its keys are strings in all data of docmill."""
    return isinstance(value, dict)


def is_list(value: Json) -> TypeGuard[list[Json]]:
    """Whether a value is a list."""
    return isinstance(value, list)


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
