"""Pages that describe no operation: overviews, change logs, enumerations, guides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.diagnostics.model import Diagnostics
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import (
    ChangeLogPage,
    EnumPage,
    EnumTable,
    ListedOperation,
    LooseRow,
    OtherPage,
    OverviewPage,
    Page,
    Text,
)
from docmill.docs.markdown.blocks import Document, Heading
from docmill.docs.markdown.inline import label
from docmill.docs.outline.scopes import Section, description
from docmill.docs.rows import tables


def extract_other(
    document: Document,
    sections: tuple[Section, ...],
    dialect: Dialect,
    diagnostics: Diagnostics,
) -> Page:
    """What a page says that has neither a method nor a URL."""
    roles = [
        tables.columns(table, dialect).roles
        for section in sections
        for table in section.tables
    ]
    if any("operation" in found for found in roles):
        return _overview(document, sections, dialect)
    if any("release_version" in found for found in roles):
        return _change_log(document, sections, dialect)
    if any("value" in found for found in roles):
        return _enumerations(document, sections, dialect)
    diagnostics.note(
        "page-not-an-operation",
        "page describes no operation",
        document.source.span(1),
        hint="it has no section for a method or a URL; nothing was taken from it",
    )
    loose = _rows(sections, "page-not-an-operation")
    return OtherPage(source=document.source, loose=tuple(loose))


def _overview(
    document: Document, sections: tuple[Section, ...], dialect: Dialect
) -> OverviewPage:
    loose: list[LooseRow] = []
    listed: list[ListedOperation] = []
    for section in sections:
        for table in section.tables:
            layout = tables.columns(table, dialect)
            if "operation" not in layout.roles:
                loose.extend(tables.loose_rows(table, "overview"))
                continue
            loose.extend(tables.loose_rows(table, "overview"))
            for row in table.rows:
                name = layout.text(row, "operation")
                method = layout.text(row, "operation_method")
                if name is not None:
                    listed.append(
                        ListedOperation(name=name, method=method, span=row.span)
                    )
    return OverviewPage(
        source=document.source,
        title=_first_heading(document),
        introduction=description(sections, "introduction", dialect),
        version=description(sections, "version", dialect),
        operations=tuple(listed),
        loose=tuple(loose),
    )


def _first_heading(document: Document) -> Text | None:
    for block in document.blocks:
        if isinstance(block, Heading):
            return Text(label(block.text), block.span)
    return None


def _change_log(
    document: Document, sections: tuple[Section, ...], dialect: Dialect
) -> ChangeLogPage:
    return ChangeLogPage(
        source=document.source,
        version=_stated_version(document, dialect)
        or _newest_release(sections, dialect),
        loose=tuple(_rows(sections, "change-log")),
    )


def _stated_version(document: Document, dialect: Dialect) -> Text | None:
    pattern = re.compile(dialect.data["releases"]["version"])
    for number, line in enumerate(document.source.lines, 1):
        if match := pattern.search(line):
            return Text(
                match[1],
                document.source.span(number, match.start(1) + 1, match.end(1) + 1),
            )
    return None


def _newest_release(sections: tuple[Section, ...], dialect: Dialect) -> Text | None:
    releases: list[tuple[tuple[int, ...], Text]] = []
    for section in sections:
        for table in section.tables:
            layout = tables.columns(table, dialect)
            for row in table.rows:
                version = layout.text(row, "release_version")
                if version is not None and re.fullmatch(r"\d+(\.\d+)*", version.value):
                    releases.append(
                        (tuple(map(int, version.value.split("."))), version)
                    )
    return max(releases, key=lambda release: release[0])[1] if releases else None


def _enumerations(
    document: Document, sections: tuple[Section, ...], dialect: Dialect
) -> EnumPage:
    enums: list[EnumTable] = []
    loose: list[LooseRow] = []
    for section in sections:
        for table in section.tables:
            layout = tables.columns(table, dialect)
            if section.heading is None or "value" not in layout.roles:
                loose.extend(tables.loose_rows(table, "page-not-an-operation"))
                continue
            heading = section.heading
            name = label(heading.text).split(" ")[0]
            values = tuple(
                (value, layout.text(row, "description"))
                for row in table.rows
                if (value := layout.text(row, "value")) is not None and value.value
            )
            enums.append(EnumTable(name=Text(name, heading.span), values=values))
            loose.extend(tables.loose_rows(table, "enumeration"))
    return EnumPage(source=document.source, enums=tuple(enums), loose=tuple(loose))


def _rows(sections: tuple[Section, ...], reason: str) -> Iterator[LooseRow]:
    for section in sections:
        for table in section.tables:
            yield from tables.loose_rows(table, reason)
