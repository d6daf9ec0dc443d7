"""Headings, labels and sentences: whose fields stand below them, and for which status."""

from __future__ import annotations

import pytest

from unit.docs.assemble.any import body, contents, operation, parameters, response

TABLE = "| Name | Type |\n|---|---|\n| size | integer |\n"
OTHER = "| Name | Type |\n|---|---|\n| id | integer |\n"


def page(*parts: str) -> str:
    """A page of one operation that has a body."""
    return "\n\n".join(["## Make a room", "`POST /rooms`", *parts])


JSON = ["application/json", "size integer"]


@pytest.mark.parametrize(
    "parts",
    [
        ("### Response", TABLE),
        ("**Response:**", TABLE),
        ("Response:", TABLE),
        ("### Returns", TABLE),
        ("### Parameters", OTHER, "### Response", "#### Fields", TABLE),
        ("The response has these fields:", TABLE),
        ("### Output parameters", TABLE),
    ],
)
def test_fields_of_the_response(parts: tuple[str, ...]) -> None:
    assert response(page(*parts)) == JSON
    assert "size integer" not in body(page(*parts))


@pytest.mark.parametrize(
    "parts",
    [
        ("### Request", TABLE),
        ("### Parameters", TABLE),
        ("**Body:**", TABLE),
        ("### Request", "#### Fields", TABLE),
        ("### Response", OTHER, "### Request body", TABLE),
        (TABLE,),
    ],
)
def test_fields_of_the_request(parts: tuple[str, ...]) -> None:
    assert body(page(*parts)) == JSON
    assert "size integer" not in response(page(*parts))


@pytest.mark.parametrize(
    "parts",
    [
        ("### Permissions", TABLE),
        ("### Changelog", TABLE),
        ("### Authentication", TABLE),
    ],
)
def test_sections_beside_the_operation(parts: tuple[str, ...]) -> None:
    assert body(page(*parts)) == []
    assert response(page(*parts)) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("### Response", "Array of rooms, each with:", TABLE), True),
        (("### Response", "Returns a list of rooms:", TABLE), True),
        (("### Response", "A room. Pass an array of ids to get more:", TABLE), False),
        (("### Response", "A room, with:", TABLE), False),
    ],
)
def test_payloads_that_are_arrays(parts: tuple[str, ...], expected: bool) -> None:
    assert ("[]" in response(page(*parts))) is expected


@pytest.mark.parametrize(
    ("parts", "statuses"),
    [
        (("### Response 201", TABLE), {"201"}),
        (
            (
                "### Responses",
                "| Status | Meaning |\n|---|---|\n| 200 | Fine |\n| 404 | Gone |\n",
            ),
            {"200", "404"},
        ),
        (("### Responses", "- `200`: fine\n- **409**: taken\n"), {"200", "409"}),
        (("### Errors", "- 404 - gone\n- 5XX - ours\n"), {"404", "5XX"}),
        (("**Errors:**", "- `HTTP 404` — gone\n"), {"404"}),
        (("### Notes", "- 200 rooms are enough\n- 300 are not\n"), set()),
        (("**Success Response:**", "* **Code:** 202\n"), {"202"}),
        (("### Errors", "| Code | Meaning |\n|---|---|\n| 1001 | too late |\n"), set()),
        (("### Responses", "`200 OK` - made\n", "`409` — taken"), {"200", "409"}),
    ],
)
def test_statuses(parts: tuple[str, ...], statuses: set[str]) -> None:
    found = set(operation(page(*parts))["responses"]) - {"default"}
    assert found - {"200"} == statuses - {"200"}
    assert not statuses or statuses <= found


def test_bodies_of_statuses_that_stand_in_code_with_a_text() -> None:
    found = operation(
        page(
            "**Responses:**",
            "`200 OK` — made",
            '```json\n{"size": 2}\n```',
            "`409 Conflict` — taken",
            '```json\n{"reason": "full"}\n```',
        )
    )["responses"]
    schemas = {
        status: list(answer["content"]["application/json"]["schema"]["properties"])
        for status, answer in found.items()
    }
    assert schemas == {"200": ["size"], "409": ["reason"]}


