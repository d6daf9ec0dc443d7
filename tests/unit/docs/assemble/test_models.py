"""Models: single values, parts, names of all spellings, and code blocks beside them."""

from __future__ import annotations

from typing import Any

from unit.docs.assemble.reading import document, response

BOAT = """
## Get a boat

`GET /boats/{id}`

### Responses

| Status | Description | Schema |
| --- | --- | --- |
| 200 | The boat | [Boat](#schemaboat) |
"""


def boat(models: str) -> Any:
    return response(document(api=BOAT + models), "/boats/{id}")


def test_a_model_of_one_row_without_a_name_is_a_value() -> None:
    found = boat("""
# Schemas

## Boat
<a id="schemaboat"></a>

### Properties

| Name | Type | Description |
| --- | --- | --- |
| hull | [HullId](#schemahullid) | The hull |

## HullId
<a id="schemahullid"></a>

### Properties

| Name | Type | Description |
| --- | --- | --- |
| *anonymous* | string(uuid) | A number of a hull |
""")
    hull = found["properties"]["hull"]
    assert (hull["type"], hull["format"]) == ("string", "uuid")


def test_a_model_has_the_fields_of_the_models_it_is_made_of() -> None:
    found = boat("""
# Schemas

## Boat
<a id="schemaboat"></a>

allOf

| Name | Type | Description |
| --- | --- | --- |
| *anonymous* | [Vehicle](#schemavehicle) | Any vehicle |

and

| Name | Type | Description |
| --- | --- | --- |
| *anonymous* | object | |
| » sails | integer | How many |

## Vehicle
<a id="schemavehicle"></a>

| Name | Type | Description |
| --- | --- | --- |
| speed | number | In knots |
""")
    assert list(found["properties"]) == ["speed", "sails"]


def test_a_model_may_be_called_like_a_word_of_headings() -> None:
    found = boat("""
# Schemas

## Boat
<a id="schemaboat"></a>

| Name | Type | Description |
| --- | --- | --- |
| pages | [Pagination](#schemapagination) | Where we are |

## Pagination
<a id="schemapagination"></a>

### Properties

| Name | Type | Description |
| --- | --- | --- |
| next | string | The next page |
""")
    assert list(found["properties"]["pages"]["properties"]) == ["next"]


def test_a_schema_beside_a_model_adds_what_its_rows_leave_out() -> None:
    found = boat("""
# Schemas

## Boat
<a id="schemaboat"></a>

```json
{
  "type": "object",
  "required": ["name"],
  "properties": {
    "name": {"type": "string", "maxLength": 40},
    "crew": {"type": "array", "items": {"type": "string"}}
  }
}
```

| Name | Type | Description |
| --- | --- | --- |
| name | string | What it is called |
""")
    assert found["properties"]["name"]["description"] == "What it is called"
    assert found["properties"]["crew"] == {"type": "array", "items": {"type": "string"}}


def test_an_example_beside_a_model_fills_an_open_object_and_adds_nothing() -> None:
    found = boat("""
# Schemas

## Boat
<a id="schemaboat"></a>

```json
{"name": "Nixe", "home": {"port": "Kiel"}, "seen": true}
```

| Name | Type | Description |
| --- | --- | --- |
| name | string | What it is called |
| home | object | Where it lies |
""")
    assert list(found["properties"]) == ["name", "home"]
    assert list(found["properties"]["home"]["properties"]) == ["port"]
