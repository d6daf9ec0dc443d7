"""A line of text that is a request: `GET /users`, alone or as inline code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Paragraph
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
    for number, block in enumerate(section.blocks):
        if isinstance(block, Paragraph):
            yield from _lines(block, section, replace(spot, block=number))


def _lines(block: Paragraph, section: Section, spot: Spot) -> Iterator[Candidate]:
    for start, end in lines(block.text):
        part = cut(block.text, start, end)
        found = request_at_start(part.value.removesuffix("\\"))
        yield from from_requests(found, part, spot)
        if not found and start == 0:
            more = request_in_code(part.value)
            yield from from_requests(more, part, replace(spot, kind="mention"))
        if not found and section.concepts & {"endpoint", "url"}:
            yield from from_target(part.value, None, part, spot)
