"""Markdown to blocks, each cell with its place."""

from __future__ import annotations

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.markdown.blocks import Document, Fence, Heading, Paragraph, Table
from docmill.docs.markdown.reader import read

DEFAULT = Limits()
HEAD = "|A|B|\n|---|---|\n"


def blocks(text: str, limits: Limits = DEFAULT) -> tuple[Document, list[str]]:
    diagnostics = Diagnostics()
    document = read(SourceFile("page.md", text), diagnostics, limits)
    return document, [f"{item.span} {item.code}" for item in diagnostics]


def rows(text: str) -> list[list[str]]:
    document, _ = blocks(HEAD + text)
    (table,) = (b for b in document.blocks if isinstance(b, Table))
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("|a|b|", ["a", "b"]),
        ("|  a |b  |", ["a", "b"]),
        ("a|b", ["a", "b"]),
        ("|a|b", ["a", "b"]),
        ("|a|b|   ", ["a", "b"]),
        ("||b|", ["", "b"]),
        ("| | |", ["", ""]),
        (r"|a\|b|c|", [r"a\|b", "c"]),
        (r"|a\\|b|", [r"a\\", "b"]),
        ("|a|b|||", ["a", "b"]),
        ("|a|b|c|d|", ["a", "b|c|d"]),
        ("|a|`b|c`|", ["a", "`b|c`"]),
        ("|a|", ["a", ""]),
        ("a", ["a", ""]),
        ("|\ta\t|b|", ["a", "b"]),
    ],
)
def test_cells(row: str, cells: list[str]) -> None:
    assert rows(row) == [cells]


def test_a_cell_knows_its_place() -> None:
    document, _ = blocks(HEAD + "|  a | **b** |")
    (table,) = document.blocks
    assert isinstance(table, Table)
    places = [(c.line, c.column, c.end_column) for c in table.rows[0].cells]
    assert places == [(3, 4, 5), (3, 8, 13)]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ("|a|b|c|", "page.md:3:4 table-cells-joined"),
        ("|a|", "page.md:3:1 table-cells-missing"),
    ],
)
def test_rows_that_do_not_fit_are_reported(row: str, finding: str) -> None:
    assert blocks(HEAD + row)[1] == [finding]


def test_kinds_of_blocks() -> None:
    text = "# One\n\nTwo\nlines\n\n```json\n{}\n```\nSet\n---\n- item\n> quote\n" + HEAD
    document, findings = blocks(text)
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Heading", "Paragraph", "Fence", "Heading", "Paragraph", "Table"]
    assert findings == []
    heading, paragraph, fence, setext, *_ = document.blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.text, str(heading.span)) == (1, "One", "page.md:1:3")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Two\nlines"
    assert isinstance(fence, Fence)
    assert (fence.info, fence.text) == ("json", "{}\n")
    assert isinstance(setext, Heading)
    assert setext.level == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_all_the_same(end: str) -> None:
    text = "# T\n\n" + HEAD + "|a|b|\n\nend\n"
    document, _ = blocks(text.replace("\n", end))
    assert [b.span.line for b in document.blocks] == [1, 3, 7]


def test_a_heading_ends_a_table() -> None:
    document, _ = blocks(HEAD + "|a|b|\n### M\n" + HEAD)
    assert [type(b).__name__ for b in document.blocks] == ["Table", "Heading", "Table"]


@pytest.mark.parametrize(
    ("limits", "hint"),
    [(Limits(table_rows=2), "limits.table_rows"), (Limits(nodes=4), "limits.nodes")],
)
def test_tables_have_limits(limits: Limits, hint: str) -> None:
    diagnostics = Diagnostics()
    source = SourceFile("page.md", HEAD + "|a|b|\n" * 3)
    (table,) = read(source, diagnostics, limits).blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 2
    (item,) = diagnostics
    assert item.code == "table-too-large"
    assert hint in (item.hint or "")


def test_items_of_a_list_within_a_list_stay_indented() -> None:
    document, _ = blocks("- a\n    - b\n\t- c\n      more\n\n1. d\n   2. e\n")
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert "\n".join(texts) == "- a\n    - b\n    - c\nmore\n1. d\n   2. e"
