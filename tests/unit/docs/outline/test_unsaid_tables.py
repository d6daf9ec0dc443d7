"""Tables of an operation below a heading or a label that nobody knows."""

from __future__ import annotations

import pytest

from docmill.docs.outline.read_contents import contents
from unit.docs.outline.pages import LEXICON, chosen

OPERATION = "# Coins\n\n## Get a coin\n\n`GET /coins/{id}`\n\n"


def _read(below: str) -> tuple[list[str], list[str]]:
    """The names that are read as fields, and the reasons of the rows that are not."""
    (one,) = chosen(OPERATION + below).operations
    read = contents(one, LEXICON)
    names = [row.name for group in read.groups for row in group.statements]
    return names, [reason for _, reason in read.unread]


@pytest.mark.parametrize(
    "title", ["### Supported coins", "**Wibble:**", "**Old coins**"]
)
def test_names_and_texts_below_an_unknown_title_are_no_parameters(title: str) -> None:
    table = "| Name | Description |\n|---|---|\n| penny | Small |\n| groat | Large |\n"
    assert _read(f"{title}\n\n{table}") == ([], ["heading-unknown"] * 2)


@pytest.mark.parametrize(
    "table",
    [
        "| Name | Type | Description |\n|---|---|---|\n| age | integer | Years |\n",
        "| Parameter | Description |\n|---|---|\n| age | Years |\n",
        "| Name | Description |\n|---|---|\n| age | **Required**. Years |\n",
    ],
)
def test_columns_that_only_fields_have_make_parameters(table: str) -> None:
    assert _read(f"### Sieves\n\n{table}") == (["age"], [])


def test_a_table_directly_below_the_request_needs_no_such_columns() -> None:
    assert _read("| Key | Value |\n|---|---|\n| age | 7 |\n")[0] == ["age"]


def test_a_known_heading_around_says_what_the_rows_are() -> None:
    table = "| Name | Description |\n|---|---|\n| age | Years |\n"
    assert _read(f"### Parameters\n\n#### Sieves\n\n{table}")[0] == ["age"]


def test_fields_behind_a_sentence_on_the_response_may_be_of_the_request() -> None:
    (one,) = chosen(
        OPERATION + "Returns one coin.\n\n- `id` (integer): The coin\n"
    ).operations
    assert [g.side for g in contents(one, LEXICON).groups] == [None]


def test_fields_that_a_sentence_announces_are_of_the_response() -> None:
    (one,) = chosen(
        OPERATION + "It returns:\n\n- `id` (integer): The coin\n"
    ).operations
    assert [g.side for g in contents(one, LEXICON).groups] == ["response"]
