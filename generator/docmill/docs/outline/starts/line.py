"""A line of text that is a request: `GET /users`, alone or as inline code."""

from __future__ import annotations

from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Paragraph
from docmill.docs.markdown.passages import cut, lines
from docmill.docs.outline.candidates import (
    Candidate,
    from_requests,
    from_target,
    in_example,
    request_at_start,
)
from docmill.docs.outline.sections import LABEL_LEVEL, Outline, Section


def line(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations whose request is a line of a paragraph, in code marks or not."""
    common = {
        "kind": "line",
        "section": section.index,
        "in_example": in_example(outline, section),
    }
    if section.value is not None and not section.concepts & {"example"}:
        found = request_at_start(section.value.value)
        if found and section.level >= LABEL_LEVEL:
            yield from from_requests(found, section.value, block=-1, **common)
    for number, block in enumerate(section.blocks):
        if not isinstance(block, Paragraph):
            continue
        for start, end in lines(block.text):
            part = cut(block.text, start, end)
            found = request_at_start(part.value.removesuffix("\\"))
            yield from from_requests(found, part, block=number, **common)
            if not found and section.concepts & {"endpoint", "url"}:
                yield from from_target(part.value, None, part, block=number, **common)
