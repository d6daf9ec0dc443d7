"""The rule for definition lists (as in PHP Markdown Extra and Pandoc)."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from docmill.docs.markdown.rules.marks import (
    EndOfTerm,
    Term,
    content,
    leave,
    reading_of,
    run_body,
)


def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A term on a line, and `: its definition` below it or after one blank line."""
    first, last = content(state, start)
    if silent and state.ddIndent >= 0 and state.src[first : first + 2] == ": ":
        return True
    marker = _marker(state, start + 1, end, min(state.sCount[start], state.blkIndent))
    if marker is None or state.is_code_block(start) or state.src[first] in ":|#>`~<":
        return False
    if silent:
        return True
    reading = reading_of(state)
    leave(state, Term(reading.passage([(first, last)])))
    while marker is not None:
        state.line = marker
        _define(state, marker, end)
        marker = _marker(state, state.line, end, state.blkIndent)
    leave(state, EndOfTerm())
    return True


def _marker(state: StateBlock, line: int, end: int, indent: int) -> int | None:
    """The line of the next definition, at most one blank line away."""
    if line < end and state.isEmpty(line):
        line += 1
    if line >= end or not 0 <= state.sCount[line] - indent < 4:
        return None
    start = state.bMarks[line] + state.tShift[line]
    is_marker = state.src[start : start + 2] in {": ", ":\t"}
    return line if is_marker and start + 2 < state.eMarks[line] else None


def _define(state: StateBlock, line: int, end: int) -> None:
    start = state.bMarks[line] + state.tShift[line] + 1
    while start < state.eMarks[line] and state.src[start] in " \t":
        start += 1
    if start >= state.eMarks[line]:
        state.line = line + 1
        return
    indent = state.sCount[line] + 2
    state.tShift[line] = start - state.bMarks[line]
    state.sCount[line] = indent
    before = state.ddIndent
    state.ddIndent = indent
    run_body(state, line, end, indent)
    state.ddIndent = before
