"""Where the semantic pass is spared, it would have found nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.validate import schemas, screening

SOUND: tuple[dict[str, Any], ...] = (
    {"type": "object", "properties": {"a": {"type": "string", "default": "x"}}},
    {"type": "integer", "format": "int32", "minimum": 1, "maximum": 9, "default": 9},
    {"type": "string", "enum": ["a", "b"], "minLength": 1, "default": "b"},
    {
        "type": "string",
        "format": "uuid",
        "default": "07ef8b4d-aa09-4ffa-898d-c710796aff41",
    },
    {
        "type": "array",
        "items": {"type": "string"},
        "uniqueItems": True,
        "default": ["a"],
    },
    {"type": "object", "required": ["a"], "properties": {"a": {}}, "default": {"a": 1}},
    {"allOf": [{"$ref": "#/components/schemas/B"}], "required": ["b"]},
    {"allOf": [{"$ref": "#/components/schemas/E"}], "default": "x"},
)
DOUBTFUL: tuple[dict[str, Any], ...] = (
    {"type": "integer", "default": "1"},
    {"type": "integer", "default": True},
    {"type": "integer", "format": "int32", "default": 2**31},
    {"type": "integer", "minimum": 1, "default": 0},
    {"type": "string", "enum": ["a"], "default": "b"},
    {"type": "string", "minLength": 2, "default": "b"},
    {"type": "string", "pattern": "a+", "default": "a"},
    {"type": "string", "format": "date", "default": "2024-02-30"},
    {"type": "array", "items": {"type": "string"}, "default": [1]},
    {"type": "array", "uniqueItems": True, "default": [1, 1]},
    {"type": "object", "required": ["a"], "default": {}},
    {"oneOf": [{"type": "string"}, {"type": "integer"}], "default": 1},
    {"allOf": [{"$ref": "#/components/schemas/B"}], "required": ["c"]},
    {"properties": {"a": {"items": {"not": {"type": "integer", "default": "x"}}}}},
    {"allOf": [{"$ref": "#/components/schemas/L"}], "default": 1},
    {"type": "nothing"},
    {"required": "a"},
    {"$schema": "https://example.com/dialect"},
)


def document(schema: object, version: str = "3.1.0") -> OpenApi:
    others = {
        "B": {"type": "object", "properties": {"b": {"type": "string"}}},
        "E": {"type": "string", "enum": ["x"]},
        "L": {"allOf": [{"$ref": "#/components/schemas/L"}]},
    }
    return OpenApi(
        {
            "openapi": version,
            "info": {"title": "T", "version": "1"},
            "paths": {},
            "components": {"schemas": {"A": schema, **others}},
        }
    )


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize("schema", SOUND, ids=str)
def test_nothing_to_find(schema: object, version: str) -> None:
    found = Diagnostics()
    given = document(schema, version)
    assert screening.is_sound(given.data)
    schemas.check(given, found, is_invalid=False)
    assert not found.items


@pytest.mark.parametrize("schema", DOUBTFUL, ids=str)
def test_left_to_the_library(schema: object) -> None:
    assert not screening.is_sound(document(schema).data)


def test_schemas_of_parameters_are_looked_at() -> None:
    parameter = {"name": "a", "in": "query", "schema": {"type": "string", "default": 1}}
    operation = {"parameters": [parameter], "responses": {}}
    data = {**document({}).data, "paths": {"/a": {"get": operation}}}
    assert not screening.is_sound(data)


@pytest.mark.parametrize(
    "change", [{"jsonSchemaDialect": "https://example.com"}, {"paths": {"/{a:b}": {}}}]
)
def test_what_the_library_reads_in_its_own_way(change: dict[str, Any]) -> None:
    assert not screening.is_sound({**document({}).data, **change})


values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "é"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=3,
)
plain = {
    "type": st.sampled_from(
        ["array", "boolean", "integer", "number", "object", "string"]
    ),
    "default": values,
    "enum": st.lists(values, min_size=1, max_size=3, unique_by=repr),
    "minimum": st.integers(-3, 3),
    "maxLength": st.integers(0, 2),
    "minItems": st.integers(0, 2),
    "maxItems": st.integers(0, 2),
    "uniqueItems": st.booleans(),
    "required": st.lists(st.sampled_from("ab"), min_size=1, max_size=2, unique=True),
    "format": st.sampled_from(["date", "int32", "float", "uuid", "uri"]),
}
found_schemas = st.recursive(
    st.fixed_dictionaries({}, optional=plain),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            **plain,
            "items": inner,
            "allOf": st.lists(inner, min_size=1, max_size=2),
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "properties": st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
        },
    ),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(found_schemas, st.sampled_from(["3.0.3", "3.1.0"]))
def test_what_is_spared_has_no_findings(schema: object, version: str) -> None:
    given = document(schema, version)
    if screening.is_sound(given.data):
        found = Diagnostics()
        schemas.check(given, found, is_invalid=False)
        assert not found.items
