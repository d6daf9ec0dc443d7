"""What stands in the item of a list that is an operation."""

from __future__ import annotations

import pytest

from unit.docs.assemble.any import body, operation, parameters, response


def item(*lines: str, request: str = "`POST /bells/:id`") -> str:
    """A page whose only operation is the item of a numbered list."""
    return "\n".join(["# Bells", "", f"1. {request}", *(f"    1. {t}" for t in lines)])


def test_labels_of_an_item() -> None:
    text = item(
        "parameter: **id** of the bell",
        'body: { "tone": "A", "grams": 5 }',
        'return: `{ "rung": true }`',
    )
    assert parameters(text) == ["path id!"]
    assert body(text) == ["application/json", "tone string", "grams integer"]
    assert response(text) == ["application/json", "rung boolean"]


def test_labels_of_an_item_in_another_language() -> None:
    text = item("parámetro: NULL", 'body: {"tono": "A"}', "devuelve: la campana")
    assert body(text) == ["application/json", "tono string"]


@pytest.mark.parametrize("nothing", ["NULL", "null", "-"])
def test_labels_that_say_nothing(nothing: str) -> None:
    text = item(f"parameter: {nothing}", f"body: {nothing}", "return: the bell")
    assert body(text) == []
    assert parameters(text) == ["path id! string"]


def test_text_beside_the_method_of_an_item_describes_it() -> None:
    found = operation("* /bells/ring\n    - Methods: POST\n    - Rings the bell.\n")
    assert found["summary"] == "Rings the bell"


def test_fields_of_an_item_are_no_labels() -> None:
    text = item("`body` (string): its text", "`method` (string): how it is rung")
    assert body(text) == ["application/json", "body string", "method string"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("* /bells (DEPRECATED)", True),
        ("* /bells (veraltet)", True),
        ("* /bells (устарело)", True),
        ("* /bells (deprecated ones as well)", False),
        ("* /bells", False),
    ],
)
def test_remarks_behind_the_path_of_an_item(line: str, expected: bool) -> None:
    found = operation(f"{line}\n    - Method: GET\n")
    assert found.get("deprecated", False) is expected
