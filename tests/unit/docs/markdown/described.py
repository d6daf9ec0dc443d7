"""Pages as short texts, to compare and to look at.

`python -c "from unit.docs.markdown.described import show; show('page.md')"` prints a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span
from docmill.docs.markdown.page import (
    Block,
    Cell,
    CodeBlock,
    Component,
    Heading,
    ListBlock,
    ListItem,
    Page,
    Paragraph,
    Passage,
    Table,
)
from docmill.docs.markdown.read_page import read_page


def read(
    text: str, path: str = "page.md", limits: Limits | None = None
) -> tuple[Page, list[str]]:
    """A page, and the place and code of each finding."""
    diagnostics = Diagnostics()
    page = read_page(SourceFile(path, text), diagnostics, limits or Limits())
    return page, [f"{item.span} {item.code}" for item in diagnostics]


def described(text: str, path: str = "page.md") -> str:
    """What is read from a text."""
    return describe(read(text, path)[0])


def show(path: str) -> None:
    """Print what is read from a file, and what is reported."""
    page, findings = read(
        Path(path).read_text(encoding="utf-8", errors="replace"), path
    )
    print(describe(page), *findings, sep="\n")


def describe(page: Page) -> str:
    """The blocks of a page, a line for each; lines of a text are divided by ` / `."""
    return "\n".join(_blocks(page.blocks))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level, text, anchors):
                yield f"h{level} {_text(text)} [{', '.join(anchors)}]"
            case Paragraph(text, quoted):
                yield f"{'quote' if quoted else 'p'} {_text(text)}"
            case CodeBlock(language, title, code):
                name = " ".join(filter(None, (language, title and f'"{title}"')))
                yield f"code {name}: " + code.replace("\n", " / ")
            case Table():
                yield f"{'html ' if block.html else ''}table {_cells(block.header)}"
                yield from (f"  {_cells(row.cells)}" for row in block.rows)
            case ListBlock(items, ordered):
                yield "numbers" if ordered else "list"
                for item in items:
                    yield from _item(item)
            case Component(name, attributes, text):
                values = ", ".join(f"{k}={_text(v)}" for k, v in attributes.items())
                depth = "»" * block.depth
                yield f"{depth}component {name}({values}) {_text(text)}".rstrip()


def _item(item: ListItem) -> Iterator[str]:
    term = f"{_text(item.term)} : " if item.term else ""
    yield f"  - {term}{_text(item.text)}"
    yield from (f"    {line}" for line in _blocks(item.blocks))


def _cells(cells: Iterable[Cell]) -> str:
    return " | ".join("»" * cell.indent + _text(cell.text) for cell in cells)


def _text(passage: Passage) -> str:
    return passage.value.replace("\n", " / ")


def places(blocks: Iterable[Block]) -> Iterator[Span]:
    """The places of all texts in some blocks."""
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield from _places(text)
            case CodeBlock(text=text):
                yield block.span
                yield from (block.line(n) for n in range(text.count("\n") + 1))
            case Table():
                yield block.span
                for row in (block.header, *(row.cells for row in block.rows)):
                    for cell in row:
                        yield from _places(cell.text)
                yield from (row.span for row in block.rows)
            case ListBlock(items):
                for item in items:
                    yield item.span
                    yield from _places(item.text)
                    yield from _places(item.term) if item.term else ()
                    yield from places(item.blocks)
            case Component(attributes=attributes, text=text):
                yield block.span
                for passage in (text, *attributes.values()):
                    yield from _places(passage)


def _places(passage: Passage) -> Iterator[Span]:
    yield from (span for _, span in passage.pieces)
