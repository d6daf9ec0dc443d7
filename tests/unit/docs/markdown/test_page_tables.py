"""Pipe tables of any author: every row is found, each cell with its place."""

from __future__ import annotations

import pytest

from docmill.config.model import Limits
from docmill.docs.markdown.page import Table
from unit.docs.markdown.described import described, read

HEAD = "| Name | Notes |\n|---|---|\n"


def table(text: str) -> Table:
    page, _ = read(text)
    (found,) = (block for block in page.blocks if isinstance(block, Table))
    return found


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| size | in cm |", ["size", "in cm"]),
        ("size | in cm", ["size", "in cm"]),
        ("| size | in cm", ["size", "in cm"]),
        ("size | in cm |", ["size", "in cm"]),
        ("|size|in cm|  ", ["size", "in cm"]),
        ("| size | |", ["size", ""]),
        (r"| a\|b | c |", [r"a\|b", "c"]),
        (r"| a\\| c |", [r"a\\", "c"]),
        ("| `a | b` |", ["`a", "b`"]),
        (r"| `a \| b` | c |", [r"`a \| b`", "c"]),
        ("> size | in cm", ["> size", "in cm"]),
        ("- size | in cm", ["- size", "in cm"]),
        ("\t| size | in cm |", ["size", "in cm"]),
    ],
)
def test_cells(row: str, cells: list[str]) -> None:
    (found,) = table(HEAD + row).rows
    assert [cell.value for cell in found.cells] == cells


@pytest.mark.parametrize(
    "text",
    [
        "Name | Notes\n---|---\nsize | in cm",
        "Name|Notes\n:-:|--\nsize|in cm",
        "Name | Notes\n--- | --- | --- |\nsize | in cm",
        "|Name|Notes|\n|—|—|\n|size|in cm|",
        "|Name|Notes|\n| :--- | ---: |\n|size|in cm|",
        "Intro.\n\n|Name|Notes|\n|-|-|\n|size|in cm|",
        "> |Name|Notes|\n> |-|-|\n> |size|in cm|",
        "- Sizes:\n\n  |Name|Notes|\n  |-|-|\n  |size|in cm|",
        "\ufeff|Name|Notes|\r\n|-|-|\r\n|size|in cm|\r\n",
    ],
)
def test_dialects(text: str) -> None:
    lines = described(text).split("\n")
    assert [line.strip() for line in lines[-2:]] == [
        "table Name | Notes",
        "size | in cm",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Either | or\n\n---|---",
        "One word\n---|---",
        "a | b\n---",
        "|---|---|\n|---|---|\n",
        "    Name | Notes\n    --- | ---\n    size | in cm",
        "| Name | Notes |\n| no | rule |",
    ],
)
def test_no_table(text: str) -> None:
    assert "table" not in described(text)


def test_table_right_after_text() -> None:
    text = (
        "The parameters:\n| Name | Notes |\n|---|---|\n| size | in cm |\nThat is all."
    )
    assert described(text) == (
        "p The parameters:\ntable Name | Notes\n  size | in cm\np That is all."
    )


def test_rule_with_more_columns_than_the_header() -> None:
    text = "|Name|Example|Notes|\n|---|---|---|---|---|\n|id|7|The pet.|\n"
    assert described(text) == "table Name | Example | Notes\n  id | 7 | The pet."
    assert read(text)[1] == []


def test_row_over_several_lines() -> None:
    text = (
        "|Name|Type|Notes|\n|--|--|--|\n"
        "|size|string|The size:\n\n -   **small**: up to 3.\n-   **tall**\n\n"
        "Mind the gap. |\n|age|int|In years.\n\n |\n\nNext."
    )
    assert described(text) == (
        "table Name | Type | Notes\n"
        "  size | string | The size: /  /  -   **small**: up to 3. / -   **tall** /  / "
        "Mind the gap.\n"
        "  age | int | In years.\n"
        "p Next."
    )
    notes = table(text).rows[0].cells[2].text
    assert [(offset, str(span)) for offset, span in notes.pieces] == [
        (0, "page.md:3:14"),
        (11, "page.md:5:1"),
        (36, "page.md:6:1"),
        (50, "page.md:8:1"),
    ]
    assert notes.part(16, 25).text == "**small**"


