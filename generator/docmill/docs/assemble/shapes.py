"""Shapes of examples as types: tier `inferred`, never required, never an enumeration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
from docmill.docs.lexicon.lexicon import Lexicon
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
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.source_map import Origin

FROM_EXAMPLE = "from-example"
"""The rule of what was derived from an example."""

_DEEPEST = 3
"""How deep responses are wrapped: `data.user.items`."""

Locate = Callable[[str], Span]
"""The place of a member of an example, by its JSON Pointer."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the members of examples stand, and what the comments at them say."""

    locate: Locate
    comments: Mapping[str, str]
    lexicon: Lexicon

    def required(self, at: str) -> bool | None:
        """What a comment says: `// required`, `// optional, at most 20 characters`."""
        said = self.lexicon.requirement(self.comments.get(at, ""))
        return said[0] if said is not None else None

    def description(self, at: str) -> str:
        """The comment at a member, where it says more than that it is required."""
        text = self.comments.get(at, "")
        said = self.lexicon.requirement(text)
        return "" if said is not None and said[1:] == (0, len(text)) else text


def example_type(
    found: Sequence[JsonExample], locate: Locate, lexicon: Lexicon
) -> FieldType:
    """The type that the values of examples have in common, with their comments."""
    values: list[Json] = []
    placeholders: list[frozenset[str]] = []
    comments: dict[str, str] = {}
    for one in found:
        values += one.values
        placeholders += [one.placeholders] * len(one.values)
        comments = {**one.comments, **comments}
    source = _Source(locate, comments, lexicon)
    kinds = {_kind(value) for value in values}
    if kinds == {"array", "object"}:
        return OneOf(
            tuple(
                _type(_of_kind(kind, values, placeholders), source, "")
                for kind in ("object", "array")
            )
        )
    return _type(shape_of(values, placeholders), source, "")


def _kind(value: Json) -> str:
    return "object" if is_map(value) else "array" if is_list(value) else "scalar"


def _of_kind(
    kind: str, values: Sequence[Json], placeholders: Sequence[frozenset[str]]
) -> Shape:
    """The shape of the examples of one kind: one order, or "OR" a list of them."""
    pairs = zip(values, placeholders, strict=True)
    chosen = [(v, p) for v, p in pairs if _kind(v) == kind]
    return shape_of([v for v, _ in chosen], [p for _, p in chosen])


def _type(shape: Shape, source: _Source, at: str) -> FieldType:
    """A shape as a type; each property knows the line of the example it comes from."""
    match shape:
        case ScalarShape():
            return Scalar(shape.type, shape.format)
        case ArrayShape():
            return Items(
                _type(shape.item, source, f"{at}/0") if shape.item else Anything()
            )
        case MapShape():
            return Values(_type(shape.value, source, at))
        case ObjectShape():
            return Object(
                tuple(
                    _field(name, member.shape, source, f"{at}/{_escaped(name)}")
                    for name, member in shape.members.items()
                )
            )
        case AnyShape():
            return Anything()


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _field(name: str, shape: Shape, source: _Source, at: str) -> Field:
    span = source.locate(at)
    type_ = _type(shape, source, at)
    keywords: tuple[Keyword, ...] = ()
    if isinstance(type_, Scalar) and type_.format:
        keywords = (
            Keyword("format", type_.format, Origin(span, FROM_EXAMPLE, INFERRED)),
        )
    return Field(
        name=name,
        type=type_,
        required=source.required(at),
        keywords=keywords,
        description=source.description(at),
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
            return Items(completed(_without_title(item, other), other, closed))
        case (Object(fields=()), Object() | Values()):
            return stated if closed else shown
        case Object(fields=fields, extra=extra), Object(fields=others):
            found = {field.name: field for field in others}
            return Object(
                tuple(_completed(f, found.get(f.name), closed) for f in fields), extra
            )
        case _:
            return stated


def _without_title(item: FieldType, shown: FieldType) -> FieldType:
    """The items of an array without a row that is only their title.

    Reads `items | [object]`, `> Order | object`, `>> id`, where the example has items
    with an `id` and no `Order`.
    """
    match item, shown:
        case Object(fields=(only,)), Object(fields=others) if (
            isinstance(only.type, Object)
            and all(f.name != only.name for f in others)
            and _covers(shown, {f.name for f in only.type.fields})
        ):
            return only.type
        case _:
            return item


def _completed(field: Field, shown: Field | None, closed: bool) -> Field:
    if shown is None or not _agrees(field, shown.type):
        return field
    return replace(
        field,
        type=completed(field.type, shown.type, closed),
        description=field.description or shown.description,
    )


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


def wrapped(
    stated: FieldType,
    shown: FieldType,
    names: frozenset[str],
    stands_for: bool = False,
) -> FieldType:
    """Stated fields where the example shows them: in the items of an array, in `data`.

    Pages describe the members of what is wrapped and leave the wrapping to the example.
    `names` are those of the stated fields. `stands_for` says that the example has a
    placeholder, as in `{"orders": [<order>, …]}`: then they stand there.
    """
    if not isinstance(stated, (Object, Ref)) or not names:
        return stated
    if stands_for and not names & set(_all_names(shown)):
        return _instead(stated, shown) or stated
    return _placed(stated, shown, names, 0) or stated


def _all_names(shown: FieldType) -> Iterator[str]:
    match shown:
        case Items(item):
            yield from _all_names(item)
        case Object(fields=fields):
            for field in fields:
                yield field.name
                yield from _all_names(field.type)
        case _:
            pass


def _instead(stated: FieldType, shown: FieldType) -> FieldType | None:
    """The shown type with the stated one in the only place that is open."""
    match shown:
        case Anything():
            return stated
        case Items(item):
            inner = _instead(stated, item)
            return Items(inner) if inner is not None else None
        case Object(fields=fields):
            found = [(f, t) for f in fields if (t := _instead(stated, f.type))]
            if len(found) != 1:
                return None
            place, type_ = found[0]
            return replace(
                shown,
                fields=tuple(
                    replace(f, type=type_) if f is place else f for f in fields
                ),
            )
        case _:
            return None


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
