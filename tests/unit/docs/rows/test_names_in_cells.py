"""Names in cells: several of them, stars, footnotes, and notes that are no names."""

from __future__ import annotations

import pytest

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.rows.names import read_name, several_names
from unit.docs.assemble.any import tree

PAGE = """
# Ferries

## Book a ferry

`POST /ferries`

### Body

| Name | Type | Description |
|---|---|---|
"""


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("from, to", ("from", "to")),
        ("`lat`/`lon`", ("lat", "lon")),
        ("`lat` and `lon`", ("lat", "lon")),
        ("from / to", ("from", "to")),
        ("id", ()),
        ("lat/lon", ()),
        ("the start, the end", ()),
    ],
)
def test_a_cell_may_have_several_names(cell: str, names: tuple[str, ...]) -> None:
    assert several_names(cell) == names


def test_each_name_of_a_cell_is_a_property() -> None:
    assert tree(f"{PAGE}| from, to | string | Two ports. |\n") == [
        "from string",
        "to string",
    ]


def test_words_behind_a_name_are_no_second_name() -> None:
    assert tree(f"{PAGE}| port, required | string | A port. |\n") == ["port! string"]


def test_a_note_in_bold_is_no_property() -> None:
    page = f"{PAGE}| port | string | A port. |\n| **Note:** sent twice | | |\n"
    assert tree(page) == ["port string"]


@pytest.mark.parametrize(
    ("cell", "name", "required"),
    [
        ("port*", "port", True),
        ("**port***", "port", True),
        ("*port*", "port", None),
        ("port *", "port", None),
        ("port? \\*\\*", "port", False),
        ("decks.*.cars", "decks.*.cars", None),
    ],
)
def test_stars_of_a_name(cell: str, name: str, required: bool | None) -> None:
    found = read_name(cell, 0, Lexicon.of())
    assert found is not None
    assert (found.name, found.required) == (name, required)


def test_a_placeholder_in_a_name_stands_for_the_names_of_a_map() -> None:
    page = f"{PAGE}| prices | object | By class. |\n| prices.{{class}} | integer | One. |\n"
    assert tree(page) == ["prices object of {} integer"]


def test_a_star_stands_for_names_of_an_object_and_items_of_an_array() -> None:
    rows = "| decks.*.cars | integer | On it. |\n"
    assert tree(PAGE + rows) == ["decks array of object", "decks[].cars integer"]
    head = "| decks | object | By name. |\n"
    assert tree(PAGE + head + rows) == [
        "decks object of {} object",
        "decks{}.cars integer",
    ]


def test_a_property_may_be_called_n() -> None:
    assert tree(f"{PAGE}| size.n.unit | string | A unit. |\n") == [
        "size object",
        "size.n object",
        "size.n.unit string",
    ]
