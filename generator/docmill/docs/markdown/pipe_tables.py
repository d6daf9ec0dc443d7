"""Pipe tables, cell by cell (GFM, section 4.10, and what is written beside it)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from docmill.docs.markdown.html_text import indented
from docmill.docs.markdown.page import Cell, Table
from docmill.docs.markdown.reading import Range, Reading
from docmill.docs.markdown.table_rows import allowed_rows, fitted_rows

Lines = Sequence[Range]
"""The lines of a row; the blanks before each line but the first are part of it."""

# A pipe, or what a backslash escapes (CommonMark, section 2.4).
_PIPE = re.compile(r"\\.|\|")
_RULE = re.compile(r":?[-\u2013\u2014]++:?")
_RULE_LINE = re.compile(r"[|:\- \t\u2013\u2014]++")


def pipes(text: str, start: int, end: int) -> list[int]:
    """Where the pipes are that divide cells; an escaped pipe divides none."""
    if text.find("|", start, end) < 0:
        return []
    return [m.start() for m in _PIPE.finditer(text, start, end) if m[0] == "|"]


def is_closed(text: str, start: int, end: int) -> bool:
    """Whether a line ends with a pipe that is not escaped."""
    if end <= start or text[end - 1] != "|":
        return False
    before = end - 1
    while before > start and text[before - 1] == "\\":
        before -= 1
    return (end - 1 - before) % 2 == 0


def columns(text: str, start: int, end: int) -> int:
    """The number of cells in a line."""
    found = pipes(text, start, end)
    opened = bool(found) and found[0] == start
    closed = len(found) > opened and found[-1] == end - 1
    return len(found) + 1 - opened - closed


def columns_of_rule(text: str, start: int, end: int) -> int:
    """The number of cells in the line below a header; 0 if it is another line.

    Long dashes count: an editor makes them of `--`. Cells may be empty if others are
    not: `|---|---||`.
    """
    if start >= end or text[start] not in "|-:\u2013\u2014":
        return 0
    found = pipes(text, start, end)
    if not found or _RULE_LINE.fullmatch(text, start, end) is None:
        return 0
    cuts = [start - 1, *found, end]
    cells = [text[a + 1 : b].strip(" \t") for a, b in pairwise(cuts)]
    rules = [cell for cell in cells if cell]
    if not rules or not all(_RULE.fullmatch(cell) for cell in rules):
        return 0
    return columns(text, start, end)


def is_header(text: str, header: Range, rule: Range) -> bool:
    """Whether two lines begin a table.

    The counts may differ: an exporter writes five columns of rules under a header of
    three. One word over `---|---` is no header.
    """
    ruled = columns_of_rule(text, *rule)
    if not ruled:
        return False
    width = columns(text, *header)
    return width == ruled or (width > 1 and ruled > 1)


def pipe_table(reading: Reading, header: Range, rows: Sequence[Lines]) -> Table:
    """A table of a header line and rows; reports rows of another width."""
    head = tuple(_cells(reading, [header]))
    span = reading.span(*header)
    width = len(head)
    allowed = allowed_rows(reading, len(rows), width, span)
    read = (
        (_cells(reading, lines), reading.span(*lines[0])) for lines in rows[:allowed]
    )
    return Table(head, fitted_rows(reading, read, width), span)


def _cells(reading: Reading, lines: Lines) -> list[Cell]:
    parts: list[list[Range]] = [[]]
    found: list[int] = []
    for index, (start, end) in enumerate(lines):
        found = pipes(reading.text, start, end)
        at = start
        for pipe in found:
            if index == 0 and pipe == start:
                at = start + 1
                continue
            parts[-1].append((at, pipe))
            parts.append([])
            at = pipe + 1
        parts[-1].append((at, end))
    if len(parts) > 1 and found and found[-1] == lines[-1][1] - 1:
        parts.pop()
    return [_cell(reading, part) for part in parts]


def _cell(reading: Reading, parts: list[Range]) -> Cell:
    filled: list[Range] = []
    for start, end in parts:
        first, last = _stripped(reading.text, start, end)
        if first < last:
            # Blanks before a line are kept: they say what an item of a list is part of.
            filled.append((start if filled else first, last))
    return indented(reading.passage(filled, _stripped(reading.text, *parts[0])[0]))


def _stripped(text: str, start: int, end: int) -> Range:
    # Wide blanks stay at the beginning: they are the indent of the cell.
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
