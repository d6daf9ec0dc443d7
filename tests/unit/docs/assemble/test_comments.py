"""Comments in JSON examples: what they say of the member they stand at."""

from __future__ import annotations

from typing import Any

from unit.docs.assemble.any import operation

PAGE = """
# Trams

## Add a tram

`POST /trams`

### Request

```json
{
  // what people call it
  "name": "Lilli",
  "line": 4, // required
  "stops": [1, 2], // optional, in order
  "depot": { // where it sleeps
    "id": 9
  }
}
```
"""


def schema(page: str) -> dict[str, Any]:
    """The schema of the request body of a page."""
    content = operation(page)["requestBody"]["content"]
    return dict(content["application/json"]["schema"])


def test_a_comment_is_the_description_of_its_member() -> None:
    properties = schema(PAGE)["properties"]
    said = {name: one.get("description") for name, one in properties.items()}
    assert said == {
        "name": "what people call it",
        "line": None,
        "stops": "optional, in order",
        "depot": "where it sleeps",
    }


def test_a_comment_says_what_is_required() -> None:
    assert schema(PAGE)["required"] == ["line"]


def test_a_row_without_a_description_takes_the_comment() -> None:
    table = "| Name | Type |\n|---|---|\n| name | string |\n| line | integer |\n"
    page = PAGE.replace("### Request\n", f"### Request\n\n{table}")
    assert schema(page)["properties"]["name"] == {
        "type": "string",
        "description": "what people call it",
    }
