"""The blocks of a Markdown page, each with its place. Raw text, nothing interpreted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.diagnostics.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `text` is its Markdown source without the markers."""

    level: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive lines of text, lists and quotations included, as they were written."""

    lines: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The lines joined by newlines; items of a list within a list stay indented."""
        return "\n".join(_indent(line) + line.text for line in self.lines)

    @property
    def span(self) -> Span:
        """The first line."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block. `info` is the text after the opening fence."""

    info: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: the stripped source of each cell.

    Rows have as many cells as their table has columns; what was repaired to make it so
    has been reported.
    """

    cells: tuple[Span, ...]
    span: Span

    def text(self, column: int) -> str:
        """The source of one cell (column from 0)."""
        return self.cells[column].text


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table."""

    header: Row
    rows: tuple[Row, ...]

    @property
    def span(self) -> Span:
        """The header row."""
        return self.header.span


Block = Heading | Paragraph | Fence | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a flat sequence of blocks."""

    source: SourceFile
    blocks: tuple[Block, ...]


def _indent(line: Span) -> str:
    before = line.file.line(line.line)[: line.column - 1]
    is_item = re.match(r"[-*+] |\d+[.)] ", line.text)
    return before.expandtabs(4) if is_item and before.isspace() else ""
