"""Type cells: what a word, a link or an array of them means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.docs.dialects.dialect import Dialect
from docmill.docs.markdown.inline import label, links

# No type of a real page is as long; patterns of a dialect may take their time with more.
_LONGEST = 200
_DEEPEST = 10
_MODEL_NAME = re.compile(r"[A-Z][\w.\-]*")


@dataclass(frozen=True, slots=True)
class Primitive:
    """A type that needs no model: a JSON Schema type and a format."""

    type: str
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A model by its name; `anchor` is the fragment of the link, where there is one."""

    name: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class ArrayOf:
    """An array and the type of its items."""

    item: DocType


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object of any member names and the type of its values."""

    value: DocType


@dataclass(frozen=True, slots=True)
class Unknown:
    """A type cell that says nothing the dialect knows."""

    text: str


DocType = Primitive | Named | ArrayOf | MapOf | Unknown


def parse(cell: str, dialect: Dialect) -> DocType:
    """What a type cell says. Never fails: what is not understood is `Unknown`."""
    anchor = None
    if found := links(cell):
        anchor = found[0].target.rpartition("#")[2]
    word = label(cell)
    if len(word) > _LONGEST:
        return Unknown(f"{word[:_LONGEST]}…")
    return _parse(word, anchor, dialect, 0)


def _parse(word: str, anchor: str | None, dialect: Dialect, depth: int) -> DocType:
    if depth > _DEEPEST:
        return Unknown(word)
    if primitive := dialect.primitive(word):
        return _primitive(primitive)
    if item := dialect.array_item(word):
        return ArrayOf(_parse(item, anchor, dialect, depth + 1))
    if value := dialect.map_value(word):
        return MapOf(_parse(value, anchor, dialect, depth + 1))
    if anchor is not None or _MODEL_NAME.fullmatch(word):
        return Named(word, anchor)
    return Unknown(word)


def _primitive(text: str) -> DocType:
    """`string`, `integer int64` or `array string`, as dialects write types."""
    type_, _, more = text.partition(" ")
    if type_ == "array":
        return ArrayOf(Primitive(more or "object"))
    return Primitive(type_, more or None)
