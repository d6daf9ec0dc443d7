"""Only a command line shows the request: the last resort, never certain."""

from __future__ import annotations

from collections.abc import Iterator

from docmill.docs.infer.http_message import parse_messages
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.outline.candidates import Candidate, Spot, from_target
from docmill.docs.outline.sections import Outline, Section


def curl(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Requests of curl commands, with their values as they stand."""
    for number, block in enumerate(section.blocks):
        if not isinstance(block, CodeBlock) or "curl" not in block.text:
            continue
        for message in parse_messages(block.text, block.language):
            if message.kind == "curl" and message.url:
                place = Passage(
                    block.text.strip().split("\n")[0], ((0, block.line(0)),)
                )
                yield from from_target(
                    message.url,
                    message.method,
                    place,
                    Spot(
                        kind="curl",
                        section=section.index,
                        block=number,
                        in_example=True,
                    ),
                )
