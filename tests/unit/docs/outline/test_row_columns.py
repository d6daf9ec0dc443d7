"""Columns of a table of operations that say what goes in and comes out."""

from __future__ import annotations

from unit.docs.assemble.any import body, operation, parameters, response

PAGE = """
# Kiosk

| Method | Path | Parameters | Body | Returns |
|---|---|---|---|---|
| GET | /papers | `page`, `size` | | a list of papers |
| POST | /papers | none | `{"name": String, "price": Number}` | `{"id": 7}` |
| DELETE | /papers/{id} | - | N/A | 204 |
"""


def test_parameters_of_a_cell() -> None:
    listed = parameters(PAGE, method="get", path="/papers")
    assert [one.split()[:2] for one in listed] == [["query", "page"], ["query", "size"]]


def test_bodies_and_responses_of_cells() -> None:
    assert body(PAGE, method="post") == [
        "application/json",
        "name string",
        "price number",
    ]
    assert response(PAGE, method="post") == ["application/json", "id integer"]
    assert parameters(PAGE, method="post") == []


def test_a_cell_of_a_status_is_the_response() -> None:
    found = operation(PAGE, method="delete")
    assert list(found["responses"]) == ["204"]
    assert "requestBody" not in found
