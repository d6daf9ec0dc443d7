"""Comments that correct the reading of a table."""

from __future__ import annotations

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Table
from docmill.docs.markdown.read_page import read_page
from docmill.docs.outline.corrections import corrected

TABLE = (
    "\n\n| Knob | Sort | In |\n|---|---|---|\n| a | string | query |\n| b | int | |\n"
)


def read(comment: str) -> tuple[list[str], list[list[str]], Diagnostics]:
    """Headers and cells of the table behind a comment."""
    diagnostics = Diagnostics()
    page = read_page(SourceFile("a.md", comment + TABLE), diagnostics, Limits())
    found = corrected(page, Lexicon.of(), diagnostics)
    (table,) = found.blocks
    assert isinstance(table, Table)
    rows = [[cell.value for cell in row.cells] for row in table.rows]
    return [cell.value for cell in table.header], rows, diagnostics


def test_columns() -> None:
    header, rows, diagnostics = read("<!-- docmill: columns = name, type -->")
    lexicon = Lexicon.of()
    assert [lexicon.column(word) for word in header] == ["name", "type", "place"]
    assert rows == [["a", "string", "query"], ["b", "int", ""]]
    (item,) = diagnostics.items
    assert (item.code, item.span and item.span.line) == ("page-corrected", 1)


def test_a_dash_leaves_a_header() -> None:
    header, _, _ = read("<!-- docmill: columns = -, type, - -->")
    assert header[0] == "Knob"
    assert header[2] == "In"
    assert header[1] != "Sort"


def test_a_location_replaces_that_of_the_table() -> None:
    _, rows, _ = read("<!-- docmill: location = header -->")
    assert rows == [["a", "string", "header"], ["b", "int", "header"]]


def test_a_column_of_its_own() -> None:
    header, rows, _ = read("<!-- docmill: required = no -->")
    assert Lexicon.of().column(header[3]) == "required"
    assert rows == [["a", "string", "query", "no"], ["b", "int", "", "no"]]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("location = moon", "comment-unused"),
        ("required = perhaps", "comment-unused"),
        ("columns = name, type, place, default", "comment-unused"),
        ("columns = nose", "comment-unused"),
        ("colour = red", "comment-unknown"),
        ("hello", "comment-unknown"),
    ],
)
def test_what_does_not_fit(comment: str, code: str) -> None:
    header, _, diagnostics = read(f"<!-- docmill: {comment} -->")
    assert header == ["Knob", "Sort", "In"]
    assert [item.code for item in diagnostics.items] == [code]


def test_no_table_follows() -> None:
    diagnostics = Diagnostics()
    text = "# A\n\n<!-- docmill: location = query -->\n"
    page = read_page(SourceFile("a.md", text), diagnostics, Limits())
    assert len(corrected(page, Lexicon.of(), diagnostics).blocks) == 1
    assert [item.code for item in diagnostics.items] == ["comment-unused"]
