"""References by name lead to the schema that has it."""

from __future__ import annotations

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.openapi.read import load

SCHEMAS = """openapi: {}
info: {{title: t, version: '1'}}
paths: {{}}
components:
  schemas:
    Tree:
      $dynamicAnchor: node
      properties: {{children: {{items: {{$dynamicRef: '#node'}}}}}}
      example: {{$ref: '#node'}}
    'a/b %': {{$defs: {{Leaf: {{$anchor: leaf, type: string}}}}}}
    Use: {{$ref: '#{}'}}
"""


def read(version: str, name: str) -> tuple[dict[str, object], list[str]]:
    """The schemas of the document, and the codes of what was reported."""
    diagnostics = Diagnostics()
    source = SourceFile("a.yaml", SCHEMAS.format(version, name))
    found = load.parse(source, diagnostics, Limits())
    schemas = found.data["components"]["schemas"] if found else {}
    return schemas, [item.code for item in diagnostics]


def test_names_become_places() -> None:
    schemas, codes = read("3.1.0", "leaf")
    assert codes == []
    leaf = "#/components/schemas/a~1b%20%25/%24defs/Leaf"
    assert schemas["Use"] == {"$ref": leaf}
    tree = schemas["Tree"]
    assert isinstance(tree, dict)
    assert tree["properties"]["children"]["items"] == {
        "$ref": "#/components/schemas/Tree"
    }
    assert tree["example"] == {"$ref": "#node"}


@pytest.mark.parametrize(("version", "name"), [("3.1.0", "bud"), ("3.0.3", "leaf")])
def test_a_name_that_nothing_has_is_told(version: str, name: str) -> None:
    assert read(version, name) == ({}, ["ref-unresolved"])
