"""Rows of tables: as many cells as the header, and not more than the limits allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from docmill.diagnostics.source import Span
from docmill.docs.markdown.page import Cell, Passage, TableRow
from docmill.docs.markdown.reading import Reading


def allowed_rows(reading: Reading, count: int, width: int, span: Span) -> int:
    """How many of the rows of a table are read; reports if these are not all.

    Short rows are filled up, so a wide table would cost more than the page has text.
    """
    limits = reading.limits
    allowed = min(limits.table_rows, limits.nodes // max(width, 1))
    if count > allowed:
        name = "table_rows" if allowed == limits.table_rows else "nodes"
        reading.diagnostics.error(
            "table-too-large",
            f"table has more than {allowed} rows of {width} cells",
            span,
            hint=f"raise limits.{name} in the configuration if this is meant",
        )
    return min(allowed, count)


def fitted_rows(
    reading: Reading, rows: Iterable[tuple[Sequence[Cell], Span]], width: int
) -> tuple[TableRow, ...]:
    """Rows of exactly `width` cells, given by their cells and place.

    A row of empty cells only parts those around it, whatever their number.
    """
    return tuple(
        _fitted(reading, cells, width, span)
        for cells, span in rows
        if any(cell.value for cell in cells)
    )


def _fitted(
    reading: Reading, cells: Sequence[Cell], width: int, span: Span
) -> TableRow:
    """A row of exactly `width` cells; surplus cells are joined into the last one."""
    used = len(cells)
    while used > width and not cells[used - 1].value:
        used -= 1
    row = tuple(cells[:used])
    if used > width:
        row = (*row[: width - 1], _joined(reading, row[width - 1 :], used, width))
    if used < width:
        row = (*row, *_missing(reading, span, used, width))
    return TableRow(row, span)


def _joined(reading: Reading, cells: Sequence[Cell], found: int, width: int) -> Cell:
    first, last = cells[0].span, cells[-1].span
    end = last.end_column if last.line == first.line else first.end_column
    span = Span(first.file, first.line, first.column, max(end, first.end_column))
    reading.diagnostics.warning(
        "table-cells-joined",
        f"row has {found} cells under {width} headings",
        span,
        hint=r"the surplus was read as part of the last cell; write \| for a pipe in a cell",
    )
    if all(len(cell.text.pieces) == 1 for cell in cells) and last.line == first.line:
        return Cell(Passage(span.text, ((0, span),)), cells[0].indent)
    value = "|".join(cell.value for cell in cells)
    offsets = accumulate((len(cell.value) + 1 for cell in cells), initial=0)
    pieces = [
        (offset + at, place)
        for offset, cell in zip(offsets, cells, strict=False)
        for at, place in cell.text.pieces
    ]
    return Cell(Passage(value, tuple(pieces)), cells[0].indent)


def _missing(reading: Reading, span: Span, found: int, width: int) -> list[Cell]:
    reading.diagnostics.warning(
        "table-cells-missing",
        f"row has {found} cells under {width} headings",
        span,
        hint="the missing cells were read as empty",
    )
    end = span.part(len(span.text), len(span.text))
    return [Cell(Passage("", ((0, end),)))] * (width - found)
