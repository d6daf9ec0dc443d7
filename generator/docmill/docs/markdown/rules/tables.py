"""The rule for pipe tables."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from docmill.docs.markdown.pipe_tables import (
    Lines,
    columns,
    columns_of_rule,
    is_closed,
    is_header,
    pipe_table,
    pipes,
)
from docmill.docs.markdown.rules.marks import content, leave, reading_of

_LONGEST_CELL = 400
"""Lines that a cell may run over."""

_STOP = re.compile(r"#{1,6}[ \t]|```|~~~")


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A header, a line of dashes, and rows; outer pipes may be missing."""
    if start + 2 > end or state.sCount[start + 1] < state.blkIndent:
        return False
    rule = content(state, start + 1)
    text = state.src
    if rule[0] >= rule[1] or text[rule[0]] not in "|-:\u2013\u2014":
        return False
    header = content(state, start)
    if not is_header(text, header, rule) or columns_of_rule(text, *header):
        return False
    # Code that is indented may show a table; one with outer pipes is mostly meant.
    if state.is_code_block(start) and text[header[0]] != "|":
        return False
    if silent:
        return True
    rows, after = _Rows(state, end, *header).read(start + 2)
    leave(state, pipe_table(reading_of(state), header, rows))
    state.line = after
    return True


class _Rows:
    """Finds the lines of the rows of one table."""

    def __init__(
        self, state: StateBlock, end: int, header_start: int, header_end: int
    ) -> None:
        self._state = state
        self._text = state.src
        self._end = end
        self._width = columns(state.src, header_start, header_end)
        self._is_closed = state.src[header_start] == "|" and is_closed(
            state.src, header_start, header_end
        )
        self._terminators = state.md.block.ruler.getRules("blockquote")

    def read(self, line: int) -> tuple[list[Lines], int]:
        """The rows from a line, and the line after the last one."""
        rows: list[Lines] = []
        while line < self._end and not self._ends(line):
            after = self._closing_line(line) + 1
            rows.append(self._lines(line, after))
            line = after
        return rows, line

    def _ends(self, line: int) -> bool:
        state = self._state
        start, end = content(state, line)
        if start >= end or state.sCount[line] < state.blkIndent:
            return True
        if self._text[start] == "|":
            return False
        if state.is_code_block(line):
            return True
        # GFM has a row of one cell here; it is a text that lacks a blank line before it.
        if self._width > 1 and not pipes(self._text, start, end):
            return True
        # A row may begin with a marker: `> size | integer` under two headings.
        if self._width > 1 and columns(self._text, start, end) == self._width:
            return _STOP.match(self._text, start, end) is not None
        return any(rule(state, line, self._end, True) for rule in self._terminators)

    def _closing_line(self, line: int) -> int:
        """The line in which a row ends: the same one, or the one that closes the row.

        Reads `|size|Size of it.`, a blank line, `- small` and ` |` as one row, and also
        `|size|` with its text below. A row that no line closes ends where it began: what
        follows it stays what it is.
        """
        start, end = content(self._state, line)
        if not self._is_closed or self._text[start] != "|":
            return line
        found = columns(self._text, start, end)
        if is_closed(self._text, start, end) and end - start > 1:
            if found >= self._width or not self._is_blank(line + 1):
                return line
            found += 1
            return self._search(line, found, only_bare=True)
        return self._search(line, found, only_bare=False)

    def _search(self, line: int, found: int, *, only_bare: bool) -> int:
        for number in range(line + 1, min(self._end, line + _LONGEST_CELL)):
            start, end = content(self._state, number)
            if start >= end:
                continue
            if self._is_outside(number, start, end, found):
                return line
            if only_bare and self._text[start] == "|" and end - start > 1:
                return line
            found += len(pipes(self._text, start, end))
            if is_closed(self._text, start, end):
                return number if found - 1 >= self._width else line
        return line

    def _is_blank(self, line: int) -> bool:
        return line < self._end and self._state.isEmpty(line)

    def _is_outside(self, line: int, start: int, end: int, found: int) -> bool:
        """Whether a line cannot go on a row that has `found` cells before it.

        Pipes in a line of text are text, `one of **a|b**`; a row has them at its start.
        """
        if self._state.sCount[line] < 0 or _STOP.match(self._text, start, end):
            return True
        if self._text[start] != "|":
            return False
        total = found + len(pipes(self._text, start, end))
        total -= is_closed(self._text, start, end)
        return self._begins_row(line, start, end) or total > max(self._width, found)

    def _begins_row(self, line: int, start: int, end: int) -> bool:
        if end - start > 1 and columns(self._text, start, end) >= self._width:
            return True
        below = content(self._state, line + 1) if line + 1 < self._end else (0, 0)
        return columns_of_rule(self._text, *below) > 0

    def _lines(self, line: int, after: int) -> Lines:
        first = content(self._state, line)
        rest = range(line + 1, after)
        return [
            first,
            *((self._state.bMarks[n], content(self._state, n)[1]) for n in rest),
        ]