SIZE = '```json\n{"size": 2}\n```\n'


@pytest.mark.parametrize("label", ["**Query parameters:**", "### Parameters"])
def test_json_below_the_parameters_of_a_get_is_its_response(label: str) -> None:
    text = "\n\n".join(["## Rooms", "`GET /rooms`", label, "- `page` - which", SIZE])
    assert response(text) == JSON


def test_json_below_the_parameters_of_a_path_is_the_body() -> None:
    text = "\n\n".join(
        ["## Paint", "`PUT /rooms/:id`", "**Path:**", "- `id` - which", SIZE]
    )
    assert body(text) == JSON
    assert response(text) == []


def test_json_below_other_fields_is_the_response() -> None:
    text = page("Supported attributes:", OTHER, "Returns the new room.", SIZE)
    assert body(text) == ["application/json", "id integer"]
    assert response(text) == JSON


def test_json_with_most_of_the_fields_is_the_body() -> None:
    table = "| Name | Type |\n|---|---|\n| size | integer |\n| colour | string |\n"
    example = '```json\n{"size": 2, "colour": "red", "door": true}\n```\n'
    assert "colour string" in body(page(table, example))
    assert response(page(table, example)) == []


@pytest.mark.parametrize("value", ["RoomBody", "`RoomBody`", "[RoomBody](#roombody)"])
def test_models_that_labels_name(value: str) -> None:
    model = "## Models\n\n### RoomBody\n\n" + TABLE
    text = page(f"**Request**: {value}", f"**Response**: {value} (201).") + "\n" + model
    assert body(text) == JSON
    assert response(text) == JSON


def test_json_in_code_behind_a_label() -> None:
    assert response(page('**Response:** `{"size": 2}`')) == JSON
    bullet = "**Success Response:**\n\n* **Code:** 201 <br />\n  **Content:** `{ size : 2 }`\n"
    assert response(page(bullet)) == JSON


def test_what_stands_behind_the_media_type_of_a_response() -> None:
    text = page('**Response:** `200 application/json` — `{"size": 2}`')
    assert response(text) == JSON
    plain = operation(page("**Response:** `200 text/html`"))["responses"]["200"]
    assert plain["content"] == {"text/html": {"schema": {"type": "string"}}}


def test_json_of_a_sample_in_typescript() -> None:
    text = page("**Response:**", '```typescript\n{"size": 2} // metres\n```')
    assert response(text) == JSON


def test_labels_of_descriptions_are_no_part_of_them() -> None:
    found = operation(page("**Description:** Makes a room.", "**Purpose:** Space."))
    assert found["description"] == "Makes a room.\n\nSpace."


def test_what_a_status_in_code_says() -> None:
    found = operation(page("**Errors:**", "- `404 Not Found` - no such room\n"))
    assert found["responses"]["404"]["description"] == "no such room"


def test_json_below_parameters_behind_example_headers_is_the_body() -> None:
    headers = "- **Headers**:\n  ```\n  Content-Type: application/json\n  ```\n"
    text = page(headers, "### Request parameters", SIZE)
    assert body(text) == JSON


def test_fields_behind_a_label_that_says_whether_they_are_required() -> None:
    text = page(
        "**Data Params**", "**Required:** `size=[integer]`", "**Optional:** `colour`"
    )
    assert body(text)[:2] == ["application/json", "size! integer"]
    apart = page("* **Data Params**\n\n  **Required:**\n\n  `size=[integer]`\n")
    assert body(apart) == ["application/json", "size! integer"]


def test_responses_are_described_by_the_column_that_says_most() -> None:
    table = (
        "| HTTP | `slug` | When |\n|---|---|---|\n"
        "| 200 | — | — |\n| 404 | `no_room` | There is no such room |\n"
    )
    found = operation(page("### Responses", table))["responses"]
    assert found["404"]["description"] == "There is no such room"
    assert "—" not in found["200"]["description"]


