"""Shapes of examples as types: tier `inferred`, never required, never an enumeration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.infer.lenient_json import JsonExample
from docmill.docs.infer.shapes import (
    AnyShape,
    ArrayShape,
    MapShape,
    ObjectShape,
    ScalarShape,
    Shape,
    shape_of,
)
from docmill.docs.model import (
    INFERRED,
    Anything,
    Field,
    FieldType,
    Items,
    Keyword,
    Object,
    OneOf,
    Ref,
    Scalar,
    Values,
)
from docmill.openapi.document import Json, is_list
from docmill.openapi.source_map import Origin

FROM_EXAMPLE = "from-example"
"""The rule of what was derived from an example."""

_DEEPEST = 3
"""How deep responses are wrapped: `data.user.items`."""

Locate = Callable[[str], Span]
"""The place of a member of an example, by its JSON Pointer."""


def example_type(found: Sequence[JsonExample], locate: Locate) -> FieldType:
    """The type that the values of examples have in common."""
    values: list[Json] = []
    placeholders: list[frozenset[str]] = []
    for one in found:
        values += one.values
        placeholders += [one.placeholders] * len(one.values)
    return to_type(shape_of(values, placeholders), locate, "")


def to_type(shape: Shape, locate: Locate, at: str) -> FieldType:
    """A shape as a type; each property knows the line of the example it comes from."""
    match shape:
        case ScalarShape():
            return Scalar(shape.type, shape.format)
        case ArrayShape():
            return Items(
                to_type(shape.item, locate, f"{at}/0") if shape.item else Anything()
            )
        case MapShape():
            return Values(to_type(shape.value, locate, at))
        case ObjectShape():
            return Object(
                tuple(
                    _field(name, member.shape, locate, f"{at}/{_escaped(name)}")
                    for name, member in shape.members.items()
                )
            )
        case AnyShape():
            return Anything()


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _field(name: str, shape: Shape, locate: Locate, at: str) -> Field:
    span = locate(at)
    type_ = to_type(shape, locate, at)
    keywords: tuple[Keyword, ...] = ()
    if isinstance(type_, Scalar) and type_.format:
        keywords = (
            Keyword("format", type_.format, Origin(span, FROM_EXAMPLE, INFERRED)),
        )
    return Field(
        name=name,
        type=type_,
        required=None,
        keywords=keywords,
        description="",
        unused=(),
        span=span,
        name_span=span,
        type_span=span,
        required_span=None,
        nullable=shape.nullable,
        rule=FROM_EXAMPLE,
        tier=INFERRED,
    )


def completed(stated: FieldType, shown: FieldType, closed: bool = False) -> FieldType:
    """A stated type with what an example shows where the page says nothing more.

    A table wins: only an object without properties, an array without a type of its items
    and a field without a type take what the example has. `closed` says that the pages
    describe the objects they have: one without properties has any, and the example of a
    "map of headers" shows no names to rely on.
    """
    match stated, shown:
        case Anything(), _:
            return shown
        case Items(item), Items(other):
            return Items(completed(item, other, closed))
        case (Object(fields=()), Object() | Values()):
            return stated if closed else shown
        case Object(fields=(only,)), Object(fields=others) if _is_title(only, others):
            return completed(only.type, shown, closed)
        case Object(fields=fields, extra=extra), Object(fields=others):
            found = {field.name: field for field in others}
            return Object(
                tuple(_completed(f, found.get(f.name), closed) for f in fields), extra
            )
        case _:
            return stated


def _is_title(only: Field, others: Sequence[Field]) -> bool:
    """Whether the one property of an object is the title of what is in its place.

    Reads `items | [object]`, `> Order | object`, `>> id`, where the example has items
    with an `id` and no `Order`.
    """
    if not isinstance(only.type, Object) or any(f.name == only.name for f in others):
        return False
    return _covers(Object(tuple(others)), {f.name for f in only.type.fields})


def _completed(field: Field, shown: Field | None, closed: bool) -> Field:
    if shown is None or not _agrees(field, shown.type):
        return field
    return replace(field, type=completed(field.type, shown.type, closed))


def _agrees(field: Field, shown: FieldType) -> bool:
    """Whether the values that a description states are of the type that the example has.

    "Defaults to `false`" beside `"active": "true"` leaves the type open.
    """
    if not isinstance(field.type, Anything) or not isinstance(shown, Scalar):
        return True
    values: list[Json] = []
    for keyword in field.keywords:
        if keyword.name == "enum" and is_list(keyword.value):
            values += keyword.value
        elif keyword.name == "default":
            values.append(keyword.value)
    return all(_is_of(value, shown.type) for value in values)


def _is_of(value: Json, type_: str) -> bool:
    match value:
        case bool():
            return type_ == "boolean"
        case int():
            return type_ in ("integer", "number")
        case float():
            return type_ == "number"
        case str():
            return type_ == "string"
        case _:
            return False


def wrapped(stated: FieldType, shown: FieldType, names: frozenset[str]) -> FieldType:
    """Stated fields where the example shows them: in the items of an array, in `data`.

    Pages describe the members of what is wrapped and leave the wrapping to the example.
    `names` are those of the stated fields.
    """
    if not isinstance(stated, (Object, Ref)) or not names:
        return stated
    return _placed(stated, shown, names, 0) or stated


def _placed(
    stated: FieldType, shown: FieldType, names: frozenset[str], depth: int
) -> FieldType | None:
    """The shown type with the stated object in the one place where its members stand."""
    match shown:
        case Items(Object() as item) if _covers(item, names):
            return Items(stated)
        case Items(item):
            inner = _placed(stated, item, names, depth)
            return Items(inner) if inner is not None else None
        case Object() if depth and _covers(shown, names):
            return stated
        case Object(fields=members) if depth < _DEEPEST and not _covers(shown, names):
            found = [
                (m, t)
                for m in members
                if (t := _placed(stated, m.type, names, depth + 1))
            ]
            if len(found) == 1:
                member, type_ = found[0]
                return replace(
                    shown,
                    fields=tuple(
                        replace(f, type=type_) if f is member else f for f in members
                    ),
                )
        case _:
            pass
    return None


def _covers(shown: Object, names: Iterable[str]) -> bool:
    wanted = set(names)
    return len(wanted & {field.name for field in shown.fields}) * 2 > len(wanted)


__all__ = [
    "FROM_EXAMPLE",
    "Locate",
    "OneOf",
    "Ref",
    "completed",
    "example_type",
    "wrapped",
]
