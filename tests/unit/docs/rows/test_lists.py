"""Fields in bullets, in definition lists, in lines, and between commas."""

from __future__ import annotations

import pytest

from docmill.docs.markdown.page import ListBlock, Paragraph
from docmill.docs.rows.lists import inline_rows, list_rows
from unit.docs.rows.stated import WORDS, first_block, rows_of, stated

ITEMS = {
    "- `id`": ["id"],
    "- `id` (string, required): the room": ['id! string "the room"'],
    "- **id** (integer) - the room": ['id integer "the room"'],
    "- `id` - _string_, the room": ['id string "the room"'],
    "- `id`: string. The room": ['id string "The room"'],
    "- `id` {string} the room": ['id string "the room"'],
    "- `id` [optional] the room": ['id? "the room"'],
    "- `size` (integer, default: 10) the beds": ['size integer =10 "the beds"'],
    "- `size` (integer, 默认 10) the beds": ['size integer =10 "the beds"'],
    "- `key` (query, string)": ["key string @query"],
    "- `id?`: the room": ['id? "the room"'],
    "- `id`\\*: the room": ['id! "the room"'],
    "- id: the room": ['id "the room"'],
    "- id - the room": ['id "the room"'],
    "- id (string): the room": ['id string "the room"'],
    "- `id=[integer]`": ["id integer"],
    "- [x] `id`: the room": ['id "the room"'],
    "- *id* (int): the room": ['id int "the room"'],
    "- `id` （整数，必填）：房间": ['id! 整数 "房间"'],
    "- id": ["id"],
    "- note: what to say": ['note "what to say"'],
    "- `room-id` (string): the room": ['room-id string "the room"'],
    "- `X-Room-Key` (string): the key": ['X-Room-Key string "the key"'],
    "- **room-id**: the room": ['room-id "the room"'],
    "- **room:** the room": ['room "the room"'],
    "- `rooms[].id` (int): its number": ['rooms[].id int "its number"'],
    "- `room[id]`: its number": ['room[id] "its number"'],
    "- ids[]: the rooms": ['ids[] "the rooms"'],
    "- id[optional]: the room": ['id? "the room"'],
}


@pytest.mark.parametrize(("text", "expected"), ITEMS.items())
def test_an_item_below_a_heading_of_fields(text: str, expected: list[str]) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- Returns the rooms",
        "- See the guide",
        "- https://api.example.com/rooms",
        "- Note: rooms are made at night",
        "- Body: the attributes of a room",
        "- 42",
        "- Example:",
        "- [a room](/room) and more\n- plain words here\n- other words there",
    ],
)
def test_items_that_are_no_fields(text: str) -> None:
    assert rows_of(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- `id` (string): the room\n- `size` (int)", True),
        ("- **id**, required\n- **size**", True),
        ("- **Fast**: no waiting\n- **Safe**: no loss", False),
        ("- id (string): the room", False),
        ("- `GET /rooms`\n- `GET /beds`", False),
    ],
)
def test_elsewhere_names_are_marked_and_tell_more(text: str, expected: bool) -> None:
    assert (rows_of(text, expected=False) is not None) is expected


def test_a_list_within_an_item() -> None:
    text = "- `room` (object): the room\n  - `id` (int): its number\n"
    assert rows_of(text) == ['room object "the room"', '  id int "its number"']


def test_values_below_a_string_are_no_properties() -> None:
    text = "- `kind` (string): what it is\n  - `attic`: at the top\n  - `cellar`: low\n"
    assert rows_of(text) == [
        'kind string "what it is / - `attic`: at the top / - `cellar`: low"'
    ]


def test_most_items_must_be_fields() -> None:
    some = "- `id`: a\n- what else there is to say\n"
    assert rows_of(some + "- and yet more of it\n") is None
    assert rows_of(some + "- `size`: b\n") == ['id "a"', 'size "b"']


def test_a_definition_list() -> None:
    assert rows_of("room_id\n: (integer, required) the room\n") == [
        'room_id! integer "the room"'
    ]


def test_lines_of_a_paragraph() -> None:
    assert rows_of("`id=[integer]`\n`size=[integer]`") == ["id integer", "size integer"]
    assert rows_of("id=[integer]") is None
    assert rows_of("**Kinds-of-rooms:**") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`room` (optional), `page` (optional)", ["room?", "page?"]),
        ("`room`, `page`", ["room", "page"]),
        ("`room` and `page`", ["room", "page"]),
        ("`on` or `off`", []),
        ("room, page", []),
        ("`room` makes them new", ['room "makes them new"']),
    ],
)
def test_names_between_commas(text: str, expected: list[str]) -> None:
    block = first_block(text)
    assert isinstance(block, Paragraph)
    assert stated(inline_rows(block.text, WORDS)) == expected


def test_places_of_the_parts_of_an_item() -> None:
    text = "- **id** (string, required): the room"
    block = first_block(text)
    assert isinstance(block, ListBlock)
    (row,) = list_rows(block, WORDS, True) or ()
    for passage, expected in (
        (row.name_passage, "id"),
        (row.type, "string"),
        (row.required_passage, "required"),
        (row.description, "the room"),
    ):
        assert passage is not None
        span = passage.span
        assert text[span.column - 1 : span.end_column - 1] == expected
