"""A line of text that is a request: `GET /users`, alone or as inline code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Paragraph, Passage
from docmill.docs.markdown.passages import cut, lines
from docmill.docs.outline.candidates import (
    Candidate,
    Spot,
    from_requests,
    from_target,
    in_example,
    request_at_start,
    request_in_code,
)
from docmill.docs.outline.sections import LABEL_LEVEL, Outline, Section

_LONGEST_TITLE = 100


def line(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations whose request is a line of a paragraph, in code marks or not.

    A line that goes on with a sentence only mentions it: of the weak kind `mention`.
    """
    spot = Spot(
        kind="line",
        section=section.index,
        block=-1,
        in_example=in_example(outline, section),
    )
    if section.value is not None and not section.concepts & {"example"}:
        found = request_at_start(section.value.value)
        if found and section.level >= LABEL_LEVEL:
            yield from from_requests(found, section.value, spot)
    titled = _is_titled(section)
    for number, block in enumerate(section.blocks):
        if isinstance(block, Paragraph):
            yield from _lines(block, section, replace(spot, block=number), titled)


def _lines(
    block: Paragraph, section: Section, spot: Spot, titled: bool
) -> Iterator[Candidate]:
    leads = dict(_leads(block)) if titled else {}
    for start, end in lines(block.text):
        part = cut(block.text, start, end)
        found = request_at_start(part.value.removesuffix("\\"))
        yield from from_requests(found, part, replace(spot, title=leads.get(start)))
        if not found and start == 0:
            more = request_in_code(part.value)
            yield from from_requests(more, part, replace(spot, kind="mention"))
        if not found and section.concepts & {"endpoint", "url"}:
            yield from from_target(part.value, None, part, spot)


def _is_titled(section: Section) -> bool:
    """Whether the lines of text above request lines name the operations of a section.

    Reads "Load all lamps" over `GET /lamps` and "Make a lamp" over `POST /lamps`; a single
    line of text describes the only operation of its section.
    """
    blocks = [block for block in section.blocks if isinstance(block, Paragraph)]
    return sum(1 for block in blocks for _ in _leads(block)) > 1


def _leads(block: Paragraph) -> Iterator[tuple[int, Passage]]:
    """The single lines of text above request lines, by where the request line begins."""
    before: list[Passage] = []
    for start, end in lines(block.text):
        part = cut(block.text, start, end)
        if not request_at_start(part.value.removesuffix("\\")):
            before.append(part)
            continue
        if len(before) == 1 and len(before[0].value) <= _LONGEST_TITLE:
            shown = before[0].value.rstrip(" :：\\")
            yield start, cut(before[0], 0, len(shown))
        before = []
