"""What examples and texts beside a field say of its values."""

from __future__ import annotations

from typing import Any

from unit.docs.assemble.any import operation, resolved

MODEL = (
    "# Zones\n\n## Zone properties\n\n| Attribute | Type | Description |\n|---|---|---|\n"
    "| code | string | the code |\n| kind | string | Options: `a`, `b` and `c`. |\n\n"
)


def _schema(example: str) -> dict[str, Any]:
    page = (
        f"{MODEL}## List\n\n`GET /zones`\n\n**Response:**\n\n```json\n{example}\n```\n"
    )
    answer = operation(page)["responses"]["2XX"]
    schema: dict[str, Any] = answer["content"]["application/json"]["schema"]
    return schema


def test_what_the_table_says_holds_for_the_example() -> None:
    found = _schema('[{"code": "x", "kind": "a", "_links": {"self": "/"}}]')["items"]
    assert found["properties"]["kind"]["enum"] == ["a", "b", "c"]
    assert list(found["properties"]) == ["code", "kind", "_links"]


def test_an_example_of_something_else_stays() -> None:
    found = _schema('{"code": "x", "name": "n", "size": 3}')
    assert "description" not in found["properties"]["code"]


def test_values_are_explained_below_a_label_of_their_own() -> None:
    page = (
        "## List\n\n`GET /zones`\n\nQuery params:\n\n- `kind` — `near` (default), or\n"
        "  `far`.\n\nKinds:\n\n- `near` — close by\n- `far` — a long way off\n"
    )
    names = [p["name"] for p in operation(page)["parameters"]]
    assert names == ["kind"]
    schema = operation(page)["parameters"][0]["schema"]
    assert schema["enum"] == ["near", "far"]
    assert resolved(schema, {})["default"] == "near"


def test_limits_in_the_brackets_behind_a_name() -> None:
    page = (
        "## List\n\n`GET /zones`\n\n**Query:**\n\n"
        "- `size` (integer, default: 20, min 1, max 50): How many\n"
        '- `kind` (string, e.g. "near")\n'
    )
    size, kind = operation(page)["parameters"]
    assert size["schema"] == {
        "type": "integer", "default": 20, "minimum": 1, "maximum": 50
    }  # fmt: skip
    assert size["description"] == "How many\nmin 1, max 50"
    assert kind["description"] == 'e.g. "near"'


def test_a_type_with_its_default_in_code_behind_a_name() -> None:
    page = (
        "## Make\n\n`POST /zones`\n\n### Parameters\n\n"
        '- `Delay` `(string: "15s")` - How long\n'
        "- `Node` `(string: <required>)` - Where\n- `Tags` `(int: nil)` - Which\n"
    )
    answer = operation(page)["requestBody"]["content"]["application/json"]["schema"]
    assert answer["properties"]["Delay"]["default"] == "15s"
    assert answer["required"] == ["Node"]
    assert "default" not in answer["properties"]["Tags"]


def test_declarations_in_code() -> None:
    fence = "```\n{0}\n```\n"
    asked = fence.format("kind: string,   // which kind\npage?: number   // which page")
    answer = fence.format('"size": integer,   // how large\n"names": string[]')
    page = (
        "## List\n\n`POST /zones`\n\n**Parameters:**\n\n"
        + asked + "\n**Response:**\n\n" + answer
    )  # fmt: skip
    found = operation(page)
    schema = found["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"]["kind"]["description"] == "which kind"
    assert schema["properties"]["page"]["type"] == "number"
    told = found["responses"]["2XX"]["content"]["application/json"]["schema"]
    assert told["properties"]["names"]["items"] == {"type": "string"}


def test_query_parameters_that_a_sentence_names() -> None:
    page = "## List\n\n`GET /zones`\n\nLists zones, with the query params `page` and `size`.\n"
    assert [(p["in"], p["name"]) for p in operation(page)["parameters"]] == [
        ("query", "page"),
        ("query", "size"),
    ]
    table = "**Query:**\n\n| Name | Type |\n|---|---|\n| kind | string |\n"
    names = [p["name"] for p in operation(page + "\n" + table)["parameters"]]
    assert names == ["kind"]
    other = "## List\n\n`GET /zones`\n\nReturns the members `page` and `size`.\n"
    assert "parameters" not in operation(other) or not operation(other)["parameters"]


def test_rows_without_a_name_stand_for_shared_parameters() -> None:
    page = (
        "## List\n\n`GET /zones`\n\n### Parameters\n\n"
        "| Name | Located in | Required | Schema |\n|---|---|---|---|\n"
        "| kind | query | No | string |\n|  |  | No | [Paging](#paging) |\n"
        "|  |  | No | [Absent](#absent) |\n\n## Paging\n\n"
        "| Name | Type |\n|---|---|\n| page | integer |\n| size | integer |\n"
    )
    names = [p["name"] for p in operation(page)["parameters"]]
    assert names == ["kind", "page", "size"]


def test_rows_that_head_the_required_and_the_optional_fields() -> None:
    page = (
        "## List\n\n`GET /zones`\n\n### Query parameters\n\n"
        "| Name | Type | Description |\n|---|---|---|\n"
        "| **Required fields** | | |\n| kind | string | x |\n"
        "| **Optional fields** | | |\n| size | string | x |\n| optional | string | |\n"
    )
    found = {p["name"]: p.get("required", False) for p in operation(page)["parameters"]}
    assert found == {"kind": True, "size": False, "optional": False}


def test_values_in_the_cell_of_a_type() -> None:
    page = (
        "## List\n\n`GET /zones`\n\n### Query parameters\n\n"
        "| Name | Type |\n|---|---|\n| a | enum(low, high) |\n| b | enum[1\\|2] |\n"
        '| c | "up" \\| "down" |\n| d | enum(string) |\n'
    )
    found = [p["schema"] for p in operation(page)["parameters"]]
    assert found == [
        {"type": "string", "enum": ["low", "high"]},
        {"type": "integer", "enum": [1, 2]},
        {"type": "string", "enum": ["up", "down"]},
        {"type": "string"},
    ]
