"""Pages from blocks, for tests of what is inferred from them."""

from __future__ import annotations

from docmill.diagnostics.source import SourceFile
from docmill.docs.markdown.page import (
    Block,
    Cell,
    CodeBlock,
    Heading,
    ListBlock,
    ListItem,
    Page,
    Paragraph,
    Passage,
    Table,
    TableRow,
)


def passage(text: str) -> Passage:
    """A passage that is a file of its own, so that its places are those of the text."""
    source = SourceFile("docs/page.md", text)
    pieces, offset = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        pieces.append((offset, source.span(number)))
        offset += len(line) + 1
    return Passage(text, tuple(pieces))


def paragraph(text: str) -> Paragraph:
    return Paragraph(passage(text))


def heading(text: str) -> Heading:
    return Heading(2, passage(text))


def code(text: str, language: str = "") -> CodeBlock:
    source = SourceFile("docs/page.md", f"```{language}\n{text}\n```")
    return CodeBlock(language, "", text, source.span(1), 2)


def bullets(*items: str, blocks: tuple[Block, ...] = ()) -> ListBlock:
    """A list; `blocks` stand within its last item."""
    made = [ListItem(None, passage(text), (), passage(text).span) for text in items]
    if blocks:
        last = made[-1]
        made[-1] = ListItem(None, last.text, blocks, last.span)
    return ListBlock(tuple(made))


def table(*lines: str) -> Table:
    """A table: the cells of a line are separated by `|`, the first line is the header."""
    rows = [
        tuple(Cell(passage(cell.strip())) for cell in line.split("|")) for line in lines
    ]
    span = rows[0][0].span
    return Table(rows[0], tuple(TableRow(cells, span) for cells in rows[1:]), span)


def page(*blocks: Block) -> Page:
    return Page(SourceFile("docs/page.md", ""), {}, blocks)
