"""What belongs together, what is noted once, and where it is said to be."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.openapi.diff.compare import compare
from docmill.openapi.diff.constraints import narrowing
from docmill.openapi.document import OpenApi
from docmill.openapi.read import load

OLD = """\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /disks/{id}:
    get:
      operationId: getDisk
      parameters: [{in: path, name: id, required: true, schema: {type: string}}]
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Disk'}}}}}
    put:
      operationId: setDisk
      parameters: [{in: path, name: id, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Disk'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Disk'}}}}}
components:
  schemas:
    Disk:
      type: object
      properties:
        kind: {type: string, enum: [hdd, ssd]}
        owner: {$ref: '#/components/schemas/Owner'}
        size: {type: object, properties: {gib: {type: integer, maximum: 100}}}
    Owner:
      properties:
        name: {type: string}
        disks: {type: array, items: {$ref: '#/components/schemas/Disk'}}
"""


def read(name: str, text: str) -> OpenApi:
    document = load.parse(SourceFile(name, text), Diagnostics(), Limits())
    assert document is not None
    return document


def changes(*edits: tuple[str, str]) -> list[str]:
    """Rule, place in the API, sentence and both places of each change after some edits."""
    text = OLD
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return [
        f"{change.rule.id} | {change.where} | {change.message} | {change.old} | {change.new}"
        for change in compare(read("a.yaml", OLD), read("b.yaml", text))
    ]


def test_a_change_in_a_model_is_noted_once_at_its_worst() -> None:
    assert changes(("enum: [hdd, ssd]", "enum: [hdd]")) == [
        "request-enum-value-removed | model Disk"
        " | field kind: a value is no longer taken (ssd) | a.yaml:19:9 | b.yaml:19:9"
    ]


def test_fields_are_found_through_models_that_refer_to_each_other() -> None:
    assert changes(("        name: {type: string}\n", "")) == [
        "response-field-removed | model Owner"
        " | field name: the field is gone | a.yaml:24:9 | b.yaml:22:5"
    ]


def test_inline_objects_are_named_by_their_path() -> None:
    (change,) = changes(("maximum: 100", "maximum: 10"))
    assert (
        "| model Disk | field size.gib: less is allowed (maximum: 100 → 10) |" in change
    )


def test_a_field_that_becomes_a_reference_is_located_where_it_stands() -> None:
    (change,) = changes(("        owner: {$ref: '#/components/schemas/Owner'}\n", ""))
    assert change.endswith("field owner: the field is gone | a.yaml:20:9 | b.yaml:16:5")


def test_a_renamed_model_is_one_change() -> None:
    found = changes(("schemas/Owner", "schemas/Person"), ("    Owner:", "    Person:"))
    assert found == [
        "model-renamed | model Person | a model has another name (Owner → Person)"
        " | a.yaml:22:5 | b.yaml:22:5"
    ]


def test_renamed_path_parameters_keep_operations_together() -> None:
    found = changes(("{id}", "{diskId}"), ("name: id,", "name: diskId,"))
    assert [change.split(" | ")[:2] for change in found] == [
        ["parameter-renamed", "GET /disks/{diskId}"],
        ["parameter-renamed", "PUT /disks/{diskId}"],
    ]


def test_paths_that_differ_in_a_name_alone_are_told_apart() -> None:
    twin = OLD[OLD.index("  /disks") : OLD.index("components:")]
    twin = twin.replace("{id}", "{name}").replace("Disk\n", "Other\n")
    text = OLD.replace("components:", f"{twin}components:")
    assert list(compare(read("a.yaml", text), read("b.yaml", text))) == []


def test_an_operation_that_moved_is_compared_with_itself() -> None:
    found = changes(("/disks/{id}:", "/v/{id}:"), ("      operationId: getDisk\n", ""))
    assert sorted(change.split(" | ")[0] for change in found) == [
        "operation-added",
        "operation-moved",
        "operation-removed",
    ]


def test_two_ways_to_write_a_model_are_the_same_model() -> None:
    inherited = OLD.replace(
        "    Disk:\n      type: object\n      properties:\n        kind: {type: string, enum: [hdd, ssd]}\n",
        "    Base: {type: object, properties: {kind: {type: string, enum: [hdd, ssd]}}}\n"
        "    Disk:\n      allOf: [{$ref: '#/components/schemas/Base'}]\n      properties:\n",
    )
    found = compare(read("a.yaml", OLD), read("b.yaml", inherited))
    assert [change.rule.id for change in found] == ["model-added"]


def test_exclusive_bounds_of_both_versions_are_the_same() -> None:
    def bounded(**schema: Any) -> OpenApi:
        item = {"in": "query", "name": "p", "schema": {"type": "integer"} | schema}
        operation = {"parameters": [item], "responses": {}}
        return OpenApi({"openapi": "3.1.0", "paths": {"/a": {"get": operation}}})

    old, new = bounded(maximum=5, exclusiveMaximum=True), bounded(exclusiveMaximum=5)
    assert compare(old, new) == ()


def test_effects_of_bounds() -> None:
    assert [
        narrowing("maximum", None, 5),
        narrowing("maximum", 0, None),
        narrowing("minLength", 0, 1),
        narrowing("exclusiveMinimum", 2, 1.5),
        narrowing("multipleOf", 2, 4),
        narrowing("multipleOf", 4, 2),
        narrowing("multipleOf", 4, 6),
        narrowing("multipleOf", 0, 6),
        narrowing("uniqueItems", False, True),
        narrowing("pattern", "a", "b"),
        narrowing("maximum", 5, "x"),
    ] == [
        "narrowed", "widened", "narrowed", "widened", "narrowed", "widened",
        "changed", "changed", "narrowed", "changed", "changed",
    ]  # fmt: skip


def test_long_chains_and_circles_of_models_end() -> None:
    def chained(name: str) -> OpenApi:
        schemas: dict[str, Any] = {
            f"M{index}": {
                "properties": {"next": {"$ref": f"#/components/schemas/M{index + 1}"}}
            }
            for index in range(2000)
        }
        schemas["M2000"] = {
            "allOf": [{"$ref": "#/components/schemas/M2000"}],
            "properties": {name: {"$ref": "#/components/schemas/M0"}},
        }
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/M0"}}}
        operation = {"responses": {"200": {"description": "d", "content": content}}}
        return OpenApi(
            {
                "openapi": "3.1.0",
                "paths": {"/a": {"get": operation}},
                "components": {"schemas": schemas},
            }
        )

    found = compare(chained("a"), chained("b"))
    assert [(change.rule.id, change.where) for change in found] == [
        ("response-field-removed", "model M2000"),
        ("response-field-added", "model M2000"),
    ]


def test_the_order_does_not_depend_on_hashes() -> None:
    code = (
        "from docmill.openapi.diff.compare import compare\n"
        "from docmill.openapi.document import OpenApi\n"
        "def api(names):\n"
        "    headers = {name: {} for name in names}\n"
        "    answer = {'description': 'd', 'headers': headers}\n"
        "    paths = {'/a': {'get': {'responses': {'200': answer}}}}\n"
        "    return OpenApi({'openapi': '3.1.0', 'paths': paths})\n"
        "print([c.message for c in compare(api('abcdefgh'), api('klmnopqr'))])\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


MARKED = ("    Disk:\n", "    Disk:\n      x-docmill-from-example: true\n")
LOST = (
    "        size: {type: object, properties: {gib: {type: integer, maximum: 100}}}\n",
    "",
)
OTHER = ("gib: {type: integer, maximum: 100}", "gib: {type: string}")


def ratings(before: tuple[tuple[str, str], ...], *edits: tuple[str, str]) -> set[str]:
    """How bad the changes are, of a document edited beforehand."""
    old = OLD
    for first, second in before:
        assert first in old
        old = old.replace(first, second)
    new = old
    for first, second in edits:
        assert first in new
        new = new.replace(first, second)
    found = compare(read("a.yaml", old), read("b.yaml", new))
    return {change.rating.label for change in found}


def test_nothing_of_an_example_is_breaking() -> None:
    for edit in (LOST, OTHER):
        assert "breaking" in ratings((), edit)
        assert ratings((MARKED,), edit) == {"risky"}


def test_an_example_that_becomes_a_table_breaks_nothing() -> None:
    assert "breaking" not in ratings((), MARKED, OTHER)
    assert "breaking" not in ratings((MARKED,), (MARKED[1], MARKED[0]), OTHER)


def test_models_that_pages_describe_are_rated_as_ever() -> None:
    edit = ("        name: {type: string}\n", "        name: {type: integer}\n")
    assert "breaking" in ratings((MARKED,), edit)
