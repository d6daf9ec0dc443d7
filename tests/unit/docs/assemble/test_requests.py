"""Requests: locations of parameters, bodies, media types, and what silence means."""

from __future__ import annotations

import pytest

from docmill.docs.assemble.example_values import path_values, query_values, type_of
from docmill.docs.infer.message import Message
from docmill.docs.outline.targets import targets
from unit.docs.assemble.any import body, findings, operation, parameters, read

TABLE = "| Name | Type | Required | Description |\n|---|---|---|---|\n"
ID = "| id | integer | yes | the room |\n"
SIZE = "| size | integer | no | beds |\n"


def page(request: str, *parts: str) -> str:
    """A page of one operation."""
    return "\n\n".join(["## Rooms", f"`{request}`", *parts])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page("GET /rooms/{id}", "### Parameters", TABLE + ID + SIZE),
            ["path id! integer", "query size integer"],
        ),
        (
            page("GET /rooms/{id}", "### Path parameters", TABLE + ID),
            ["path id! integer"],
        ),
        (
            page(
                "GET /rooms/{room}",
                "### Path parameters",
                TABLE + ID,
                "### Query",
                TABLE + SIZE,
            ),
            ["path room! integer", "query size integer"],
        ),
        (
            page("POST /rooms", "### Query parameters", TABLE + SIZE),
            ["query size integer"],
        ),
        (
            page(
                "GET /rooms", "### Headers", TABLE + "| X-Key | string | yes | who |\n"
            ),
            ["header X-Key! string"],
        ),
        (
            page(
                "GET /rooms",
                "### Parameters",
                TABLE + "| X-Key | string | yes | who |\n",
            ),
            ["header X-Key! string"],
        ),
        (
            page(
                "GET /rooms",
                "### Headers",
                TABLE + "| Accept | string | yes | JSON |\n",
            ),
            [],
        ),
        (
            page("GET /rooms", "### Cookies", TABLE + "| sid | string | yes | who |\n"),
            ["cookie sid! string"],
        ),
        (
            page("GET /rooms?size=2&kind=attic"),
            ["query size integer", "query kind string"],
        ),
        (
            page("GET /rooms/{id}", "```\ncurl https://api.example.com/rooms/42\n```"),
            ["path id! integer"],
        ),
        (
            page(
                "GET /rooms/{id}", "```\ncurl https://api.example.com/rooms/north\n```"
            ),
            ["path id! string"],
        ),
    ],
)
def test_locations(text: str, expected: list[str]) -> None:
    assert parameters(text) == expected


COLUMN = (
    "| Name | In | Type |\n|---|---|---|\n| id | path | integer |\n"
    "| key | header | string |\n| name | body | string |\n"
)


def test_a_column_of_locations() -> None:
    text = page("PUT /rooms/{id}", "### Parameters", COLUMN)
    assert parameters(text) == ["path id! integer", "header key string"]
    assert body(text) == ["application/json", "name string"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page("POST /rooms", "### Parameters", TABLE + SIZE),
            ["application/json", "size integer"],
        ),
        (
            page("POST /rooms", "### Request body", '```json\n{"size": 2}\n```'),
            ["application/json", "size integer"],
        ),
        (
            page("POST /rooms", "### Form data", TABLE + SIZE),
            ["application/x-www-form-urlencoded", "size integer"],
        ),
        (
            page(
                "POST /rooms",
                "### Parameters",
                TABLE + "| plan | file | yes | a picture |\n",
            ),
            ["multipart/form-data", "plan! string"],
        ),
        (
            page(
                "POST /rooms",
                "**Content-Type**: `application/x-www-form-urlencoded`",
                "### Parameters",
                TABLE + SIZE,
            ),
            ["application/x-www-form-urlencoded", "size integer"],
        ),
        (
            page(
                "POST /rooms",
                "### Body parameters",
                "- `room` (object)\n  - `size` (integer)\n",
            ),
            ["application/json", "room object"],
        ),
        (
            page(
                "POST /rooms",
                "### Parameters",
                TABLE
                + "| size | integer | yes | beds |\n| kind | string | no | which |\n",
                "```\ncurl -X POST 'https://api.example.com/rooms?kind=a' -d '{\"size\": 2}'\n```",
            ),
            ["application/json", "size! integer"],
        ),
        (page("GET /rooms", "### Parameters", TABLE + SIZE), []),
        (page("DELETE /rooms/{id}", "### Parameters", TABLE + ID), []),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert body(text) == expected


