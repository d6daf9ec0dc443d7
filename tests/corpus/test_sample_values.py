"""How many of the bodies that are made for the published documents are valid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import METHODS, is_list, is_map
from docmill.openapi.media_types import kind
from docmill.openapi.node import Node, root
from docmill.openapi.read.load import load
from docmill.openapi.references import follow, nodes
from docmill.openapi.sample_values import SampleValues, given
from docmill.openapi.validate.examples import with_null
from shared import documents, needed

LEAST_SHARE = 0.99

SIDES = {"request": "readOnly", "call": "readOnly", "response": "writeOnly"}
"""The ways to make a body, and what such a body has no need of."""


def test_made_bodies_are_valid(capsys: pytest.CaptureFixture[str]) -> None:
    count = dict.fromkeys(SIDES, 0)
    valid = dict.fromkeys(SIDES, 0)
    for path in documents():
        document = load(needed(path), Diagnostics(), Limits())
        assert document is not None
        values, whole = SampleValues(), root(document)
        for side, hidden in SIDES.items():
            judge = _Judge(document.data, hidden)
            for schema in _schemas(whole, is_request=hidden == "readOnly"):
                count[side] += 1
                valid[side] += judge.is_valid(schema, getattr(values, side)(schema))
    with capsys.disabled():
        for side in SIDES:
            share = valid[side] / count[side]
            print(f"\n{side}: {valid[side]} of {count[side]} bodies valid, {share:.2%}")
    assert sum(valid.values()) >= LEAST_SHARE * sum(count.values())


def _schemas(whole: Node, *, is_request: bool) -> Iterator[Node]:
    """The schemas of all bodies of JSON that no example is given for."""
    for path in whole.members("paths").values():
        for operation in filter(None, map(path.get, METHODS)):
            body = operation.get("requestBody")
            responses = operation.members("responses").values()
            for holder in filter(None, [body] if is_request else responses):
                for media_type, content in holder.members("content").items():
                    schema = content.get("schema")
                    is_made = schema is not None and given(content) is None
                    if schema is not None and is_made and kind(media_type) == "json":
                        yield schema


class _Judge:
    """Says whether a value fits a schema, with formats; `hidden` is not required."""

    def __init__(self, data: Mapping[str, Any], hidden: str) -> None:
        is_30 = str(data["openapi"]).startswith("3.0")
        data = with_null(data) if is_30 else deepcopy(dict(data))
        _ease(data, hidden)
        draft = jsonschema_rs.Draft4 if is_30 else jsonschema_rs.Draft202012
        self._class: Any = jsonschema_rs.Draft4Validator
        if not is_30:
            self._class = jsonschema_rs.Draft202012Validator
        self._registry: Any = jsonschema_rs.Registry([("urn:d", data)], draft=draft)

    def is_valid(self, schema: Node, value: Any) -> bool:
        reference = {"$ref": f"urn:d#{quote(schema.use)}"}
        validator = self._class(
            reference, registry=self._registry, validate_formats=True
        )
        return bool(validator.is_valid(value))


def _ease(data: dict[str, Any], hidden: str) -> None:
    """Require nothing that goes in the other direction only (OpenAPI, readOnly)."""
    for _, node in list(nodes(data)):
        required, properties = node.get("required"), node.get("properties")
        if is_list(required) and is_map(properties) and is_map(node):
            node["required"] = [
                name
                for name in required
                if not _is_marked(data, properties.get(name), hidden)
            ]
            if not node["required"]:
                del node["required"]


def _is_marked(data: Mapping[str, Any], schema: Any, hidden: str) -> bool:
    if not is_map(schema):
        return False
    parts = schema.get("allOf") or []
    target = follow(data, schema)
    return bool(
        schema.get(hidden) is True
        or (target is not schema and _is_marked(data, target, hidden))
        or any(_is_marked(data, part, hidden) for part in parts)
    )