def test_headers_of_responses() -> None:
    table = (
        "| Status | Header | Type | Description |\n|---|---|---|---|\n"
        "| 200 | X-Left | integer | requests left |\n"
    )
    statuses = "| Status | Meaning |\n|---|---|\n| 200 | Fine |\n"
    found = operation(page("### Responses", statuses, "### Response headers", table))
    assert found["responses"]["200"]["headers"]["X-Left"]["schema"]["type"] == "integer"


def test_a_column_of_names_has_no_headers() -> None:
    table = "| Status | Name | Type |\n|---|---|---|\n| 200 | Room | object |\n"
    assert "headers" not in operation(page("### Responses", table))["responses"]["200"]


def test_the_status_of_an_item_and_its_example() -> None:
    text = (
        '**Success Response:**\n\n* **Code:** 202\n\n  ```json\n  {"size": 2}\n  ```\n'
    )
    assert response(page(text)) == JSON
    assert list(operation(page(text))["responses"]) == ["202"]


def test_a_heading_says_required_of_all() -> None:
    text = "## Rooms\n\n`GET /rooms`\n\n### {} parameters\n\n" + TABLE
    assert parameters(text.format("Required")) == ["query size! integer"]
    assert parameters(text.format("Optional")) == ["query size integer"]


def test_which_examples_are_requests() -> None:
    curl = "```\ncurl -X POST https://api.example.com/rooms -d '{\"size\": 2}'\n```"
    answer = '```json\n{"id": 7}\n```'
    text = page(curl, answer)
    assert body(text) == JSON
    assert response(text) == ["application/json", "id integer"]


def test_an_example_with_the_fields_of_the_request_is_the_request() -> None:
    text = page("### Parameters", TABLE, "### Example", '```json\n{"size": 2}\n```')
    assert response(text) == []
    assert body(text) == JSON


ERROR = '```json\n{"reason": "full"}\n```\n'


def statuses_with(text: str, name: str) -> set[str]:
    """The statuses whose JSON body has a property."""
    answers = operation(text)["responses"]
    return {
        status
        for status, answer in answers.items()
        if any(name in line.split() for line in contents(answer))
    }


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("**Respuesta de error** (400/500):", {"400", "500"}),
        ("**Error response** `409`", {"409"}),
        ("**Errors** (401, 403 , 404)", {"401", "403", "404"}),
        ("### Error response (400/500)", {"400", "500"}),
        ("**Error response:** 600/700", {"default"}),
    ],
)
def test_statuses_that_share_an_example(label: str, expected: set[str]) -> None:
    assert statuses_with(page(label, ERROR), "reason") == expected


def test_statuses_that_share_a_table_or_a_model() -> None:
    model = (
        "## Models\n\n### Trouble\n\n| Name | Type |\n|---|---|\n| reason | string |\n"
    )
    label = "**Error response** (400/500)"
    assert statuses_with(page(label, TABLE), "size") == {"400", "500"}
    linked = page(
        "### Error response (400/500)", "**Body:** [Trouble](#trouble)", model
    )
    assert statuses_with(linked, "reason") == {"400", "500"}


@pytest.mark.parametrize(
    "info",
    [
        "json 409 Conflict",
        "json 409 Conflict (with a reason) theme={null}",
        'json 409 Conflict lines="3" {1,2-3}',
        'json title="409 Conflict" theme={null}',
    ],
)
def test_statuses_behind_the_language_of_a_block(info: str) -> None:
    text = page('```json 201 Created\n{"id": 7}\n```', f"```{info}" + ERROR[7:])
    assert statuses_with(text, "reason") == {"409"}
    assert statuses_with(text, "id") == {"201"}


def test_a_schema_is_no_example() -> None:
    schema = (
        '```json\n{"type": "object", "properties": {"size": {"type": "integer"}}}\n```'
    )
    assert "type string" not in response(page("### Response", schema))


