"""Examples: which there are, and whether they fit their schemas."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.validate.example_places import examples
from docmill.openapi.validate.examples import check

INTEGER = {"type": "integer"}


def document(schema: dict[str, Any], version: str = "3.1.0", **media: Any) -> OpenApi:
    """A document with one component, and one answer of JSON."""
    content = {"application/json": {"schema": INTEGER, **media}}
    return OpenApi(
        {
            "openapi": version,
            "info": {"title": "t", "version": "1"},
            "paths": {"/a/{b}": {"get": {"responses": {"200": {"content": content}}}}},
            "components": {
                "schemas": {"It": schema, "Other": {"type": "string"}},
                "examples": {"named": {"value": "x", "example": "not one"}},
            },
        }
    )


def problems(found: OpenApi) -> list[str]:
    """What is said of the examples of a document."""
    diagnostics = Diagnostics()
    check(found, diagnostics)
    assert {item.code for item in diagnostics} <= {"example-does-not-fit"}
    return [item.message for item in diagnostics]


def test_examples_are_found_where_they_stand() -> None:
    media: dict[str, Any] = {
        "examples": {"a": {"value": 1}, "b": {"$ref": "#/components/examples/named"}}
    }
    it = {
        "examples": [1, 2],
        "properties": {"example": {"example": {"example": 3}}},
        "default": {"example": "data"},
        "x-more": {"example": "data"},
    }
    answer = "/paths/~1a~1{b}/get/responses/200/content/application~1json"
    found = {
        (item.place, item.schema): item.value
        for item in examples(document(it, **media).data)
    }
    assert found == {
        (f"{answer}/examples/a/value", f"{answer}/schema"): 1,
        ("/components/examples/named/value", f"{answer}/schema"): "x",
        ("/components/schemas/It/examples/0", "/components/schemas/It"): 1,
        ("/components/schemas/It/examples/1", "/components/schemas/It"): 2,
        (
            "/components/schemas/It/properties/example/example",
            "/components/schemas/It/properties/example",
        ): {"example": 3},
    }


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("schema", "fits"),
    [
        ({**INTEGER, "example": 1}, True),
        ({**INTEGER, "example": "1"}, False),
        ({"allOf": [{"$ref": "#/components/schemas/Other"}], "example": 1}, False),
        ({"type": "string", "format": "date", "example": "2024-02-30"}, False),
        ({"type": "string", "format": "uri", "example": "no address"}, True),
        ({"type": "string", "pattern": "(?<=a)[", "example": "x"}, True),
        ({"type": "array", "items": {"$ref": "#/nowhere"}, "example": [1]}, True),
    ],
)
def test_an_example_that_does_not_fit_is_told(
    schema: dict[str, Any], fits: bool, version: str
) -> None:
    assert (problems(document(schema, version)) == []) is fits


@pytest.mark.parametrize(
    "schema",
    [
        {**INTEGER, "nullable": True},
        {"type": "string", "enum": ["a"], "nullable": True},
        {"allOf": [{"$ref": "#/components/schemas/Other"}], "nullable": True},
        {"type": "object", "properties": {"nullable": INTEGER}, "nullable": True},
    ],
)
def test_null_fits_what_may_be_null(schema: dict[str, Any]) -> None:
    assert problems(document({**schema, "example": None}, "3.0.3")) == []
    assert problems(document({**schema, "example": 1.5}, "3.0.3")) != []


def test_a_request_may_leave_out_what_the_service_sets() -> None:
    schema = {"type": "object", "required": ["id"], "properties": {"id": INTEGER}}
    content = {"application/json": {"schema": schema, "example": {}}}
    operation = {"requestBody": {"content": content}, "responses": {}}
    found = document({})
    data = {**found.data, "paths": {"/a/{b}": {"post": operation}}}
    assert problems(OpenApi(data)) == []
    assert problems(document({**schema, "example": {}})) != []


def test_an_example_of_a_path_with_parameters_is_told() -> None:
    assert problems(document({}, example=1)) == []
    assert problems(document({}, example="x")) != []


def test_json_within_a_text_is_told_from_what_is_wrong() -> None:
    diagnostics = Diagnostics()
    check(document({"example": ' {"a": 1}', "type": "object"}), diagnostics)
    check(document({"example": "b", "type": "integer"}), diagnostics)
    assert [str(item.hint)[:5] for item in diagnostics] == ["write", "corre"]
