"""The same pages in another language: a check, and the source of second descriptions.

What pages state is taken from the first language alone, because literals suffer when they
are translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import Span
from docmill.docs.cells.urls import PARAMETERS
from docmill.docs.descriptions import same
from docmill.docs.model import (
    Anything,
    Field,
    FieldType,
    Items,
    Operation,
    Ref,
    Scalar,
    Translation,
    Values,
)
from docmill.docs.service.info import language
from docmill.openapi.document import Json, is_list

Key = tuple[str, ...]

_COMPARED = (
    "default",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
)


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

    def field(key: Key, own: Field) -> Field:
        found = theirs.get((*key, own.name))
        if found is None:
            return own
        _compare(own, found, diagnostics)
        text = found.description
        return replace(own, translation=Translation(word, text)) if text else own

    def fields(key: Key, own: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(field(key, item) for item in own)

    text = other.description
    return replace(
        operation,
        translation=Translation(word, text.value) if text else None,
        parameters=tuple(
            replace(p, field=field((p.place,), p.field)) if p.field else p
            for p in operation.parameters
        ),
        body=fields(("body",), operation.body) if operation.body else None,
        result=fields(("result",), operation.result) if operation.result else None,
        forms=tuple(
            replace(
                form,
                fields=fields(("model", form.name, str(form.request)), form.fields),
            )
            for form in operation.forms
        ),
    )


def _fields(operation: Operation) -> Iterator[tuple[Key, Field]]:
    """The fields of an operation by where they stand."""
    for parameter in operation.parameters:
        if parameter.field is not None:
            yield (parameter.place, parameter.name), parameter.field
    for key, fields in (
        (("body",), operation.body),
        (("result",), operation.result),
        *((("model", f.name, str(f.request)), f.fields) for f in operation.forms),
    ):
        for field in fields or ():
            yield (*key, field.name), field


def _compare(own: Field, other: Field, diagnostics: Diagnostics) -> None:
    first, second = _type(own.type), _type(other.type)
    if "?" not in first + second and first != second:
        _report(own, "type", own.type_span, (other.type_span, second), diagnostics)
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
        case Anything():
            return "?"
