"""A page as sections: what stands under which heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import Text
from docmill.docs.markdown.blocks import (
    Block,
    Document,
    Fence,
    Heading,
    Paragraph,
    Table,
)
from docmill.docs.markdown.inline import label, prose

_OPERATION_ROLES = frozenset({"method", "address", "parameters", "response"})


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks from one heading to the next.

    `role` is the dialect's word for the section that the heading opens or, where
    `heading` is a sub-heading of it, still stands in. None: before any known heading.
    """

    role: str | None
    heading: Heading | None
    nested: bool
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> Iterator[Table]:
        """The tables of the section."""
        return (block for block in self.blocks if isinstance(block, Table))

    @property
    def fences(self) -> Iterator[Fence]:
        """The code blocks of the section."""
        return (block for block in self.blocks if isinstance(block, Fence))

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of the section."""
        return (block for block in self.blocks if isinstance(block, Paragraph))


def split(document: Document, dialect: Dialect) -> tuple[Section, ...]:
    """Cut a page at its headings."""
    headings = (block for block in document.blocks if isinstance(block, Heading))
    roles = {heading: dialect.section(label(heading.text)) for heading in headings}
    # A model may be called like a section; sections stand no deeper than the method does.
    deepest = min(
        (h.level for h, role in roles.items() if role in _OPERATION_ROLES), default=6
    )
    sections: list[Section] = []
    role: str | None = None
    level = 0
    heading: Heading | None = None
    blocks: list[Block] = []
    nested = False
    for block in document.blocks:
        if not isinstance(block, Heading):
            blocks.append(block)
            continue
        sections.append(Section(role, heading, nested, tuple(blocks)))
        heading, blocks = block, []
        own = roles[block] if block.level <= deepest else None
        nested = own is None and role is not None and block.level > level
        if not nested:
            role, level = own, block.level
    sections.append(Section(role, heading, nested, tuple(blocks)))
    return tuple(sections)


def description(
    sections: tuple[Section, ...], role: str, dialect: Dialect
) -> Text | None:
    """The text of the section of one role; None where it is missing or empty."""
    for section in sections:
        if section.role != role:
            continue
        paragraphs = tuple(section.paragraphs)
        text = prose("\n\n".join(paragraph.text for paragraph in paragraphs))
        if paragraphs and not dialect.is_empty(text):
            return Text(text, paragraphs[0].span)
    return None
