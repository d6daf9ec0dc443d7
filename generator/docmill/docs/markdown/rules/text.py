"""The rules for headings and paragraphs."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from docmill.docs.markdown.headings import heading
from docmill.docs.markdown.page import Heading, Paragraph
from docmill.docs.markdown.reading import Range
from docmill.docs.markdown.rules.marks import (
    DEEPEST,
    content,
    leave,
    pull_list,
    reading_of,
)

# Editors forgive `###Errors`; `#1 in sales` and `##!` are text.
_HEADING = re.compile(r"(#{1,6})(?:[ \t]++|$)|(#{2,6})(?=[^\W_]|\*\*|`|\[)")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+$")
_NO_TEXT = re.compile(r"\[\[?_?TOC_?\]\]?", re.IGNORECASE)
_END_TAGS = re.compile(
    r"</(?:div|section|article|aside|main|details|center|figure|p|[A-Z][\w.]{0,60})>$"
)


def atx_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`## Heading`, or `##Heading`."""
    first, last = content(state, start)
    if state.src[first] != "#" or state.is_code_block(start):
        return False
    match = _HEADING.match(state.src, first, last)
    if match is None:
        return False
    if silent:
        return True
    reading = reading_of(state)
    begin, stop = match.end(), last
    if state.src[stop - 1] == "#":
        hashes = len(state.src[begin:stop].rstrip("#"))
        if not hashes or state.src[begin + hashes - 1] in " \t":
            stop = begin + hashes
    begin, stop = reading.trimmed(min(begin, stop), stop)
    leave(state, heading(reading, len(match[1] or match[2]), begin, stop))
    state.line = start + 1
    return True


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines of text up to a blank line or another block; or a heading with a line below."""
    before = state.parentType
    state.parentType = "paragraph"
    line = start + 1
    level = 0
    while line < end and not state.isEmpty(line):
        level = _underlined(state, line)
        if level or _interrupts(state, line, end):
            break
        line += 1
    state.parentType = before
    _leave_text(state, start, line, level)
    state.line = line + (level > 0)
    return True


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Text in more containers than any page has: no further ones are looked for."""
    if silent or state.level < DEEPEST:
        return False
    line = start
    while line < end and not state.isEmpty(line):
        line += 1
    _leave_text(state, start, line, 0)
    state.line = line
    return True


def _underlined(state: StateBlock, line: int) -> int:
    if state.sCount[line] < state.blkIndent or state.sCount[line] - state.blkIndent > 3:
        return 0
    first = state.bMarks[line] + state.tShift[line]
    mark = state.src[first]
    if mark not in "=-" or not _UNDERLINE.match(state.src, first, state.eMarks[line]):
        return 0
    return 1 if mark == "=" else 2


def _interrupts(state: StateBlock, line: int, end: int) -> bool:
    if state.sCount[line] - state.blkIndent > 3:
        pull_list(state, line, end)
    if state.sCount[line] < 0 or state.sCount[line] - state.blkIndent > 3:
        return False
    first = state.src[state.bMarks[line] + state.tShift[line]]
    # No block but a table or a term begins with a letter.
    chain = "plain" if first.isalpha() else "paragraph"
    return any(
        rule(state, line, end, True) for rule in state.md.block.ruler.getRules(chain)
    )


def _leave_text(state: StateBlock, start: int, end: int, level: int) -> None:
    reading = reading_of(state)
    ranges = [_without_end_tags(state, content(state, n)) for n in range(start, end)]
    if level and len(ranges) == 1:
        leave(state, heading(reading, level, *ranges[0]))
        return
    shown = [one for one in reading.without_comments(ranges) if one[0] < one[1]]
    passage = reading.passage(shown, ranges[0][0])
    if level and passage.value:
        leave(state, Heading(level, passage))
    elif passage.value and not _NO_TEXT.fullmatch(passage.value):
        leave(state, Paragraph(passage))


def _without_end_tags(state: StateBlock, line: Range) -> Range:
    """A line without the ends of containers after its text: `Gone.</div>`."""
    start, end = line
    text = state.src
    while end > start and text[end - 1] == ">":
        opening = text.rfind("</", max(start, end - 64), end)
        if opening < 0 or not _END_TAGS.match(text, opening, end):
            break
        end = opening
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end
