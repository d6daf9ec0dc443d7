"""What responses hold: by links in sentences, by examples, and by both with tables."""

from __future__ import annotations

from typing import Any

from unit.docs.assemble.any import operation
from unit.docs.assemble.reading import document, response


def boat(answer: str) -> Any:
    return response(document(api=f"## Boats\n\n`GET /boats`\n\n{answer}"), "/boats")


MODEL = """
# Models

## Boat

| Name | Type | Description |
| --- | --- | --- |
| hull | string | The number of the hull |
| sails | integer | How many |
"""


def test_a_sentence_names_the_property_that_holds_a_list_of_a_model() -> None:
    found = boat(
        "Returns an object with a list of [boats](#boat) under the `fleet` key.\n"
        + MODEL
    )
    assert list(found["properties"]) == ["fleet"]
    assert list(found["properties"]["fleet"]["items"]["properties"]) == [
        "hull",
        "sails",
    ]


def test_an_open_list_takes_the_model_that_its_description_links_to() -> None:
    found = boat("""### Response

| Name | Type | Description |
| --- | --- | --- |
| fleet | list | [Boat](#boat) list |
| seen | list | Boats like [these](#boat), see [how](#how) |
""" + MODEL + "\n## How\n\n| Name | Type |\n| --- | --- |\n| by | string |\n")
    assert "properties" in found["properties"]["fleet"]["items"]
    assert found["properties"]["seen"].get("items", {}) == {}


def test_rows_of_what_a_placeholder_stands_for_stand_in_its_place() -> None:
    found = boat("""### Response

```json
{"fleet": [<boat>, <boat>, ...]}
```

| Name | Type | Description |
| --- | --- | --- |
| hull | string | The number of the hull |
""")
    assert list(found["properties"]["fleet"]["items"]["properties"]) == ["hull"]


def test_one_or_a_list_of_them_are_alternatives() -> None:
    found = boat("""### Response

```json
{"hull": "K-7"}
```

OR

```json
[{"hull": "K-7"}]
```
""")
    one, several = found["oneOf"]
    assert list(one["properties"]) == ["hull"]
    assert list(several["items"]["properties"]) == ["hull"]


def test_named_rows_below_a_map_of_strings_are_its_members() -> None:
    found = boat("""### Response

* berth: _map of strings_
    * quay: _string_, which quay
    * place: _string_, which place at it
""")
    assert list(found["properties"]["berth"]["properties"]) == ["quay", "place"]


def test_a_row_that_is_only_the_title_of_items_is_none_where_an_example_shows_so() -> (
    None
):
    answer = """### Response

```json
{"fleet": [{"hull": "K-7", "sails": 2}]}
```

| Name | Type | Description |
| --- | --- | --- |
| fleet | [object] | All boats |
| » Boat | object | One of them |
| »» hull | string | The number of the hull |
| »» sails | integer | How many |
"""
    items = boat(answer)["properties"]["fleet"]["items"]
    assert list(items["properties"]) == ["hull", "sails"]
    titled = boat(
        answer.replace('[{"hull"', '[{"Boat": {"hull"').replace("2}]", "2}}]")
    )
    assert list(titled["properties"]["fleet"]["items"]["properties"]) == ["Boat"]


def test_statuses_that_the_description_says_are_returned() -> None:
    found = operation("""
# Kilns

## Cool a kiln

`POST /kilns/{id}/cool`

Opens the vents. Returns `202 Accepted`, or `409` while it burns.

- Returns 404 if there is no such kiln.
""")
    assert list(found["responses"]) == ["202", "404", "409"]
    assert found["description"].startswith("Opens the vents. Returns `202 Accepted`")
