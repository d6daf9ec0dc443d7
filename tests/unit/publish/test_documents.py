"""Documents that are odd: what leads back to itself, what is long, what is no OpenAPI."""

from __future__ import annotations

import pytest

from docmill.openapi.document import OpenApi
from docmill.publish.build import build
from unit.publish.test_build import all_fields


def test_what_refers_to_itself_ends() -> None:
    loop = {"$ref": "#/components/schemas/A"}
    inner = {"$ref": "#/components/schemas/A/properties/tree"}
    tree = {"properties": {str(n): inner for n in range(20)}, "items": inner}
    schema = {
        "allOf": [loop],
        "anyOf": [loop, {"items": loop}],
        "properties": {"me": loop, "tree": tree, "all": {"allOf": [loop, inner]}},
        "additionalProperties": loop,
    }
    content = {"application/json": {"schema": {"items": loop}}}
    call = {"responses": {"200": {"description": "", "content": content}}}
    found = build(
        OpenApi(
            {
                "paths": {"/a": {"get": call}},
                "components": {"schemas": {"A": schema, "B": loop}},
            }
        ),
        name="loop",
        language="en",
    )
    assert len(list(all_fields(found))) < 5_000


def test_the_size_grows_with_the_document() -> None:
    sizes = [len(repr(_chain(length))) for length in (100, 200, 400)]
    assert sizes[2] - sizes[1] < 2.5 * (sizes[1] - sizes[0])


def _chain(length: int) -> object:
    """The reference of schemas each of which has the next one twice."""
    schemas = {
        f"S{n}": {
            "properties": {
                key: {"$ref": f"#/components/schemas/S{(n + 1) % length}"}
                for key in ("a", "b")
            }
        }
        for n in range(length)
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}
    paths = {
        f"/{n}": {
            "get": {"responses": {"200": {"description": "", "content": content}}}
        }
        for n in range(length)
    }
    data = {"paths": paths, "components": {"schemas": schemas}}
    return build(OpenApi(data), name="chain", language="en")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"paths": None, "components": [], "tags": {}, "servers": "x", "security": {}},
        {"paths": {"/a": {"get": None, "post": [], "put": {"responses": []}}}},
        {"info": [], "tags": [None, {"name": 1}], "webhooks": {"x": 1}},
        {
            "paths": {
                "/a": {
                    "parameters": [None, {}, {"in": "query"}, {"$ref": "#/nowhere"}],
                    "get": {
                        "tags": [1, {}],
                        "summary": 3,
                        "security": [None, [], {"x": None}],
                        "requestBody": {"content": {"a/b": None, "c/d": {"schema": 1}}},
                        "responses": {"200": None, "x": {"headers": {"a": 1}}},
                        "callbacks": {"a": {"b": {"get": {}}}},
                    },
                }
            }
        },
        {
            "components": {
                "schemas": {
                    "a": True,
                    "b": False,
                    "c": {"properties": {"x": 1, "y": True}, "required": "x"},
                    "d": {"type": {}, "enum": {}, "oneOf": [1], "items": []},
                    "e": {"type": ["null"], "const": None, "example": {1.5: 2}},
                    "f": {"discriminator": {"mapping": {"a": 1}}, "minimum": "x"},
                },
                "securitySchemes": {"a": None, "b": {"type": 1, "flows": []}},
            }
        },
    ],
)
def test_what_is_no_openapi_is_left_out(data: dict[str, object]) -> None:
    assert build(OpenApi(data), name="odd", language="en").name == "odd"
