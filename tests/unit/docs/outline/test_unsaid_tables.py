"""Tables of an operation below a heading or a label that nobody knows."""

from __future__ import annotations

import pytest

from docmill.docs.outline.read_contents import contents
from unit.docs.assemble.any import body, operation
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


KINDS = "| Name | Description |\n|---|---|\n| `OAK` | From a tree. |\n| `TIN` | From a pit. |\n"


def made_of(said: str, kinds: str = KINDS) -> str:
    """An operation with a field, and a table below a heading of its own."""
    field = (
        f"| Name | Type | Description |\n|---|---|---|\n| made_of | string | {said} |\n"
    )
    return f"## POST /rooms\n\n### Body\n\n{field}\n#### Main stuff\n\n{kinds}"


def test_a_linked_table_explains_the_values_of_a_field() -> None:
    text = made_of("One of [these](#main-stuff).")
    assert body(text) == ["application/json", "made_of string"]
    schema = operation(text)["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"]["made_of"]["enum"] == ["OAK", "TIN"]
    assert "`TIN`: From a pit." in schema["properties"]["made_of"]["description"]


def test_constants_that_no_field_links_to_are_no_fields() -> None:
    text = made_of("What it is of.")
    assert body(text) == ["application/json", "made_of string"]
    assert "enum" not in str(operation(text)["requestBody"])
    (one,) = chosen(text).operations
    reasons = [reason for _, reason in contents(one, LEXICON).unread]
    assert reasons == ["list-of-values"] * 2


@pytest.mark.parametrize(
    "kinds",
    [
        KINDS.replace("OAK", "oak").replace("TIN", "tin"),
        "| Name | Type |\n|---|---|\n| `OAK` | string |\n| `TIN` | string |\n",
    ],
)
def test_tables_that_may_state_fields(kinds: str) -> None:
    found = body(made_of("What it is of.", kinds))
    assert len(found) == 4
