"""Whether a document is small enough to make something of: each limit names its setting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TypeAlias

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import METHODS, Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import pointer

_TEXTS = frozenset(("description", "summary", "title"))
_WORDS = {
    "operations": "the document has more than {:,} operations",
    "schemas": "the document has more than {:,} schemas",
    "properties": "a schema has more than {:,} properties",
    "text_length": "a text is longer than {:,} characters",
}
_WAYS_OUT = {
    "operations": ", or select fewer with `include` and `exclude`",
    "schemas": ", or select operations that need fewer with `include` and `exclude`",
}

Place: TypeAlias = "tuple[Place, str | int] | None"
"""A part of a document: what it is part of, and its key there."""


def check(document: OpenApi, limits: Limits, diagnostics: Diagnostics) -> None:
    """Report what there is too much of, the first place of each kind."""
    told: set[str] = set()
    for name, place in chain(_too_many(document, limits), _too_long(document, limits)):
        if name not in told:
            told.add(name)
            diagnostics.error(
                "document-too-large",
                _WORDS[name].format(getattr(limits, name)),
                document.locate(place),
                hint=f"raise limits.{name}{_WAYS_OUT.get(name, '')}",
            )


def is_deeper(document: OpenApi, levels: int) -> bool:
    """Whether mappings and lists of a document are nested in more levels than these."""
    todo: list[tuple[int, Json]] = [(1, document.data)]
    while todo:
        level, node = todo.pop()
        if level > levels:
            return True
        parts = node.values() if is_map(node) else node
        todo += [(level + 1, part) for part in parts if is_map(part) or is_list(part)]
    return False


def _too_many(document: OpenApi, limits: Limits) -> Iterator[tuple[str, str]]:
    """The first operation and schema beyond the limits."""
    yield from (
        ("operations", place)
        for place in islice(_operations(document), limits.operations, None)
    )
    yield from (
        ("schemas", place) for place in islice(_schemas(document), limits.schemas, None)
    )


def _too_long(document: OpenApi, limits: Limits) -> Iterator[tuple[str, str]]:
    """Schemas and texts beyond the limits."""
    for place, key, value in _members(document.data):
        is_object = key == "properties" and is_map(value)
        if is_object and len(value) > limits.properties:
            yield "properties", _pointer(place)
        is_text = key in _TEXTS and isinstance(value, str)
        if is_text and len(value) > limits.text_length:
            yield "text_length", _pointer(place)


def _operations(document: OpenApi) -> Iterator[str]:
    for section in ("paths", "webhooks"):
        items = document.data.get(section)
        for path, item in items.items() if is_map(items) else ():
            for method in METHODS if is_map(item) else ():
                if method in item:
                    yield pointer(section, path, method)


def _schemas(document: OpenApi) -> Iterator[str]:
    components = document.data.get("components")
    schemas = components.get("schemas") if is_map(components) else None
    for name in schemas if is_map(schemas) else ():
        yield pointer("components", "schemas", name)


def _members(data: Json) -> Iterator[tuple[Place, str, Json]]:
    """Every member of every mapping, with its place and key."""
    todo: list[tuple[Place, Json]] = [(None, data)]
    while todo:
        above, node = todo.pop()
        if is_list(node):
            todo += [((above, index), part) for index, part in enumerate(node)]
        elif is_map(node):
            for key, value in node.items():
                place = (above, key)
                yield place, key, value
                if is_map(value) or is_list(value):
                    todo.append((place, value))


def _pointer(place: Place) -> str:
    parts: list[str | int] = []
    while place is not None:
        place, part = place
        parts.append(part)
    return pointer(*reversed(parts))
