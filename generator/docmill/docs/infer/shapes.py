"""The shape of one or several example values of the same thing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from docmill.config.model import Limits
from docmill.docs.infer.formats import format_of
from docmill.docs.infer.map_keys import are_data
from docmill.docs.infer.shape import (
    AnyShape,
    ArrayShape,
    MapShape,
    MemberShape,
    ObjectShape,
    ScalarShape,
    ScalarType,
    Shape,
)
from docmill.docs.infer.skeletons import is_skeleton, skeleton_shape
from docmill.openapi.document import Json, is_list, is_map

__all__ = [
    "AnyShape",
    "ArrayShape",
    "MapShape",
    "MemberShape",
    "ObjectShape",
    "ScalarShape",
    "ScalarType",
    "Shape",
    "is_skeleton",
    "shape_of",
    "skeleton_shape",
]

_DEPTH = 64
"""Deeper values are of any shape."""


class _Seen(NamedTuple):
    """A value, its pointer within its document, and the placeholders of that document."""

    value: Json
    pointer: str
    placeholders: Collection[str]

    def below(self, name: str | int, value: Json) -> _Seen:
        """A member or an item; pointers are only kept where there are placeholders."""
        if not self.placeholders:
            return _Seen(value, "", ())
        name = str(name).replace("~", "~0").replace("/", "~1")
        return _Seen(value, f"{self.pointer}/{name}", self.placeholders)


def shape_of(
    values: Sequence[Json],
    placeholders: Sequence[Collection[str]] = (),
    limits: Limits | None = None,
) -> Shape:
    """The shape that all values fit.

    `placeholders` has for each value the pointers of what stands for something else, as
    `JsonExample.placeholders` has them: it is not counted. Members are the union of all
    values, items of arrays are merged, integers and numbers give numbers, other types that
    conflict give `AnyShape`. A text such as "1000.05" stays a string. Never says which
    members are required, nor which values are allowed. Never raises.
    """
    bounds = limits or Limits()
    seen = [
        _Seen(value, "", placeholders[at] if at < len(placeholders) else ())
        for at, value in enumerate(values)
    ]
    return _shape(seen, "", min(_DEPTH, bounds.nesting_depth), bounds)


def _shape(seen: Sequence[_Seen], name: str, depth: int, limits: Limits) -> Shape:
    known = [one for one in seen if one.pointer not in one.placeholders]
    some = [one for one in known if one.value is not None]
    nullable = len(some) < len(known)
    kinds = {_kind(one.value) for one in some}
    if depth <= 0 or not some:
        return AnyShape(nullable=nullable)
    if kinds == {"object"}:
        return _object(some, nullable, depth, limits)
    if kinds == {"array"}:
        return _array(some, name, nullable, depth, limits)
    return _scalar([one.value for one in some], kinds, name, nullable)


def _kind(value: Json) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case _:
            return "object" if is_map(value) else "array" if is_list(value) else "other"


def _scalar(
    values: Sequence[Json], kinds: set[str], name: str, nullable: bool
) -> Shape:
    match sorted(kinds):
        case ["string"]:
            format_ = format_of(values, name)
            return ScalarShape(type="string", format=format_, nullable=nullable)
        case ["integer"]:
            return ScalarShape(type="integer", nullable=nullable)
        case ["number"] | ["integer", "number"]:
            return ScalarShape(type="number", nullable=nullable)
        case ["boolean"]:
            return ScalarShape(type="boolean", nullable=nullable)
        case _:
            return AnyShape(nullable=nullable)


def _array(
    seen: Sequence[_Seen], name: str, nullable: bool, depth: int, limits: Limits
) -> ArrayShape:
    items = [one.below(at, item) for one in seen for at, item in enumerate(one.value)]
    item = _shape(items, name, depth - 1, limits) if items else None
    return ArrayShape(item=item, nullable=nullable)


def _object(seen: Sequence[_Seen], nullable: bool, depth: int, limits: Limits) -> Shape:
    members: dict[str, list[_Seen]] = {}
    for one in seen:
        for name, value in one.value.items():
            members.setdefault(str(name), []).append(one.below(name, value))
    shape = _map(members, nullable, depth, limits)
    if shape is not None:
        return shape
    if len(members) > limits.properties:
        return AnyShape(nullable=nullable)
    shapes = {
        name: _shape(group, name, depth - 1, limits) for name, group in members.items()
    }
    return ObjectShape(
        members={name: MemberShape(shape=shape) for name, shape in shapes.items()},
        nullable=nullable,
    )


def _map(
    members: Mapping[str, Sequence[_Seen]], nullable: bool, depth: int, limits: Limits
) -> MapShape | None:
    """The shape of the values where the keys are data; None for a record."""
    if not are_data(members, alike=True, nested=True):
        return None  # the cheap question first: most objects are records
    values = [one for group in members.values() for one in group]
    shape = _shape(values, "", depth - 1, limits)
    alike = not isinstance(shape, AnyShape) and _share_members(values)
    if not are_data(members, alike, not isinstance(shape, ScalarShape)):
        return None
    return MapShape(value=shape, nullable=nullable)


def _share_members(values: Sequence[_Seen]) -> bool:
    """Whether objects have a member in common, so that they are of one kind."""
    names = [frozenset[str](one.value) for one in values if is_map(one.value)]
    common = frozenset[str]().union(*names).intersection(*names)
    return len(names) < 2 or not any(names) or bool(common)
