"""The Python types that a schema can become.

A tagged union without names of classes: a `Named` type knows the place of its schema,
and the name is looked up when it is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ScalarKind = Literal[
    "str",
    "int",
    "float",
    "bool",
    "binary",
    "raw",
    "datetime",
    "date",
    "time",
    "uuid",
    "decimal",
    "base64",
    "password",
]
LiteralValue = str | int | bool


@dataclass(frozen=True, slots=True)
class AnyType:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class NoneType:
    """JSON null, or no body."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A type without parts.

    `binary` is bytes in an answer and a file in a form, `raw` a body that is sent as it is,
    `base64` are bytes that JSON has as text, `password` a text that no repr shows.
    """

    kind: ScalarKind


@dataclass(frozen=True, slots=True)
class Choice:
    """Values that are known. Others of the same kind come some day: an enum is open."""

    values: tuple[LiteralValue, ...]


@dataclass(frozen=True, slots=True)
class ListType:
    """A JSON array."""

    item: PyType


@dataclass(frozen=True, slots=True)
class TupleType:
    """A JSON array of a fixed length, each place of its own type."""

    items: tuple[PyType, ...]


@dataclass(frozen=True, slots=True)
class DictType:
    """A JSON object whose keys are data."""

    value: PyType


@dataclass(frozen=True, slots=True)
class UnionType:
    """One of several types; at least two, none of them a union."""

    options: tuple[PyType, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A class or an alias; `pointer` is the place of its schema."""

    pointer: str


PyType = (
    AnyType
    | NoneType
    | Scalar
    | Choice
    | ListType
    | TupleType
    | DictType
    | UnionType
    | Named
)

ANY = AnyType()
NONE = NoneType()
STR = Scalar("str")
BYTES = Scalar("binary")
RAW = Scalar("raw")


def union(types: Iterable[PyType]) -> PyType:
    """The union of types, each once, null last; any JSON value takes in all others."""
    found: dict[PyType, None] = {}
    for item in types:
        found.update(
            dict.fromkeys(item.options if isinstance(item, UnionType) else (item,))
        )
    if ANY in found:
        return ANY
    if NONE in found:
        del found[NONE]
        found[NONE] = None
    options = _with_one_choice(tuple(found))
    if not options:
        return ANY
    return options[0] if len(options) == 1 else UnionType(options)


def _with_one_choice(options: tuple[PyType, ...]) -> tuple[PyType, ...]:
    """The types with all known values at the place of the first; 1 is not True."""
    choices = [item for item in options if isinstance(item, Choice)]
    if len(choices) < 2:
        return options
    values = [value for item in choices for value in item.values]
    known = {(type(value), value): value for value in values}
    joined = Choice(tuple(known.values()))
    return tuple(
        joined if item is choices[0] else item
        for item in options
        if item is choices[0] or not isinstance(item, Choice)
    )


def optional(item: PyType) -> PyType:
    """The type or null."""
    return union((item, NONE))


def without_none(item: PyType) -> PyType:
    """The type without null; null alone stays as it is."""
    if not isinstance(item, UnionType):
        return item
    return union(option for option in item.options if option != NONE)


def is_optional(item: PyType) -> bool:
    """Whether null is one of the values."""
    return item in (NONE, ANY) or (isinstance(item, UnionType) and NONE in item.options)


def named_types(item: PyType) -> frozenset[str]:
    """The pointers of the classes and aliases that a type mentions."""
    match item:
        case Named(pointer):
            return frozenset((pointer,))
        case ListType(inner) | DictType(inner):
            return named_types(inner)
        case UnionType(parts) | TupleType(parts):
            return frozenset[str]().union(*map(named_types, parts))
        case AnyType() | NoneType() | Scalar() | Choice():
            return frozenset()
