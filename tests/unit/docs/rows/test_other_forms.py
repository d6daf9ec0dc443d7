"""Fields as components, as skeletons of JSON, and as headings or bold lines."""

from __future__ import annotations

import pytest

from docmill.docs.markdown.page import Heading
from docmill.docs.rows.definitions import definition_rows, heading_rows
from unit.docs.markdown.described import read
from unit.docs.rows.stated import WORDS, rows_of, stated

COMPONENTS = {
    '<ParamField query="page" type="integer" required>Which one.</ParamField>': [
        'page! integer @query "Which one."'
    ],
    '<ParamField path="id" required={false} />': ["id? @path"],
    '<ResponseField name="id" type="string" default="a" />': ["id string =a"],
    '<Param name="id" type="string" in="header" description="Who." />': [
        'id string @header "Who."'
    ],
}


@pytest.mark.parametrize(("text", "expected"), COMPONENTS.items())
def test_components(text: str, expected: list[str]) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<Card name="Start" />',
        '<Button type="submit" />',
        "<Field path />",
        '<Tab title="Shell" />',
    ],
)
def test_components_that_are_no_fields(text: str) -> None:
    assert rows_of(text) is None


def code(text: str, language: str = "json") -> str:
    """A fence."""
    return f"```{language}\n{text}\n```"


SKELETONS = {
    '{"id": "int, required", "tags": ["string"]}': ["id! int", "tags array of string"],
    '{"room": {"id": "integer", "kind": "string, a word"}}': [
        "room",
        "  id integer",
        '  kind string "a word"',
    ],
    '[{"id": "number"}]': ["id number"],
    '{"rooms": [{"id": "integer"}]}': ["rooms[]", "  id integer"],
}


@pytest.mark.parametrize(("text", "expected"), SKELETONS.items())
def test_skeletons(text: str, expected: list[str]) -> None:
    assert rows_of(code(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        code('{"id": 7, "kind": "string"}'),
        code('{"name": "Ada", "town": "Turin"}'),
        code('{"id": "int"}', "python"),
        code("id: int", "json"),
        code("{", "json"),
        code('["string"]'),
    ],
)
def test_code_that_shows_values(text: str) -> None:
    assert rows_of(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**id** (integer)\n\nThe room.", ['id integer "The room."']),
        ("`id`\n\nThe room. Required.", ['id! "The room. Required."']),
        ("**id** *string*\nThe room.", ['id string "The room."']),
        ("`id`\n\nOne.\n\nTwo.", ['id "One."']),
        ("**Notes**\n\nRooms are made at night.", []),
        ("**Kinds:**\n\nThey are many.", []),
        ("**Mind:** rooms are made at night.", []),
        ("Rooms have `id`s.", []),
        ("> a quotation\n\n- a list", []),
    ],
)
def test_bold_lines(text: str, expected: list[str]) -> None:
    assert stated(definition_rows(read(text)[0].blocks, WORDS)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "### `id`\n\n**Type:** String\n\n**Description:** The room.",
            ['id String "The room."'],
        ),
        ("### `id` (required)\n\n**Type**: String", ["id! String"]),
        ("### id\n\n**Type:** String", []),
        ("### `id`\n\nThe room.", []),
        ("### `list rooms`\n\n**Type:** String", []),
        ("### `id`\n\n**Colour:** String", []),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    heading, *blocks = read(text)[0].blocks
    assert isinstance(heading, Heading)
    assert stated(heading_rows(heading.text, blocks, WORDS)) == expected
    assert heading_rows(None, blocks, WORDS) == ()
