"""A document → the same with the operations that its user selects, and what they need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches

from docmill.config.model import Patterns, Selection
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import METHODS, Json, OpenApi, is_list, is_map
from docmill.openapi.edit.used_components import Usage
from docmill.openapi.pointer import lookup, pointer, split
from docmill.openapi.positions import shorten
from docmill.openapi.references import MOST_REFERENCES, Circle, target
from docmill.openapi.tracked_copy import Edits

SECTIONS = ("paths", "webhooks")
"""The sections of a document that hold operations."""


def select(
    document: OpenApi, selection: Selection, diagnostics: Diagnostics
) -> OpenApi:
    """The document with the selected operations, and without what only the others use.

    A pattern that matches nothing is reported, and a selection that leaves nothing.
    """
    if not selection:
        return document
    edits = _without_references(document)
    found = list(_operations(edits.data))
    all_match = _check(selection, found, diagnostics)
    removed = {item.place for item in found if not _is_selected(item, selection)}
    if len(removed) == len(found) and all_match:
        message = "`include` and `exclude` leave no operation"
        diagnostics.error("selection-empty", message, selection.locate(("include",)))
    _remove(edits, removed, diagnostics)
    return edits.document()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Operation:
    """An operation: its place, and its texts of each kind of pattern."""

    place: str
    texts: Mapping[str, tuple[str, ...]]


def _without_references(document: OpenApi) -> Edits:
    """The document with path items in the place of references to them."""
    edits = Edits(document)
    for section, name, item in list(_items(edits.data)):
        try:
            place = _end(document, item)
            value = lookup(document.data, place)
        except (LookupError, ValueError):  # for the validation to report
            continue
        if place and is_map(value):
            edits.remove((section, name, "$ref"))
            edits.merge((section, name), value, (document.locate, place))
    return edits


def _end(document: OpenApi, item: Json) -> str:
    """The place that the references of a path item end at; empty where it has none.

    Raises LookupError or ValueError where that is nowhere.
    """
    place = ""
    for _ in range(MOST_REFERENCES):
        reference = item.get("$ref") if is_map(item) else None
        if not isinstance(reference, str):
            return place
        place = target(reference)
        item = lookup(document.data, place)
    raise Circle


def _items(data: Mapping[str, Json]) -> Iterator[tuple[str, str, dict[str, Json]]]:
    for section in SECTIONS:
        items = data.get(section)
        for name, item in items.items() if is_map(items) else ():
            if is_map(item) and not name.startswith("x-"):
                yield section, name, item


def _operations(data: Mapping[str, Json]) -> Iterator[_Operation]:
    for section, name, item in _items(data):
        for method in METHODS:
            operation = item.get(method)
            if not is_map(operation):
                continue
            tags, id_ = operation.get("tags"), operation.get("operationId")
            yield _Operation(
                place=pointer(section, name, method),
                texts={
                    "tags": _texts(tags) if is_list(tags) else (),
                    "paths": (name,),
                    "operations": _texts([id_]),
                },
            )


def _texts(values: list[Json]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str))


def _is_selected(operation: _Operation, selection: Selection) -> bool:
    included = not selection.include or _matches(operation, selection.include)
    return included and not _matches(operation, selection.exclude)


def _matches(operation: _Operation, patterns: Patterns) -> bool:
    return any(
        _glob(pattern).fullmatch(text)
        for kind, pattern in _each(patterns)
        for text in operation.texts[kind]
    )


def _each(patterns: Patterns) -> Iterator[tuple[str, str]]:
    for field in fields(patterns):
        for pattern in getattr(patterns, field.name):
            yield field.name, pattern


def _glob(pattern: str) -> re.Pattern[str]:
    """`*` stands for anything but a slash, `**` for anything."""
    signs = {"*": "[^/]*", "**": ".*"}
    parts = re.split(r"(\*\*?)", pattern)
    text = "".join(signs.get(part, re.escape(part)) for part in parts)
    return re.compile(text, re.DOTALL)


def _check(
    selection: Selection, operations: list[_Operation], diagnostics: Diagnostics
) -> bool:
    """Whether each pattern matches an operation; those that do not are reported."""
    fine = True
    for key in ("include", "exclude"):
        for kind, pattern in _each(getattr(selection, key)):
            texts = [text for item in operations for text in item.texts[kind]]
            if not any(map(_glob(pattern).fullmatch, texts)):
                fine = False
                close = get_close_matches(pattern, texts, n=1)
                diagnostics.error(
                    "selection-no-match",
                    f"no operation has what `{key}.{kind}` asks for: {pattern!r}",
                    selection.locate((key, kind)),
                    hint=f"did you mean {shorten(close[0])!r}?" if close else None,
                )
    return fine


def _remove(edits: Edits, removed: set[str], diagnostics: Diagnostics) -> None:
    """Remove operations, and what they alone use."""
    spare = Usage.of(edits.data).spare(removed)
    for place in sorted(removed - spare):
        diagnostics.warning(
            "selection-needed",
            "this operation is not selected, and kept: others refer to parts of it",
            edits.original.locate(place),
        )
    for place in sorted(spare):
        edits.remove(split(place))
