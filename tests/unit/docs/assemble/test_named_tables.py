"""Tables under a heading of their own: properties of a row, or the model of a type."""

from __future__ import annotations

from unit.docs.assemble.any import body, parameters, response, tree

HEAD = "| Name | Type | Required | Description |\n|---|---|---|---|\n"
KENNEL = f"""
# Kennels

## Build a kennel

`POST /kennels`

### Body

{HEAD}| town | string | yes | Where. |
| roof | object | no | What covers it. |
| beds | array of Bed | no | Where dogs lie. |
"""


def test_a_table_titled_like_a_row_has_its_properties() -> None:
    page = KENNEL + f"""
#### roof object

{HEAD}| colour | string | yes | Its colour. |
| frame | object | no | What holds it. |

##### `frame`

{HEAD}| wood | string | yes | Which wood. |
"""
    assert tree(page) == [
        "town! string",
        "roof object",
        "roof.colour! string",
        "roof.frame object",
        "roof.frame.wood! string",
        "beds array",
    ]


def test_a_table_titled_like_a_type_is_the_model_of_it() -> None:
    page = KENNEL + f"\n### Bed\n\n{HEAD}| length | number | yes | In centimetres. |\n"
    assert tree(page) == [
        "town! string",
        "roof object",
        "beds array of object",
        "beds[].length! number",
    ]


def test_a_table_of_other_fields_stays_in_the_request() -> None:
    page = KENNEL + f"\n### Paint\n\n{HEAD}| shade | string | no | How dark. |\n"
    assert "shade string" in body(page)


def test_the_table_of_what_is_returned_has_no_parameters() -> None:
    page = f"""
# Kennels

## Show a kennel

`GET /kennels/{{id}}`

Returns a Kennel.

### Kennel

{HEAD}| town | string | yes | Where. |
"""
    assert parameters(page) == ["path id! string"]
    assert response(page) == ["application/json", "town! string"]


def test_a_sentence_that_returns_a_part_of_a_model_names_no_model() -> None:
    page = f"""
# Kennels

## Count kennels

`GET /kennels/count`

Returns the Kennel count.

## Kennel

{HEAD}| town | string | yes | Where. |
"""
    assert response(page) == []


def test_a_model_has_the_tables_of_its_rows_below_it() -> None:
    page = f"""
# Kennels

## List kennels

`GET /kennels`

Returns an array of Kennel objects.

## Kennel

{HEAD}| town | string | yes | Where. |
| roof | object | no | What covers it. |

### Roof object

{HEAD}| colour | string | yes | Its colour. |
"""
    assert tree(page, "response") == [
        "[].town! string",
        "[].roof object",
        "[].roof.colour! string",
    ]


def test_a_property_called_like_its_model_is_not_the_body() -> None:
    page = f"""
# Kennels

## Rent a kennel

`POST /rents`

### Body parameters

{HEAD}| dog | [Dog](#dog) | yes | Who moves in. |
| nights | integer | no | How long. |

## Dog

{HEAD}| name | string | yes | Its name. |
"""
    assert tree(page) == [
        "dog! object",
        "dog.name! string",
        "nights integer",
    ]
