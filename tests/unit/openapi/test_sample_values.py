"""Example values: given ones first, made ones valid, the same wherever they are shown."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis_jsonschema import from_schema

from docmill.openapi.document import OpenApi
from docmill.openapi.node import Node, at
from docmill.openapi.sample_values import SampleValues

TREE = {
    "type": "object",
    "required": ["name", "parts"],
    "properties": {
        "name": {"type": "string"},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
        "parent": {"$ref": "#/components/schemas/Tree"},
        "next": {"anyOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "null"}]},
    },
}
CAT = {
    "type": "object",
    "required": ["kind", "lives"],
    "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}},
}
DOG = {
    "type": "object",
    "required": ["kind", "bark"],
    "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}},
}


def node_of(schema: Any) -> Node:
    components = {"schemas": {"Tree": TREE, "Cat": CAT, "Dog": DOG}}
    document = OpenApi({"openapi": "3.1.0", "components": components, "x": schema})
    found = at(document, "/x")
    assert found is not None
    return found


def made(schema: Any) -> Any:
    return SampleValues().request(node_of(schema), "shelf_name")


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, "shelf-name"),
        ({"type": "string", "example": "oak"}, "oak"),
        ({"type": "string", "examples": ["oak", "elm"]}, "oak"),
        ({"type": "string", "default": "elm"}, "elm"),
        ({"type": "string", "enum": [None, "elm"]}, "elm"),
        ({"const": 7}, 7),
        ({"type": "string", "minLength": 14}, "shelf-name-she"),
        ({"type": "string", "maxLength": 3}, "she"),
        ({"type": "string", "format": "email"}, "user@example.com"),
        ({"type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$"}, "AB123"),
        ({"type": "integer", "minimum": 10, "maximum": 14}, 10),
        ({"type": "integer", "maximum": -3}, -3),
        ({"type": "integer", "minimum": 3, "multipleOf": 5}, 5),
        ({"type": "number", "exclusiveMinimum": 900}, 901.0),
        ({"type": "number", "minimum": 1, "exclusiveMinimum": True}, 2.0),
        ({"type": "number", "exclusiveMinimum": 0, "maximum": 0.5}, 0.25),
        ({"type": "array", "minItems": 2, "items": {"type": "string"}}, None),
        ({"type": "array", "maxItems": 0, "items": {"type": "string"}}, []),
        ({"type": ["null", "boolean"]}, True),
        ({"anyOf": [{"type": "null"}, {"type": "integer"}]}, 1),
        ({"type": "array", "items": {"type": "string", "enum": ["a"]}}, ["a"]),
        ({"allOf": [{"type": "string"}, {"enum": ["x", "y"]}]}, "x"),
        ({"type": "object", "required": ["a"]}, {"a": "a"}),
        ({"additionalProperties": {"type": "integer"}}, {"name": 1}),
        ({"type": "object", "minProperties": 2}, {"name": "name", "name-2": "name-2"}),
    ],
)
def test_a_value_is_given_or_fits(schema: dict[str, Any], value: Any) -> None:
    found = made(schema)
    value = ["shelf-name", "shelf-name-2"] if value is None else value
    assert found == value
    assert type(found) is type(value)


def test_an_example_that_does_not_fit_is_not_made_part_of_a_body() -> None:
    count = {"type": "integer", "example": "three"}
    assert made({"type": "object", "properties": {"count": count}}) == {"count": 1}


def test_an_example_within_a_text_is_read_as_data() -> None:
    assert made({"type": "object", "example": '{"a": 1}'}) == {"a": 1}


def test_distinct_items_are_distinct() -> None:
    items = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"enum": [1, 2, 3]}},
    }
    found = made({"type": "array", "uniqueItems": True, "minItems": 3, "items": items})
    assert found == [{"id": 1}, {"id": 2}, {"id": 3}]


def test_a_schema_within_itself_ends() -> None:
    found = made({"$ref": "#/components/schemas/Tree"})
    assert found == {"name": "name", "parts": [], "next": None}


def test_a_schema_without_end_gives_an_empty_object() -> None:
    endless = {
        "type": "object",
        "required": ["x"],
        "properties": {"x": {"$ref": "#/x"}},
    }
    assert made(endless) == {}


def test_only_what_goes_in_the_direction_is_shown() -> None:
    schema = {
        "type": "object",
        "required": ["id", "secret"],
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "secret": {"type": "string", "writeOnly": True},
            "note": {"type": "string"},
        },
    }
    values = SampleValues()
    assert values.response(node_of(schema)) == {"id": "id", "note": "note"}
    assert values.request(node_of(schema)) == {"secret": "secret", "note": "note"}
    assert values.call(node_of(schema)) == {"secret": "secret"}


def test_a_discriminator_has_the_value_of_the_schema() -> None:
    refs = ["#/components/schemas/Cat", "#/components/schemas/Dog"]
    mapping = {"meow": refs[0], "woof": refs[1]}
    union = {"oneOf": [{"$ref": ref} for ref in refs]}
    tag = {"propertyName": "kind"}
    assert made({**union, "discriminator": tag}) == {"kind": "Cat", "lives": 1}
    mapped = {**union, "discriminator": {**tag, "mapping": mapping}}
    assert made(mapped) == {"kind": "meow", "lives": 1}


def test_a_value_of_one_of_several_is_of_no_other() -> None:
    wide = {"type": "object", "properties": {"a": {"type": "string"}}}
    narrow = {
        "type": "object",
        "required": ["b"],
        "properties": {"b": {"type": "string"}},
    }
    schema = {"oneOf": [narrow, {**wide, "additionalProperties": False}]}
    assert jsonschema_rs.is_valid(schema, made(schema))


def test_a_required_alternative_is_kept() -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
    }
    assert SampleValues().call(node_of(schema)) == {"a": "a"}


def test_schemas_that_need_all_of_each_other_are_given_up_in_time() -> None:
    schemas = {
        f"S{n}": {
            "type": "object",
            "required": [f"p{k}" for k in range(30)],
            "properties": {
                f"p{k}": {"anyOf": [{"$ref": f"#/components/schemas/S{k}"}] * 2}
                for k in range(30)
            },
        }
        for n in range(30)
    }
    document = OpenApi({"components": {"schemas": schemas}})
    node = at(document, "/components/schemas/S0")
    assert node is not None
    assert SampleValues().request(node) == {}


def _keywords(kind: str, **keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({"type": st.just(kind)}, optional=keywords)


LEAVES = st.one_of(
    _keywords(
        "string",
        minLength=st.integers(0, 9),
        maxLength=st.integers(9, 40),
        pattern=st.sampled_from(
            ("^[a-z]+$", "^[0-9]*$", "[A-F]", "^(ab|c)+$", r"^\w+-?\d*$")
        ),
    ),
    _keywords(
        "integer",
        minimum=st.integers(-50, 50),
        maximum=st.integers(60, 90),
        multipleOf=st.sampled_from((1, 2, 5)),
    ),
    _keywords(
        "number",
        exclusiveMinimum=st.floats(-50, 0),
        exclusiveMaximum=st.floats(0.5, 50),
    ),
    _keywords("boolean"),
    _keywords("null"),
    st.fixed_dictionaries(
        {"enum": st.lists(st.integers() | st.text(max_size=5), min_size=1)}
    ),
)


def _wider(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(("a", "b", "c", "d"))
    objects = st.builds(
        lambda properties, required, other: {
            "type": "object",
            "properties": properties,
            "required": sorted(required),
            "additionalProperties": other,
        },
        st.dictionaries(names, inner, max_size=3),
        st.sets(names, max_size=2),
        inner,
    )
    arrays = st.builds(
        lambda items, least: {"type": "array", "items": items, "minItems": least},
        inner,
        st.integers(0, 3),
    )
    unions = st.builds(
        lambda variants: {"anyOf": variants}, st.lists(inner, min_size=1, max_size=3)
    )
    return objects | arrays | unions


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(schema=st.recursive(LEAVES, _wider, max_leaves=8))
def test_made_values_of_generated_schemas_are_valid(schema: dict[str, Any]) -> None:
    validator = jsonschema_rs.Draft202012Validator(schema)
    values, node = SampleValues(), node_of(schema)
    for value in (values.request(node), values.call(node), values.response(node)):
        assert [error.message for error in validator.iter_errors(value)] == []
    assert SampleValues().request(node) == values.request(node)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), schema=LEAVES)
def test_an_example_that_is_valid_is_shown(data: Any, schema: dict[str, Any]) -> None:
    value = data.draw(from_schema(schema))
    # Letters of Python's \w that are none of ECMA's.
    assume(jsonschema_rs.is_valid(schema, value))
    whole = {"type": "object", "properties": {"a": {**schema, "example": value}}}
    assert made(whole) == {"a": value}
