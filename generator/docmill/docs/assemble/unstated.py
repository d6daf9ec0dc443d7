"""Fields that no row states: a request line or an example request shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.docs.assemble.example_values import type_of
from docmill.docs.assemble.shapes import FROM_EXAMPLE
from docmill.docs.infer.credentials import query_scheme
from docmill.docs.infer.message import Message
from docmill.docs.model import INFERRED, Field, FieldType, Object, Scalar
from docmill.docs.outline.contents import Shown

Requests = Sequence[tuple[Shown, Message]]


def bare(name: str, type_: FieldType, span: Span, rule: str) -> Field:
    """A field of which only name and type are known, by a request line or an example."""
    return Field(
        name=name,
        type=type_,
        required=None,
        keywords=(),
        description="",
        unused=(),
        span=span,
        name_span=span,
        type_span=None,
        required_span=None,
        rule=rule,
        tier=INFERRED,
    )


def shown_query(requests: Requests, others: Collection[str]) -> tuple[Field, ...]:
    """The query parameters of example requests without `others` and without credentials.

    Reads `?page=2&api_key=YOUR_KEY`, of which `page` stays.
    """
    pairs = _pairs(
        (shown, message, name, value)
        for shown, message in requests
        for name, value in message.query
        if name not in others and query_scheme(name, value) is None
    )
    return tuple(
        bare(name, type_of(values) or Scalar("string"), span, FROM_EXAMPLE)
        for name, (span, values) in pairs.items()
    )


def shown_form(requests: Requests) -> Object | None:
    """The fields of forms that example requests send; None where none of them has one.

    Reads `-F "file=@boats.csv" -F shop=12` and `-d 'name=Anna&age=7'`.
    """
    pairs = _pairs(
        (shown, message, name, value)
        for shown, message in requests
        for name, value in message.form
    )
    fields = (
        bare(name, _form_field(values), span, FROM_EXAMPLE)
        for name, (span, values) in pairs.items()
    )
    return Object(tuple(fields)) if pairs else None


def report_undescribed(found: Sequence[Field], diagnostics: Diagnostics) -> None:
    """Warn of query parameters of examples beside those that the page describes."""
    if found:
        diagnostics.warning(
            "example-member-undescribed",
            "example has query parameters that no table describes: "
            + ", ".join(field.name for field in found[:10]),
            found[0].span,
            hint="describe them in the tables or correct the example",
        )


def _form_field(values: Sequence[str]) -> Scalar:
    """The type of a form field; curl sends the file whose name stands behind an `@`."""
    if all(value.startswith("@") for value in values):
        return Scalar("string", "binary")
    return type_of(values) or Scalar("string")


def _pairs(
    found: Iterator[tuple[Shown, Message, str, str]],
) -> Mapping[str, tuple[Span, list[str]]]:
    """The first place and all values of each name."""
    pairs: dict[str, tuple[Span, list[str]]] = {}
    for shown, message, name, value in found:
        span = shown.block.line(message.line)
        pairs.setdefault(name, (span, []))[1].append(value)
    return pairs
