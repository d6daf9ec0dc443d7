"""Enumerations that a field links to, names, or that a table lists by property."""

from __future__ import annotations

from unit.docs.assemble.reading import document, response

PARCEL = """
## Get a parcel

`GET /parcels/{id}`

### Response

| Name | Type | Description |
| --- | --- | --- |
| id | integer | The number |
| state | {type} | Where it is |
"""


def test_a_link_to_a_table_of_values_gives_an_enum() -> None:
    page = PARCEL.replace("{type}", "[state](#parcel-state)") + """
## Parcel state

| Value | Description |
| --- | --- |
| `packed` | In the box |
| `sent` | On its way |
"""
    found = response(document(api=page), "/parcels/{id}")
    assert found["properties"]["state"] == {
        "type": "string",
        "enum": ["packed", "sent"],
        "description": "Where it is",
    }


def test_named_numbers_are_values_and_no_fields() -> None:
    page = PARCEL.replace("{type}", "[state](#parcel-state)") + """
## Parcel state

| Name | Value | Description |
| --- | --- | --- |
| `PACKED` | `1` | In the box |
| `SENT` | `2` | On its way |
"""
    state = response(document(api=page), "/parcels/{id}")["properties"]["state"]
    assert (state["type"], state["enum"]) == ("integer", [1, 2])


def test_bits_and_sentences_are_no_enumeration() -> None:
    page = PARCEL.replace("{type}", "[state](#parcel-state)") + """
## Parcel state

| Value | Description |
| --- | --- |
| 1 << 0 | In the box |
| any text up to you | On its way |
"""
    state = response(document(api=page), "/parcels/{id}")["properties"]["state"]
    assert "enum" not in state


def test_a_table_lists_the_values_of_properties_a_row_each() -> None:
    page = PARCEL.replace("{type}", "string") + """
#### Enumerated Values

| Property | Value |
| --- | --- |
| state | packed |
| state | sent |
"""
    state = response(document(api=page), "/parcels/{id}")["properties"]["state"]
    assert state["enum"] == ["packed", "sent"]
