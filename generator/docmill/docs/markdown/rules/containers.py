"""The rule for what is written around blocks, and for blocks in HTML.

Containers are taken off line by line: what stands in them is read as Markdown, as
editors of such pages mean it, also where CommonMark has raw HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.rules.marks import (
    DEEPEST,
    Closed,
    Mark,
    content,
    leave,
    reading_of,
    run_body,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What begins at a position: where it ends, and the marks it leaves.

    `has_body`: its content may be indented as a whole. `closes` is left after it: the
    content of some containers ends where its indent ends.
    """

    end: int
    marks: Callable[[], Iterable[Mark]]
    has_body: bool = False
    closes: Closed | None = None


Finder = Callable[[Reading, int, int], "Found | None"]
"""Looks at a position; the second number is where its line ends."""


class Containers:
    """A rule of the library; `finders` by the first character of a line."""

    def __init__(self, finders: dict[str, Finder]) -> None:
        self._finders = finders

    def __call__(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """Read the constructs at the beginning of a line."""
        position = state.bMarks[start] + state.tShift[start]
        finder = self._finders.get(state.src[position])
        if finder is None or (state.is_code_block(start)):
            return False
        reading = reading_of(state)
        line = start
        while finder is not None:
            found = finder(reading, *content(state, line))
            if found is None or reading.line_at(found.end - 1) >= end:
                return False
            if silent:
                return True
            line = self._take(state, line, found)
            if line > start or state.isEmpty(line):
                state.line = max(line, start + 1)
                self._body(state, end, found)
                return True
            position = state.bMarks[line] + state.tShift[line]
            finder = self._finders.get(state.src[position])
        return False

    def _take(self, state: StateBlock, line: int, found: Found) -> int:
        """Leave the marks, and let the line go on where the construct ends."""
        for mark in found.marks():
            leave(state, mark)
        after = reading_of(state).line_at(found.end - 1)
        position = found.end
        while position < state.eMarks[after] and state.src[position] in " \t":
            position += 1
        if position >= state.eMarks[after] and after > line:
            return after + 1
        state.tShift[after] = position - state.bMarks[after]
        state.sCount[after] = min(state.sCount[after], state.blkIndent + 3)
        state.sCount[after] = max(state.sCount[after], state.blkIndent)
        return after

    def _body(self, state: StateBlock, end: int, found: Found) -> None:
        """Content that is indented by four columns would be code: it is not."""
        line = state.skipEmptyLines(state.line)
        is_near = line - state.line < 2 and line < end and state.level < DEEPEST
        if found.has_body and is_near and state.sCount[line] >= state.blkIndent + 4:
            run_body(state, line, end, state.sCount[line])
        if found.closes is not None:
            leave(state, found.closes)
