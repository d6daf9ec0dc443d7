"""Blocks to facts: what kind of page it is, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import (
    CodeRow,
    FieldTable,
    LooseRow,
    OperationPage,
    Page,
    Part,
    Text,
)
from docmill.docs.markdown.blocks import Document, Fence, Heading
from docmill.docs.markdown.inline import anchors, label
from docmill.docs.outline.other_pages import extract_other
from docmill.docs.outline.scopes import Section, description, split
from docmill.docs.outline.starts import page
from docmill.docs.outline.unused_text import report_unused
from docmill.docs.rows import tables

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
    source = document.source
    method = page.method(source, sections, dialect, diagnostics)
    url = page.url(source, sections, diagnostics)
    if method is None or url is None:
        return None
    report_unused(sections, dialect, diagnostics)
    loose: list[LooseRow] = []
    return OperationPage(
        source=source,
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