def test_a_body_is_required_where_a_property_is() -> None:
    needed = page("POST /rooms", "### Body", TABLE + ID)
    assert operation(needed)["requestBody"]["required"] is True
    other = page("POST /rooms", "### Body", TABLE + SIZE)
    assert "required" not in operation(other)["requestBody"]


NAMED = "| Name | Type |\n|---|---|\n"


def test_silence_is_required_where_only_the_optional_is_marked() -> None:
    rows = "| a | string |\n| b? | string |\n| c? | string |\n| d? | string |\n"
    found = parameters(page("GET /rooms", "### Parameters", NAMED + rows))
    assert found[0] == "query a! string"
    assert found[1:] == ["query b string", "query c string", "query d string"]


@pytest.mark.parametrize(
    "rows",
    [
        "| a | string |\n| b? | string |\n| c? | string |\n",
        "| a | string |\n| b? | string |\n| c? | string |\n| d? | string |\n"
        "| e (required) | string |\n",
    ],
)
def test_elsewhere_silence_says_nothing(rows: str) -> None:
    found = parameters(page("GET /rooms", "### Parameters", NAMED + rows))
    assert found[0] == "query a string"


def test_all_are_optional_by_a_sentence() -> None:
    rows = "| a | string |\n| b? | string |\n| c? | string |\n| d? | string |\n"
    text = "All parameters are optional."
    found = parameters(page("GET /rooms", "### Parameters", text, NAMED + rows))
    assert found[0] == "query a string"


def message(url: str, *query: tuple[str, str]) -> Message:
    return Message(kind="url", method="GET", url=url, query=query)


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("https://api.example.com/v1/rooms/42?size=2", ["42"]),
        ("/rooms/42", ["42"]),
        ("/beds/42", []),
        ("/42", []),
        ("/rooms/42/beds", []),
    ],
)
def test_values_of_placeholders(url: str, values: list[str]) -> None:
    target = targets("/rooms/{id}")[0]
    assert path_values("id", target, [message(url)]) == values
    assert path_values("other", target, [message(url)]) == []


def test_values_of_query_parameters() -> None:
    found = message("/rooms", ("size", "2"), ("kind", ""), ("size", "3"))
    assert query_values("size", [found]) == ["2", "3"]
    assert query_values("kind", [found]) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["1", "-20"], "integer"),
        (["1", "2.5"], "number"),
        (["true", "False"], "boolean"),
        (["007"], None),
        (["0"], "integer"),
        (["1", "north"], None),
        ([], None),
    ],
)
def test_types_of_values(values: list[str], expected: str | None) -> None:
    found = type_of(values)
    assert (found.type if found else None) == expected


def test_a_placeholder_without_a_row_comes_from_the_request_line() -> None:
    emitted = read("# API\n\n## Rooms\n\n`GET /rooms/{id}`\n").emitted
    assert emitted is not None
    (found,) = emitted.source_map.origins["/paths/~1rooms~1{id}/get/parameters/0"]
    assert (found.rule, found.tier, found.span.line) == ("request-line", "inferred", 5)


def test_a_table_below_a_label_that_says_all_is_the_operation_s() -> None:
    for label in ("Authentication: none", "**Auth required:** no", "Rate limit: 5 / s"):
        assert body(page("POST /login", label, TABLE + SIZE))[1:] == ["size integer"]


CURL = "```shell\ncurl {} https://rooms.example/rooms{}\n```"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            "-F plan=@plan.pdf -F floor=3",
            ["multipart/form-data", "plan string", "floor integer"],
        ),
        (
            "-d name=Blue -d floor=3",
            ["application/x-www-form-urlencoded", "name string", "floor integer"],
        ),
    ],
)
def test_forms_that_only_examples_send(options: str, expected: list[str]) -> None:
    assert body(page("POST /rooms", CURL.format(options, ""))) == expected


def test_a_file_in_an_example_makes_the_stated_body_multipart() -> None:
    table = TABLE + SIZE + "| plan | | no | a drawing |\n"
    text = page("POST /rooms", table, CURL.format("-F size=2 -F plan=@a.pdf", ""))
    assert body(text) == [
        "multipart/form-data",
        "size integer",
        "plan string",
    ]


def test_query_parameters_that_only_examples_send_are_no_credentials() -> None:
    text = page("GET /rooms", CURL.format("-s", "?size=2&api_key=YOUR_KEY"))
    assert parameters(text) == ["query size integer"]


def test_query_parameters_beside_those_of_a_table_are_said() -> None:
    text = page("GET /rooms", "### Query", TABLE + SIZE, CURL.format("-s", "?page=2"))
    assert parameters(text) == ["query size integer"]
    assert "example-member-undescribed" in findings(text)
