"""Markdown to blocks.

The library finds the blocks; cells are cut from the source lines here, because it gives
positions of lines only and drops what a row has too many (GFM spec, section 4.10).
Inline Markdown is not parsed: descriptions stay as they were written. Lists, quotations
and raw HTML are paragraphs, so nothing nests and nothing can hide a heading or a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span
from docmill.docs.markdown.blocks import (
    Block,
    Document,
    Fence,
    Heading,
    Paragraph,
    Row,
    Table,
)

# A pipe, or what a backslash escapes (CommonMark, section 2.4).
_PIPE = re.compile(r"\\.|\|")
_RULES = ["table", "code", "fence", "hr", "heading", "lheading"]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(_RULES)
    parser.core.ruler.disable(["inline"], ignoreInvalid=True)
    return parser


def read(source: SourceFile, diagnostics: Diagnostics, limits: Limits) -> Document:
    """Cut a page into blocks. Never fails: what is odd is reported and kept."""
    text = "\n".join(source.lines).replace("\0", "\N{REPLACEMENT CHARACTER}")
    blocks: list[Block] = []
    tokens = _parser().parse(text)
    for index, token in enumerate(tokens):
        if token.map is None:
            continue
        first, end = token.map
        match token.type:
            case "heading_open":
                blocks.append(
                    _heading(source, int(token.tag[1]), first, tokens[index + 1])
                )
            case "paragraph_open":
                blocks.append(Paragraph(tuple(_lines(source, first, end))))
            case "fence" | "code_block":
                span = source.span(first + 1)
                blocks.append(Fence(token.info.strip(), token.content, span))
            case "table_open":
                numbers = _row_lines(tokens, index)
                blocks.append(_table(source, numbers, diagnostics, limits))
            case _:
                pass
    return Document(source, tuple(blocks))


def _heading(source: SourceFile, level: int, line: int, inline: Token) -> Heading:
    text = inline.content
    at = source.line(line + 1).find(text)
    column = max(at, 0) + 1
    return Heading(level, text, source.span(line + 1, column, column + len(text)))


def _lines(source: SourceFile, first: int, end: int) -> Iterator[Span]:
    for number in range(first + 1, end + 1):
        if source.line(number).strip():
            yield _stripped(source.span(number))


def _stripped(span: Span) -> Span:
    text = span.text
    start = len(text) - len(text.lstrip())
    return span.part(start, max(start, len(text.rstrip())))


def _row_lines(tokens: Sequence[Token], index: int) -> list[int]:
    numbers: list[int] = []
    while tokens[index].type != "table_close":
        token = tokens[index]
        if token.type == "tr_open" and token.map is not None:
            numbers.append(token.map[0] + 1)
        index += 1
    return numbers


def _table(
    source: SourceFile, numbers: list[int], diagnostics: Diagnostics, limits: Limits
) -> Table:
    header = _row(source, numbers[0])
    width = len(header.cells)
    # Short rows are filled up, so a wide table would cost more than the page has text.
    allowed = min(limits.table_rows, limits.nodes // width)
    if len(numbers) > allowed + 1:
        name = "table_rows" if allowed == limits.table_rows else "nodes"
        diagnostics.error(
            "table-too-large",
            f"table has more than {allowed} rows of {width} cells",
            header.span,
            hint=f"raise limits.{name} in the configuration if this is meant",
        )
    rows = (
        _fitted(_row(source, number), width, diagnostics)
        for number in numbers[1 : allowed + 1]
    )
    return Table(header, tuple(rows))


def _row(source: SourceFile, number: int) -> Row:
    line = _stripped(source.span(number))
    return Row(tuple(_cells(line)), line)


def _cells(line: Span) -> Iterator[Span]:
    """The stripped cells of a row; an escaped pipe divides none."""
    text = line.text
    cuts = [m.start() for m in _PIPE.finditer(text) if m[0] == "|"]
    start = 0
    if cuts and cuts[0] == 0:
        start = 1
        cuts = cuts[1:]
    if not cuts or cuts[-1] != len(text) - 1:
        cuts.append(len(text))
    for cut in cuts:
        cell = text[start:cut]
        left = start + len(cell) - len(cell.lstrip())
        yield line.part(left, max(left, start + len(cell.rstrip())))
        start = cut + 1


def _fitted(row: Row, width: int, diagnostics: Diagnostics) -> Row:
    """A row with exactly `width` cells; surplus cells are joined into the last one."""
    used = len(row.cells)
    while used > width and not row.cells[used - 1].text:
        used -= 1
    cells = row.cells[:used]
    if len(cells) > width:
        last = cells[width - 1]
        joined = Span(last.file, last.line, last.column, cells[-1].end_column)
        diagnostics.warning(
            "table-cells-joined",
            f"row has {len(cells)} cells under {width} headings",
            joined,
            hint=r"the surplus was read as part of the last cell; write \| for a pipe in a cell",
        )
        cells = (*cells[: width - 1], joined)
    if len(cells) < width:
        diagnostics.warning(
            "table-cells-missing",
            f"row has {len(cells)} cells under {width} headings",
            row.span,
            hint="the missing cells were read as empty",
        )
        end = row.span.part(len(row.span.text), len(row.span.text))
        cells = (*cells, *(end for _ in range(width - len(cells))))
    return Row(cells, row.span)
