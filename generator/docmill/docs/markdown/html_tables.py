"""HTML tables: header, rows, and cells that span several of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docmill.docs.markdown.html_text import html_cell
from docmill.docs.markdown.page import Cell, Passage, Table
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.table_rows import allowed_rows, fitted_rows
from docmill.docs.markdown.tags import Tag

_WIDEST = 1000
"""The most columns that a cell may span (HTML standard, section 4.9.11), and a row here."""

_BOLD = re.compile(r"\*\*[^*]++\*\*")
_PARTS = frozenset(("thead", "tbody", "tfoot"))


@dataclass(slots=True)
class _Source:
    """A cell as it is written: its tag and where its content ends."""

    tag: Tag
    end: int


@dataclass(slots=True)
class _Line:
    """A row as it is written."""

    start: int
    is_head: bool
    cells: list[_Source] = field(default_factory=list[_Source])


def html_table(reading: Reading, table: Tag, end: int) -> Iterator[Table]:
    """The table whose content ends at a position; none if it has no cell."""
    lines = [line for line in _lines(reading, table, end) if line.cells]
    if not lines:
        return
    grid = _Grid(reading).rows(lines)
    header = _header(lines, grid)
    span = reading.span(table.start, table.end)
    body = [n for n, line in enumerate(lines) if n != header and not line.is_head]
    if header is None:
        width = max(map(len, grid))
        head = (Cell(Passage("", ((0, span),))),) * width
    else:
        head = tuple(grid[header])
    allowed = allowed_rows(reading, len(body), len(head), span)
    rows = ((grid[n], reading.span(lines[n].start, end)) for n in body[:allowed])
    yield Table(head, fitted_rows(reading, rows, len(head)), span, html=True)


def _header(lines: list[_Line], grid: list[list[Cell]]) -> int | None:
    """The row of headings: the last one of `<thead>`, or a first row that looks so."""
    heads = [n for n, line in enumerate(lines) if line.is_head]
    if heads:
        return heads[-1]
    if all(cell.tag.name == "th" for cell in lines[0].cells):
        return 0
    if len(lines) > 1 and all(_BOLD.fullmatch(cell.value) for cell in grid[0]):
        return 0
    return None


def _lines(reading: Reading, table: Tag, end: int) -> list[_Line]:
    """The rows; the end tags of rows and cells may be missing."""
    lines: list[_Line] = []
    current: _Source | None = None
    depth = 0
    is_head = False
    row: _Line | None = None
    for tag in reading.tags.within(table.end, end):
        if tag.name == "table":
            depth = max(depth + (-1 if tag.closes else 1), 0)
        if depth or tag.name not in {"tr", "td", "th", *_PARTS}:
            continue
        if current is not None:
            current.end = tag.start
            current = None
        if tag.name in _PARTS:
            is_head = tag.name == "thead" and not tag.closes
            row = None
        elif tag.name == "tr":
            row = None if tag.closes else _Line(tag.start, is_head)
            lines += [row] if row else []
        elif not tag.closes:
            if row is None:
                row = _Line(tag.start, is_head)
                lines.append(row)
            current = _Source(tag, end)
            row.cells.append(current)
    return lines


class _Grid:
    """Gives each row all its cells; one that spans rows or columns is repeated."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._left = reading.limits.nodes
        self._below: dict[int, tuple[int, Cell]] = {}

    def rows(self, lines: list[_Line]) -> list[list[Cell]]:
        """The cells of each row."""
        return [self._row(line) for line in lines]

    def _row(self, line: _Line) -> list[Cell]:
        cells: list[Cell] = []
        for source in line.cells:
            self._from_above(cells)
            tag = source.tag
            cell = html_cell(self._reading, tag.end, source.end, tag)
            rows = self._number(tag, "rowspan")
            room = max(min(self._left, _WIDEST - len(cells)), 1)
            for _ in range(min(self._number(tag, "colspan"), room)):
                if rows > 1:
                    self._below[len(cells)] = (rows, cell)
                cells.append(cell)
                self._left -= 1
        self._from_above(cells)
        self._below = {
            column: (rows - 1, cell)
            for column, (rows, cell) in self._below.items()
            if rows > 1
        }
        return cells

    def _from_above(self, cells: list[Cell]) -> None:
        while len(cells) in self._below and self._left > 0 and len(cells) < _WIDEST:
            cells.append(self._below[len(cells)][1])
            self._left -= 1

    def _number(self, tag: Tag, name: str) -> int:
        attribute = tag.find(name)
        text = self._reading.tags.value(attribute).strip() if attribute else ""
        is_number = text.isascii() and text.isdigit() and len(text) < 9
        return min(max(int(text), 1), _WIDEST) if is_number else 1
