"""Type cells: what a word, a link or an array of them means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.docs.dialect import Dialect
from docmill.docs.inline import label, links

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
    found = links(cell)
    anchor = None
    if found:
        target = found[0].target
        anchor = target.rpartition("#")[2]
    return _parse(label(cell), anchor, dialect)


def _parse(word: str, anchor: str | None, dialect: Dialect) -> DocType:
    if primitive := dialect.primitive(word):
        type_, _, format_ = primitive.partition(" ")
        if type_ == "array":
            return ArrayOf(Primitive(format_ or "object"))
        return Primitive(type_, format_ or None)
    if item := dialect.array_item(word):
        return ArrayOf(_parse(item, anchor, dialect))
    if value := dialect.map_value(word):
        return MapOf(_parse(value, anchor, dialect))
    if anchor is not None or _MODEL_NAME.fullmatch(word):
        return Named(word, anchor)
    return Unknown(word)
