"""The texts and examples of a page in one walk, lists and their contents included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from docmill.docs.infer.http_message import parse_messages
from docmill.docs.infer.message import Message
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Heading,
    ListBlock,
    Page,
    Paragraph,
    Passage,
)

Example: TypeAlias = tuple[Message, CodeBlock]
"""A message and the code block that shows it."""


def flat_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in the order of the page; the text of a list item is a paragraph."""
    for block in blocks:
        if not isinstance(block, ListBlock):
            yield block
            continue
        for item in block.items:
            if item.term is not None:
                yield Paragraph(item.term)
            yield Paragraph(item.text)
            yield from flat_blocks(item.blocks)


def examples(page: Page) -> Iterator[Example]:
    """The messages of all code blocks of a page."""
    for block in flat_blocks(page.blocks):
        if isinstance(block, CodeBlock):
            for message in parse_messages(block.text, block.language):
                yield message, block


def sentences(page: Page) -> Iterator[Passage]:
    """The headings, paragraphs and list items of a page."""
    for block in flat_blocks(page.blocks):
        if isinstance(block, Heading | Paragraph):
            yield block.text
