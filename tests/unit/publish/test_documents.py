"""Documents of twenty services and of the pages: all make a reference, in fair time.

The documents are beside the checkout, in `../shared`.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from docmill import pipeline
from docmill.config import Config, Limits
from docmill.diagnostics import Diagnostics
from docmill.openapi.load import load
from docmill.openapi.model import METHODS, OpenApi
from docmill.publish.build import build
from docmill.publish.sources import SourceLinks
from unit.publish.test_build import all_fields

SHARED = Path(__file__).parents[4] / "shared"
SPECS = sorted(p for p in (SHARED / "specs").glob("*.*") if p.suffix != ".tsv")
SETS = ("en-2018-10", "zh-2018-12", "zh-2019-01", "zh-2021", "zh-2021-older")


@pytest.fixture(autouse=True)
def _shared() -> None:
    if not SPECS:
        reason = f"the documents are missing: {SHARED}"
        pytest.fail(reason) if "CI" in os.environ else pytest.skip(reason)


def count(document: OpenApi) -> int:
    """How many operations a document has."""
    items = document.data.get("paths", {}).values()
    return sum(sum(name in item for name in METHODS) for item in items)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_operation_and_schema_is_there(path: Path) -> None:
    document = load(path, Diagnostics(), Limits())
    assert document is not None
    begin = time.process_time()
    found = build(document, name=path.stem, language="en")
    assert time.process_time() - begin < 10
    calls = [call for group in found.groups for call in group.operations]
    assert len(calls) == count(document)
    names = document.data.get("components", {}).get("schemas", {})
    assert [item.name for item in found.schemas] == list(names)
    anchors = [field.anchor for field in all_fields(found)]
    anchors += [item.anchor for item in (*calls, *found.webhooks, *found.schemas)]
    anchors += [item.anchor for call in calls for item in call.responses]
    assert len(set(anchors)) == len(anchors)
    assert len(repr(found)) < 40 * path.stat().st_size


@pytest.mark.parametrize("pages", SETS)
def test_every_page_of_a_set_is_shown(pages: str) -> None:
    folder = SHARED / "corpus" / pages
    specs = pipeline.specs_from_docs(
        [folder], Config(), Diagnostics(), root=SHARED / "corpus"
    )
    assert specs
    for spec in specs:
        links = SourceLinks(source_map=spec.source_map, template="https://x/{path}")
        found = build(spec.document, name=spec.name, language="zh", sources=links)
        calls = [call for group in found.groups for call in group.operations]
        assert len(calls) == count(spec.document)
        assert all(call.source is not None for call in calls)


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