def test_cell_in_the_middle_over_several_lines() -> None:
    text = "|Name|Type|Notes|\n|--|--|--|\n|size|one of\n\n- a\n- b\n|The size.|\n"
    assert (
        described(text).split("\n")[1] == "  size | one of /  / - a / - b | The size."
    )


def test_pipes_in_the_text_of_a_long_cell() -> None:
    text = "|Name|Notes|\n|--|--|\n|size|Either\n\n **small|tall**.\n\n |\n|age|x|\n"
    assert described(text) == (
        "table Name | Notes\n  size | Either /  /  **small|tall**.\n  age | x"
    )
    assert read(text)[1] == ["page.md:3:7 table-cells-joined"]


def test_row_that_is_cut_short_before_its_text() -> None:
    text = (
        "|Name|Type|Notes|\n|--|--|--|\n|size|int| \n\n The size.\n\n |\n|age|int|x|\n"
    )
    assert described(text) == (
        "table Name | Type | Notes\n  size | int | The size.\n  age | int | x"
    )


@pytest.mark.parametrize(
    "after",
    [
        "# Errors\n\n| a |",
        "```\n| a |\n```\n| b |",
        "| age | years |",
        "Text that no pipe ends.",
        "\n| Code | Text |\n|---|---|\n| 1 | x |",
    ],
)
def test_a_row_that_is_never_closed_swallows_nothing(after: str) -> None:
    lines = described(f"{HEAD}| size | in cm\n{after}\n").split("\n")
    assert lines[1] == "  size | in cm"
    assert len(lines) > 2


def test_short_and_long_rows_are_reported() -> None:
    page, findings = read(f"{HEAD}| a |\n| a | b | c |\n| a | b | | |\n")
    (found,) = page.blocks
    assert isinstance(found, Table)
    values = [[cell.value for cell in row.cells] for row in found.rows]
    assert values == [["a", ""], ["a", "b | c"], ["a", "b"]]
    assert findings == [
        "page.md:3:1 table-cells-missing",
        "page.md:4:7 table-cells-joined",
    ]


@pytest.mark.parametrize("empty", ["| |", "| | |", "| | | | |", "|"])
def test_rows_of_empty_cells_part_others(empty: str) -> None:
    page, findings = read(f"{HEAD}| a | b |\n{empty}\n| c | d |\n")
    (found,) = page.blocks
    assert isinstance(found, Table)
    values = [[cell.value for cell in row.cells] for row in found.rows]
    assert values == [["a", "b"], ["c", "d"]]
    assert findings == []


def test_too_many_rows() -> None:
    text = HEAD + "| a | b |\n" * 4
    page, findings = read(text, limits=Limits(table_rows=3))
    (found,) = page.blocks
    assert isinstance(found, Table)
    assert len(found.rows) == 3
    assert findings == ["page.md:1:1 table-too-large"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("&emsp;&emsp;size", "»»size"),
        ("&nbsp; &nbsp; size", "»»size"),
        ("\u3000size", "»size"),
        ("size&nbsp;of it", "size&nbsp;of it"),
        ("» size", "» size"),
        ("├─ size", "├─ size"),
    ],
)
def test_indent(name: str, expected: str) -> None:
    assert described(f"{HEAD}| {name} | x |").split("\n")[1] == f"  {expected} | x"


def test_place_of_an_indented_cell() -> None:
    cell = table(f"{HEAD}| &emsp;size | x |").rows[0].cells[0]
    assert (str(cell.span), cell.span.text, cell.indent) == ("page.md:3:9", "size", 1)
