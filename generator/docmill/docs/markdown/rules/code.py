"""The rules for code: fences, and indented code."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from docmill.docs.markdown.code_blocks import info
from docmill.docs.markdown.page import CodeBlock
from docmill.docs.markdown.rules.marks import content, leave, pull_list, reading_of

_OPENING = re.compile(r"(`{3,}+)([^`\n]*+)$|(~{3,}+)([^\n]*+)$")
_FARTHEST = 500
"""Lines after the end of its list item in which the end of a fence is looked for."""

_HEADING = re.compile(r"#{2,6}[ \t]++\S")


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fence, up to its closing line.

    One in a list item may hold lines that are indented less than the item if it is
    closed. One that is never closed, or closed by the opening of the next one, ends
    before the first heading after a blank line.
    """
    first, last = content(state, start)
    if state.src[first] not in "`~" or state.is_code_block(start):
        return False
    match = _OPENING.match(state.src, first, last)
    if match is None:
        return False
    if silent:
        return True
    after, is_closed = _end(state, start + 1, end, match[1] or match[3])
    text = state.getLines(start + 1, after, state.sCount[start], True)
    language, title = info(match[2] or match[4] or "")
    span = reading_of(state).span(first, last)
    text = text.removesuffix("\n") if after > start + 1 else ""
    leave(state, CodeBlock(language, title, text, span, start + 2))
    state.line = after + is_closed
    return True


def _end(state: StateBlock, line: int, end: int, mark: str) -> tuple[int, bool]:
    """The line after the text of a fence, and whether a closing fence stands there."""
    outside: int | None = None
    heading: int | None = None
    is_blank = False
    while line < end:
        first, last = content(state, line)
        if first < last:
            if state.sCount[line] < state.blkIndent and outside is None:
                outside = line
                if not reading_of(state).has_end_of_fence(line, line + _FARTHEST):
                    break
            if state.src.startswith(mark, first):
                rest = state.src[first:last].lstrip(mark[0])
                if not rest and (outside is not None or not state.is_code_block(line)):
                    return line, True
                if outside is not None or (heading is not None and rest):
                    break
            if is_blank and heading is None and _HEADING.match(state.src, first, last):
                heading = line
        is_blank = first >= last
        line += 1
    known = [at for at in (outside, heading) if at is not None]
    return min(known, default=line), False


def indented_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that are indented by four columns or more (CommonMark, section 4.4)."""
    if silent or not state.is_code_block(start):
        return False
    if state.blkIndent:
        pull_list(state, start, end)
        if not state.is_code_block(start):
            return False
    last = line = start + 1
    while line < end:
        if not state.isEmpty(line):
            if not state.is_code_block(line):
                break
            last = line + 1
        line += 1
    text = state.getLines(start, last, 4 + state.blkIndent, False)
    span = reading_of(state).span(*content(state, start))
    leave(state, CodeBlock("", "", text, span, start + 1))
    state.line = last
    return True
