"""A Markdown page as blocks, each text with its place. Nothing is interpreted yet.

Containers (block quotes, admonitions, tabs, `<div>`, `<details>`) are dissolved into
their content, so the blocks of a page are one flat sequence; only lists nest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from docmill.diagnostics.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Markdown source of an inline text, over one or several lines.

    `value` has the lines joined by newlines. `pieces` says where they come from: the
    offset in `value` and the place of the text that begins there; at least one piece.
    Text that was written as HTML is Markdown in `value`; its pieces show the HTML.
    """

    value: str
    pieces: tuple[tuple[int, Span], ...]

    @property
    def span(self) -> Span:
        """The place of the first piece."""
        return self.pieces[0][1]

    def part(self, start: int, end: int) -> Span:
        """The place of `value[start:end]`, cut at the end of the piece with `start`."""
        index = bisect_right(self.pieces, max(start, 0), key=lambda piece: piece[0])
        offset, span = self.pieces[max(index - 1, 0)]
        width = span.end_column - span.column
        first = min(max(start - offset, 0), width)
        return span.part(first, min(max(end - offset, first), width))


@dataclass(frozen=True, slots=True)
class Heading:
    """An ATX, setext or HTML heading.

    `anchors` are the names that links to it may use: `{#id}`, `id=` and `<a name>` in
    it or right before it, and last the slug that GitHub gives it.
    """

    level: int
    text: Passage
    anchors: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The place of its text."""
        return self.text.span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive lines of text.

    `quoted`: they stood in a block quote; `summary`: it is the title of `<details>`.
    """

    text: Passage
    quoted: bool = False
    summary: bool = False

    @property
    def span(self) -> Span:
        """Its first line."""
        return self.text.span


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a code block, kept while its lines are asked for one by one."""
    return tuple(text.split("\n"))


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fence, indented code or `<pre>`.

    `language` is the first word of the info string in lower case; `title` is the
    `title="…"` of the info string, or the name of the tab or details it stands in.
    `span` is the opening line, `first_line` the number of the first line of `text`.
    """

    language: str
    title: str
    text: str
    span: Span
    first_line: int

    def line(self, number: int) -> Span:
        """The place of a line of `text`, counted from 0.

        `<br>` within `<pre>` makes more lines than the file has: the last one stands for them.
        """
        lines = _lines(self.text)
        at = self.first_line + number
        if number < len(lines):
            at = min(at, max(len(self.span.file.lines), 1))
        text = lines[number] if 0 <= number < len(lines) else ""
        source = self.span.file.line(at)
        if not source.endswith(text):
            text = source.lstrip()
        end = len(source) + 1
        return Span(self.span.file, at, end - len(text), end)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    `indent` is what stood before the text: the number of `&emsp;`, `&nbsp;` and
    full-width blanks, or the padding on the left in pixels divided by 20.
    """

    text: Passage
    indent: int = 0

    @property
    def value(self) -> str:
        """The Markdown source of the cell."""
        return self.text.value

    @property
    def span(self) -> Span:
        """The place of the first line of the cell."""
        return self.text.span


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; a cell that spans rows or columns stands in each of them."""

    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table or an HTML table.

    All rows have as many cells as the header. The cells of the header are empty where
    the table has none.
    """

    header: tuple[Cell, ...]
    rows: tuple[TableRow, ...]
    span: Span
    html: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list.

    `text` is its first paragraph, `blocks` the rest: more paragraphs, lists within the
    item, code, tables. `term` is the term that an item of a definition list defines.
    """

    term: Passage | None
    text: Passage
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet list, a numbered list (`ordered`) or a definition list; not empty."""

    items: tuple[ListItem, ...]
    ordered: bool = False

    @property
    def span(self) -> Span:
        """The place of its first item."""
        return self.items[0].span


@dataclass(frozen=True, slots=True)
class Component:
    """A component of MDX or a shortcode of Hugo, Jekyll or VuePress.

    `attributes` in the order of the page; one without a value is `"true"`. `text` is
    what stands between its tags, empty where it closes itself. `depth` is the number of
    components with attributes that it stands in.
    """

    name: str
    attributes: Mapping[str, Passage] = field(hash=False)
    text: Passage
    span: Span
    depth: int = 0


Block = Heading | Paragraph | CodeBlock | Table | ListBlock | Component


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a flat sequence of blocks, and the values of its front matter."""

    source: SourceFile
    front_matter: Mapping[str, Passage] = field(hash=False)
    blocks: tuple[Block, ...]
