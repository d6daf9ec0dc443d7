"""Blocks to facts: what kind of page it is, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.diagnostics import Diagnostics
from docmill.docs import tables
from docmill.docs.blocks import Document, Fence, Heading, Paragraph
from docmill.docs.dialect import Dialect
from docmill.docs.facts import (
    CodeRow,
    FieldTable,
    LooseRow,
    OperationPage,
    Page,
    Part,
    Text,
)
from docmill.docs.inline import anchors, label
from docmill.docs.otherpages import extract_other
from docmill.docs.sections import Section, description, split
from docmill.source import Span

_URL = re.compile(r"https?://\S.*")
_PARTS: dict[str, Part] = {
    "address": "address",
    "parameters": "parameters",
    "response": "response",
}


def extract(
    document: Document, dialect: Dialect, diagnostics: Diagnostics
) -> Page | None:
    """What a page says. None for an operation page that lacks what an operation needs."""
    sections = split(document, dialect)
    roles = {section.role for section in sections}
    if not roles & {"method", "address"}:
        return extract_other(document, sections, dialect, diagnostics)
    method = _method(document, sections, dialect, diagnostics)
    url = _url(document, sections, diagnostics)
    if method is None or url is None:
        return None
    loose: list[LooseRow] = []
    return OperationPage(
        source=document.source,
        title=_title(document),
        description=description(sections, "description", dialect),
        notes=description(sections, "notes", dialect),
        method=method,
        url=url,
        tables=tuple(_field_tables(sections, dialect, diagnostics, loose)),
        codes=tuple(_codes(sections, dialect, diagnostics, loose)),
        request_examples=tuple(_examples(sections, "request_example")),
        response_examples=tuple(_examples(sections, "response_example")),
        loose=(*loose, *_other_rows(sections)),
    )


def _title(document: Document) -> Text:
    for block in document.blocks:
        if isinstance(block, Heading):
            return Text(label(block.text), block.span)
    return Text("", document.source.span(1))


def _method(
    document: Document,
    sections: tuple[Section, ...],
    dialect: Dialect,
    diagnostics: Diagnostics,
) -> Text | None:
    found = [
        Text(label(span.text).upper(), span) for span in _lines(sections, "method")
    ]
    if not found:
        diagnostics.error(
            "page-without-method",
            "page has no HTTP method",
            _place(document, sections, "method"),
            hint="name the method under its heading: " + ", ".join(dialect.methods),
        )
        return None
    first = found[0]
    if first.value not in dialect.methods:
        diagnostics.error(
            "method-unknown",
            f"{first.value!r} is not an HTTP method",
            first.span,
            hint="methods are " + ", ".join(dialect.methods),
        )
        return None
    return first


def _url(
    document: Document, sections: tuple[Section, ...], diagnostics: Diagnostics
) -> Text | None:
    found = [url for span in _lines(sections, "address") if (url := _url_in(span))]
    if not found:
        diagnostics.error(
            "page-without-url",
            "page has no URL",
            _place(document, sections, "address"),
            hint="write the full URL under its heading: https://host/v1/path/{parameter}",
        )
        return None
    if len({url.value for url in found}) > 1:
        diagnostics.error(
            "url-ambiguous",
            "page has two URLs",
            found[1].span,
            hint="describe one operation a page",
        )
        return None
    url = found[0]
    if len(url.value.split()) > 1:
        diagnostics.warning(
            "url-with-blanks",
            "URL has blanks in it",
            url.span,
            hint="the blanks were left out",
        )
    return Text("".join(url.value.split()), url.span)


def _url_in(span: Span) -> Text | None:
    match = _URL.search(span.text)
    if match is None:
        return None
    text = match[0].rstrip("`>*_ ")
    return Text(text, span.part(match.start(), match.start() + len(text)))


def _lines(sections: tuple[Section, ...], role: str) -> Iterator[Span]:
    """The lines of text in the section of one role, code blocks included."""
    for section in sections:
        if section.role != role or section.nested:
            continue
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from block.lines
            elif isinstance(block, Fence):
                start = block.span.line
                count = block.text.count("\n") + 2
                spans = (block.span.file.span(n) for n in range(start, start + count))
                yield from (s for s in spans if s.text.strip().strip("`~"))


def _place(document: Document, sections: tuple[Section, ...], role: str) -> Span:
    for section in sections:
        if section.role == role and section.heading is not None:
            return section.heading.span
    return document.source.span(1)


def _field_tables(
    sections: tuple[Section, ...],
    dialect: Dialect,
    diagnostics: Diagnostics,
    loose: list[LooseRow],
) -> Iterator[FieldTable]:
    for section in sections:
        part = _PARTS.get(section.role or "")
        if part is None or section.heading is None:
            continue
        heading = section.heading
        model = Text(label(heading.text), heading.span) if section.nested else None
        names = anchors(heading.text) if section.nested else ()
        found = list(section.tables)
        for table in found:
            rows = tables.field_rows(table, dialect, diagnostics)
            if rows is None:
                _not_understood(table.span, diagnostics)
                loose.extend(tables.loose_rows(table, "table-not-understood"))
                continue
            yield FieldTable(part=part, model=model, anchors=names, rows=rows)
        if model is not None and not found:
            yield FieldTable(part=part, model=model, anchors=names, rows=())


def _codes(
    sections: tuple[Section, ...],
    dialect: Dialect,
    diagnostics: Diagnostics,
    loose: list[LooseRow],
) -> Iterator[CodeRow]:
    for section in sections:
        if section.role != "codes":
            continue
        for table in section.tables:
            rows = tables.code_rows(table, dialect)
            if rows is None:
                _not_understood(table.span, diagnostics)
                loose.extend(tables.loose_rows(table, "table-not-understood"))
            else:
                yield from rows


def _not_understood(span: Span, diagnostics: Diagnostics) -> None:
    diagnostics.warning(
        "table-not-understood",
        "no column of the table is known to the dialect",
        span,
        hint="its rows were left out; name its columns in the dialect",
    )


def _examples(sections: tuple[Section, ...], role: str) -> Iterator[Fence]:
    for section in sections:
        if section.role == role:
            yield from section.fences


def _other_rows(sections: tuple[Section, ...]) -> Iterator[LooseRow]:
    """The rows of tables that stand outside the sections of an operation."""
    for section in sections:
        if section.role in _PARTS or section.role == "codes":
            continue
        for table in section.tables:
            yield from tables.loose_rows(table, "outside-the-operation")
