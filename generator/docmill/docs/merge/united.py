"""One type for what several examples show of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.model import (
    Anything,
    Field,
    FieldType,
    Items,
    Object,
    Scalar,
    Values,
)

# As deep as an example is nested; see `shared_shapes`.
_DEEPEST = 40


def united(types: Sequence[FieldType]) -> FieldType | None:
    """The type that all of them are of; None where they contradict each other.

    Nothing known (`null`, an empty array) goes with anything, an integer with a number, and
    two formats leave the string. Objects have the same properties or are two things.
    """
    found: FieldType | None = types[0]
    for other in types[1:]:
        found = _both(found, other, 0) if found is not None else None
    return found


def _both(first: FieldType, second: FieldType, depth: int) -> FieldType | None:
    if depth > _DEEPEST:
        return None
    match first, second:
        case Anything(), _:
            return second
        case _, Anything():
            return first
        case Scalar(), Scalar():
            return _scalar(first, second)
        case Items(one), Items(other):
            inner = _both(one, other, depth + 1)
            return None if inner is None else Items(inner)
        case Values(one), Values(other):
            inner = _both(one, other, depth + 1)
            return None if inner is None else Values(inner)
        case Object(_, None), Object(_, None):
            return _object(first, second, depth)
        case _:
            return None


def _scalar(first: Scalar, second: Scalar) -> Scalar | None:
    if first.type == second.type:
        return first if first == second else Scalar(first.type)
    numbers = {first.type, second.type} == {"integer", "number"}
    return Scalar("number") if numbers else None


def _object(first: Object, second: Object, depth: int) -> Object | None:
    others = {field.name: field for field in second.fields}
    if {field.name for field in first.fields} != others.keys():
        return None
    fields = [_field(field, others[field.name], depth) for field in first.fields]
    kept = tuple(field for field in fields if field is not None)
    return Object(kept) if len(kept) == len(fields) else None


def _field(first: Field, second: Field, depth: int) -> Field | None:
    type_ = _both(first.type, second.type, depth + 1)
    if type_ is None:
        return None
    # A format that only one of them has is no keyword of both.
    keywords = tuple(
        keyword
        for keyword in (first.keywords or second.keywords)
        if keyword.name != "format"
        or (isinstance(type_, Scalar) and type_.format == keyword.value)
    )
    null = first.nullable or second.nullable
    return replace(first, type=type_, keywords=keywords, nullable=null)
