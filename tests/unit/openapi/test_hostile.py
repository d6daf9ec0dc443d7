"""Documents with anything anywhere: no stage raises, and every finding has a place."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.openapi.diff.compare import compare
from docmill.openapi.document import OpenApi
from docmill.openapi.read import load
from docmill.openapi.validate.run import validate
from docmill.openapi.write.yaml_text import dump

_DISK = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "format": "uuid", "maxLength": 36, "default": "x"},
        "kind": {"enum": ["hdd", "ssd"]},
        "next": {"$ref": "#/components/schemas/Disk"},
        "tags": {"type": "array", "items": {"type": ["string", "null"]}},
    },
    "oneOf": [{"type": "object"}, {"$ref": "#/components/schemas/Disk"}],
}
_CONTENT = {"application/json": {"schema": {"$ref": "#/components/schemas/Disk"}}}
_DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "servers": [{"url": "https://example.com"}],
    "tags": [{"name": "disk"}],
    "security": [{"key": []}],
    "paths": {
        "/disks/{id}": {
            "parameters": [{"$ref": "#/components/parameters/id"}],
            "post": {
                "operationId": "setDisk",
                "tags": ["disk"],
                "requestBody": {"content": _CONTENT},
                "responses": {"200": {"description": "d", "content": _CONTENT}},
            },
        }
    },
    "components": {
        "schemas": {"Disk": _DISK},
        "parameters": {
            "id": {
                "in": "path",
                "name": "id",
                "required": True,
                "schema": {"type": "string"},
            }
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "k"}},
    },
}
_JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**40, "", "x", "{a}", "/", "$", "é\u2028", [], {}, [None], [[]],
    {"a": None}, {"": {}}, {"type": "array"}, {"$ref": 3}, {"$ref": "#"}, {"$ref": "#/nope"},
    {"$ref": "#/components/schemas"}, {"$ref": "#/components/schemas/Disk"}, {"$ref": "http://h"},
)  # fmt: skip


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _members(value: Any) -> list[tuple[Any, Any]]:
    """Each mapping or list of a document with each of its keys or indexes."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [
        member for key in keys for member in _members(value[key])
    ]


def _mutated(seed: int) -> dict[str, Any]:
    choose = random.Random(seed)
    data = _copy(_DOCUMENT)
    for _ in range(choose.randint(1, 4)):
        members = _members(data)
        owner, key = choose.choice(members)
        if choose.random() < 0.2:
            del owner[key]
        elif choose.random() < 0.25:
            other, name = choose.choice(members)
            owner[key] = (
                _copy(other[name]) if name in other or isinstance(other, list) else None
            )
        else:
            owner[key] = _copy(choose.choice(_JUNK))
    return data


def _examined(data: dict[str, Any]) -> list[str]:
    diagnostics = Diagnostics()
    source = SourceFile("a.yaml", dump(OpenApi(data)))
    document = load.parse(source, diagnostics, Limits())
    if document is not None:
        assert document.data == data
        validate(document, diagnostics)
        compare(OpenApi(_DOCUMENT), document)
        compare(document, OpenApi(_DOCUMENT))
    return [f"{item.code} {item.span}" for item in diagnostics]


def test_the_document_itself_is_valid() -> None:
    assert _examined(_DOCUMENT | {"x": 1}) == ["openapi-structure a.yaml:70:4"]
    assert [item for item in _examined(_DOCUMENT) if "default" not in item] == []


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_no_stage_raises(start: int) -> None:
    for seed in range(start, start + 50):
        for finding in _examined(_mutated(seed)):
            assert " a.yaml:" in finding, seed
