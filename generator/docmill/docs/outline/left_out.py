"""Parts of a page that are left out before it is read: by a comment or by their heading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.docs.lexicon.text import fold
from docmill.docs.markdown.page import Block, Component, Heading, Page, Paragraph
from docmill.docs.markdown.passages import words

SKIP = "skip"
"""What `<!-- docmill: skip -->` says: leave out the next block or section."""
COMMENT = "docmill"
"""The name of the component that such a comment is read as."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Blocks that are not read: `span` is what left them out, `reason` the kind of it."""

    blocks: tuple[Block, ...]
    reason: str
    span: Span


def without(page: Page, ignored: Collection[str]) -> tuple[Page, tuple[LeftOut, ...]]:
    """The page without what comments skip and what stands under ignored headings."""
    names = {_folded(name) for name in ignored}
    kept: list[Block] = []
    left: list[LeftOut] = []
    at = 0
    while at < len(page.blocks):
        block = page.blocks[at]
        if _is_skip(block) and at + 1 < len(page.blocks):
            end = _end(page.blocks, at + 1)
            left.append(LeftOut(page.blocks[at + 1 : end], "skipped", _span(block)))
            at = end
        elif isinstance(block, Heading) and _folded(words(block.text)) in names:
            end = _end(page.blocks, at)
            left.append(LeftOut(page.blocks[at:end], "ignored", block.text.span))
            at = end
        else:
            kept.append(block)
            at += 1
    if not left:
        return page, ()
    return replace(page, blocks=tuple(kept)), tuple(left)


def skipped_note(part: LeftOut, diagnostics: Diagnostics) -> None:
    """List a part that is left out, with the lines that it takes."""
    lines = sorted(_line(block) for block in part.blocks)
    last = f" to {lines[-1]}" if lines[-1] != lines[0] else ""
    message = f"blocks from line {lines[0]}{last} are {part.reason}"
    diagnostics.note("page-corrected", message, part.span)


def _line(block: Block) -> int:
    if isinstance(block, (Heading, Paragraph)):
        return block.text.span.line
    return block.span.line


def _is_skip(block: Block) -> bool:
    return (
        isinstance(block, Component)
        and block.name == COMMENT
        and block.text.value.strip() == SKIP
    )


def _span(block: Block) -> Span:
    assert isinstance(block, Component)
    return block.span


def _end(blocks: Sequence[Block], start: int) -> int:
    """The end of the section that a heading begins, or of the single block."""
    first = blocks[start]
    if not isinstance(first, Heading):
        return start + 1
    return next(_ends(blocks, start, first.level), len(blocks))


def _ends(blocks: Sequence[Block], start: int, level: int) -> Iterator[int]:
    for number, block in enumerate(blocks[start + 1 :], start + 1):
        if isinstance(block, Heading) and block.level <= level:
            yield number


def _folded(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(":：")
