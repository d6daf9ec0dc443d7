"""The same pages in another language: a check, and the source of second descriptions.

What pages state is taken from the first language alone, because literals suffer when they
are translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import Span
from docmill.docs.cells.urls import PARAMETERS
from docmill.docs.descriptions import same
from docmill.docs.model import (
    Anything,
    Content,
    Field,
    FieldType,
    Form,
    Items,
    Object,
    OneOf,
    Operation,
    Ref,
    Response,
    Scalar,
    Translation,
    Values,
)
from docmill.docs.service.info import language
from docmill.openapi.document import Json, is_list
from docmill.openapi.schema_keywords import RANGES, VALUES

Key = tuple[str, ...]

_COMPARED = (*VALUES, *RANGES)


def translated(
    operations: Iterable[Operation],
    others: Iterable[Operation],
    diagnostics: Diagnostics,
) -> tuple[Operation, ...]:
    """The operations with the descriptions that pages in another language give them.

    Reports where the two state different types, defaults, values or limits, or differ in
    what is required.
    """
    by_place = {_place(other): other for other in others}
    word = language(tuple(by_place.values()))
    return tuple(
        (
            _translated(operation, by_place[place], word, diagnostics)
            if (place := _place(operation)) in by_place
            else operation
        )
        for operation in operations
    )


def _place(operation: Operation) -> Key:
    address = operation.address
    path = PARAMETERS.sub("{}", address.path)
    return (address.service, operation.method, address.version or "", path)


def _translated(
    operation: Operation, other: Operation, word: str, diagnostics: Diagnostics
) -> Operation:
    theirs = dict(reversed(list(_fields(other))))
    return _Translator(theirs, word, diagnostics).operation(operation, other)


@dataclass(frozen=True, slots=True)
class _Translator:
    """Gives the fields of an operation the descriptions of those at the same places."""

    theirs: Mapping[Key, Field]
    word: str
    diagnostics: Diagnostics

    def operation(self, own: Operation, other: Operation) -> Operation:
        text = other.description
        return replace(
            own,
            translation=Translation(self.word, text.value) if text else None,
            parameters=tuple(
                replace(p, field=self.field((p.place,), p.field)) if p.field else p
                for p in own.parameters
            ),
            body=(
                replace(own.body, contents=self.contents(("body",), own.body.contents))
                if own.body
                else None
            ),
            responses=tuple(
                replace(r, contents=self.contents(_part(r, own), r.contents))
                for r in own.responses
            ),
            forms=tuple(
                replace(form, fields=self.fields(_model(form), form.fields))
                for form in own.forms
            ),
        )

    def contents(self, key: Key, contents: tuple[Content, ...]) -> tuple[Content, ...]:
        return tuple(replace(c, type=self.type(key, c.type)) for c in contents)

    def fields(self, key: Key, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(self.field(key, item) for item in fields)

    def field(self, key: Key, own: Field) -> Field:
        here = (*key, own.name)
        found = self.theirs.get(here)
        if found is None:
            return own
        _compare(own, found, self.diagnostics)
        own = replace(own, type=self.type(here, own.type))
        text = found.description
        return replace(own, translation=Translation(self.word, text)) if text else own

    def type(self, key: Key, type_: FieldType) -> FieldType:
        match type_:
            case Object(fields, _):
                return replace(type_, fields=self.fields(key, fields))
            case Items(item):
                return Items(self.type(key, item))
            case Values(value):
                return Values(self.type(key, value))
            case _:
                return type_


def _part(response: Response, operation: Operation) -> Key:
    """The place of a response: the success is the same one, whatever its status."""
    main = response is operation.success
    return ("result",) if main else ("response", response.status)


def _model(form: Form) -> Key:
    return ("model", form.name, str(form.request))


def _fields(operation: Operation) -> Iterator[tuple[Key, Field]]:
    """The fields of an operation by where they stand."""
    for parameter in operation.parameters:
        if parameter.field is not None:
            yield (parameter.place, parameter.name), parameter.field
    if operation.body is not None:
        yield from _of_contents(("body",), operation.body.contents)
    for response in operation.responses:
        yield from _of_contents(_part(response, operation), response.contents)
    for form in operation.forms:
        yield from _nested(_model(form), Object(form.fields))


def _of_contents(
    key: Key, contents: tuple[Content, ...]
) -> Iterator[tuple[Key, Field]]:
    for content in contents:
        yield from _nested(key, content.type)


def _nested(key: Key, type_: FieldType) -> Iterator[tuple[Key, Field]]:
    match type_:
        case Object(fields, _):
            for field in fields:
                yield (*key, field.name), field
                yield from _nested((*key, field.name), field.type)
        case Items(inner) | Values(inner):
            yield from _nested(key, inner)
        case _:
            return


def _compare(own: Field, other: Field, diagnostics: Diagnostics) -> None:
    first, second = _type(own.type), _type(other.type)
    if "?" not in first + second and first != second:
        stated = (other.type_span or other.span, second)
        _report(own, "type", own.type_span or own.span, stated, diagnostics)
    if None not in (own.required, other.required) and own.required != other.required:
        span = other.required_span or other.span
        text = "required" if other.required else "not required"
        _report(
            own, "required", own.required_span or own.span, (span, text), diagnostics
        )
    for name in _COMPARED:
        mine, their = own.keyword(name), other.keyword(name)
        if mine and their and not _equal(mine.value, their.value):
            there = (their.origin.span, repr(their.value))
            _report(own, name, mine.origin.span, there, diagnostics)


def _report(
    own: Field, what: str, span: Span, there: tuple[Span, str], diagnostics: Diagnostics
) -> None:
    diagnostics.warning(
        "translation-differs",
        f"the two languages differ in {what} of {own.name}",
        span,
        hint="this page was believed; correct one of the two",
        related=(Related(there[0], f"the other language says {there[1]}"),),
    )


def _equal(first: Json, second: Json) -> bool:
    if is_list(first) and is_list(second):
        return sorted(map(repr, first)) == sorted(map(repr, second))
    return same(first, second)


def _type(type_: FieldType) -> str:
    match type_:
        case Scalar(name, format_):
            return f"{name} {format_ or ''}".strip()
        case Items(item):
            return f"array of {_type(item)}"
        case Values(value):
            return f"map of {_type(value)}"
        case Ref(_, name):
            return name
        case Object():
            return "object"
        case OneOf(types):
            return " or ".join(sorted(map(_type, types)))
        case Anything():
            return "?"