def test_a_table_cut_in_two_goes_on() -> None:
    head = "| Name | Type |\n|---|---|\n"
    text = page(
        "### Body",
        head + "| room | object |\n| » id | integer |\n",
        "*or*",
        head + "| » size | integer |\n",
    )
    found = operation(text)["requestBody"]["content"]["application/json"]["schema"]
    assert list(found["properties"]) == ["room"]
    assert list(found["properties"]["room"]["properties"]) == ["id", "size"]


FIELDS = "| field | type | meaning |\n|---|---|---|\n| size | int | how big |\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "A single JSON object. Field names are those of the plan.",
        "JSON object:",
        "An array of rooms, each with",
        "Ein JSON-Objekt.",
        "JSON对象：",
    ],
)
def test_a_sentence_that_names_the_payload_of_a_get(sentence: str) -> None:
    text = "\n\n".join(["## GET /rooms", sentence, FIELDS])
    assert response(text)[-1] == "size integer"
    assert parameters(text) == []


@pytest.mark.parametrize(
    "sentence", ["Searches the rooms.", "The filter is any JSON object of the plan:"]
)
def test_a_sentence_that_names_no_payload(sentence: str) -> None:
    text = "\n\n".join(["## GET /rooms", sentence, FIELDS])
    assert parameters(text) == ["query size integer"]


def test_a_payload_may_be_the_body() -> None:
    text = "\n\n".join(["## POST /rooms", "A single JSON object.", FIELDS])
    assert body(text) == JSON


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("**Location:** ``querystring``", ["query size integer"]),
        ("**In:** header", ["header size integer"]),
        ("_Sent in_: URL", ["query size integer"]),
        ("Passed as: cookie", ["cookie size integer"]),
        ("**位置：** `query`", ["query size integer"]),
    ],
)
def test_labels_that_name_the_place_of_a_table(label: str, expected: list[str]) -> None:
    text = "\n\n".join(["## Rooms", "`GET /rooms`", "### Parameters", label, TABLE])
    assert parameters(text) == expected


def test_places_of_several_tables_of_one_operation() -> None:
    text = "\n\n".join(
        [
            "## Paint",
            "`PATCH /rooms/:id`",
            "### Parameters",
            "**Location:** ``url``",
            OTHER,
            "**Location:** ``body``",
            TABLE,
        ]
    )
    assert parameters(text) == ["path id! integer"]
    assert body(text) == JSON


def test_a_place_in_the_world_is_no_place_of_parameters() -> None:
    text = page("### Body", "**location:** the city", TABLE)
    assert body(text) == ["application/json", "location", "size integer"]


def test_components_that_hold_fields_name_their_location() -> None:
    text = (
        "## Rooms\n\n`GET /rooms`\n\n{% api-method-headers %}\n"
        '{% api-method-parameter name="Room-Key" type="string" %}\n{% endapi-method-parameter %}\n'
        "{% endapi-method-headers %}\n"
    )
    assert parameters(text) == ["header Room-Key string"]


@pytest.mark.parametrize(
    ("found", "missing"),
    [
        ("`200 OK`", "`404 Not Found`"),
        ("```\nStatus: 200 OK\n```", "```\nStatus: 404 Not Found\n```"),
        ("```\nHTTP/1.1 200 OK\nETag: abc\n```", "`HTTP/1.1 404 Not Found`"),
    ],
)
def test_a_status_in_code_labels_the_body_below_it(found: str, missing: str) -> None:
    answers = operation(
        page(
            "### Response",
            found,
            '```json\n{"size": 4}\n```',
            missing,
            '```json\n{"reason": "no such room"}\n```',
        )
    )["responses"]
    bodies = {
        status: list(answer["content"]["application/json"]["schema"]["properties"])
        for status, answer in answers.items()
    }
    assert bodies == {"200": ["size"], "404": ["reason"]}
