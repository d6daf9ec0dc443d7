"""What became of the rows of pages: the part of the document they state, or why none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docmill.docs.emit import Emitted
from docmill.docs.facts import OperationPage
from docmill.docs.markdown.blocks import Table
from docmill.docs.model import TABLE_ROW, Operation
from docmill.docs.service.coverage import PageReport, Report, RowOutcome
from docmill.docs.service.page_set import ReadPage
from docmill.openapi.source_map import SourceMap

_WHOLE = frozenset({TABLE_ROW, "list-item"})
"""The rules of what a whole row states: the facts in it are counted by themselves."""


def service_report(
    members: Sequence[ReadPage],
    operations: Sequence[Operation],
    schemas: int,
    emitted: Emitted,
) -> Report:
    """The report of a service: its pages, what was written, and facts by tier."""
    kept = {operation.source.path for operation in operations}
    return Report(
        pages=tuple(
            _page_report(item, item.document.source.path in kept, emitted.rows)
            for item in members
        ),
        operations=len(operations),
        schemas=schemas,
        facts=_facts(emitted.source_map),
    )


def other_report(pages: Sequence[ReadPage]) -> Report:
    """The report of pages that belong to no service."""
    return Report(pages=tuple(_page_report(item, False, {}) for item in pages))


def _facts(source_map: SourceMap) -> dict[str, int]:
    tiers = Counter(
        origin.tier
        for found in source_map.origins.values()
        for origin in found
        if origin.rule not in _WHOLE
    )
    tiers.update(f.origin.tier for found in source_map.unused.values() for f in found)
    return dict(sorted(tiers.items()))


def _page_report(
    item: ReadPage, kept: bool, emitted: dict[tuple[str, int], str]
) -> PageReport:
    reasons = dict(_reasons(item))
    if item.operation is None:
        rest = "page-refused"
    elif not kept:
        rest = "operation-repeated"
    else:
        rest = "answer-without-body"
    rows: list[RowOutcome] = []
    for block in item.document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            at = emitted.get((row.span.file.path, row.span.line))
            reason = None if at else reasons.get(row.span.line, rest)
            rows.append(RowOutcome(line=row.span.line, pointer=at, reason=reason))
    path = item.file.path.as_posix()
    return PageReport(path=path, kind=_kind(item), rows=tuple(rows))


def _reasons(item: ReadPage) -> Iterator[tuple[int, str]]:
    """The lines of rows that describe nothing, each with the reason."""
    loose = item.page.loose if item.page else ()
    refused = item.operation.refused if item.operation else ()
    for row in (*loose, *refused):
        yield row.span.line, row.reason


def _kind(item: ReadPage) -> str:
    if item.page is None:
        return "refused"
    if isinstance(item.page, OperationPage) and item.operation is None:
        return "refused"
    return type(item.page).__name__.removesuffix("Page").lower()
