"""Limits of documents: each is named by the error, which has the place."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span
from docmill.openapi.document import OpenApi
from docmill.openapi.validate.limits import check, is_deeper

OPERATION: dict[str, Any] = {"responses": {}, "description": "four"}
DOCUMENT: dict[str, Any] = {
    "paths": {"/a": {"get": OPERATION, "parameters": []}, "/b": {"put": OPERATION}},
    "webhooks": {"c": {"post": OPERATION}},
    "components": {
        "schemas": {
            "A": {"properties": {"a": {}, "b": {"properties": {"x": {}}}}},
            "B": {"items": [{"properties": {"title": {"title": "fifty"}}}]},
        }
    },
    "tags": [None, 1, "x"],
}
FILE = SourceFile("api.yaml", "")


def findings(limits: Limits, data: Any = DOCUMENT) -> list[tuple[str, str]]:
    places: list[str] = []

    def locate(pointer: str) -> Span:
        places.append(pointer)
        return FILE.span(1)

    diagnostics = Diagnostics()
    check(OpenApi(data, locate), limits, diagnostics)
    assert {item.code for item in diagnostics} <= {"document-too-large"}
    hints = [str(item.hint).split(",")[0] for item in diagnostics]
    return list(zip(hints, places, strict=True))


def test_a_document_within_its_limits() -> None:
    limits = Limits(operations=3, schemas=2, properties=2, text_length=5)
    assert findings(limits) == []


@pytest.mark.parametrize(
    ("name", "limit", "place"),
    [
        ("operations", 2, "/webhooks/c/post"),
        ("operations", 1, "/paths/~1b/put"),
        ("schemas", 1, "/components/schemas/B"),
        ("properties", 1, "/components/schemas/A/properties"),
        ("text_length", 4, "/components/schemas/B/items/0/properties/title/title"),
    ],
)
def test_a_limit_names_itself_and_the_place(name: str, limit: int, place: str) -> None:
    found = findings(Limits(**{name: limit}))
    assert found == [(f"raise limits.{name}", place)]


@pytest.mark.parametrize(
    "data", [{}, {"paths": [], "components": 1}, {"paths": {"/": 1}}]
)
def test_other_shapes_are_for_the_validation(data: Any) -> None:
    assert findings(Limits(operations=1, schemas=1), data) == []


def test_how_deep_a_document_is() -> None:
    assert is_deeper(OpenApi({"a": {}, "b": [[]]}), 2)
    assert not is_deeper(OpenApi({"a": {}, "b": [[]]}), 3)
