"""Examples against the tables of their page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import Span
from docmill.docs.model import Example, Operation
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.pointer import pointer
from docmill.openapi.source_map import SourceMap

JSON = "application/json"


def check(
    document: dict[str, Json],
    operation: Operation,
    path: str,
    source_map: SourceMap,
    diagnostics: Diagnostics,
) -> None:
    """Report the examples of an operation that contradict its tables, and drop them.

    An example that breaks its schema would make every linter refuse the document.
    """
    entry = document["paths"][path][operation.method.lower()]
    for holder, example in _examples(entry, operation):
        schema = {**holder["schema"], "components": document["components"]}
        validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        error = next(validator.iter_errors(example.value), None)
        if error is None:
            _report_unknown(schema, example, diagnostics)
            continue
        where = "/".join(map(str, error.instance_path)) or "the whole"
        diagnostics.warning(
            "example-contradicts-table",
            f"example does not fit its table at {where}: {error.message[:200]}",
            example.span,
            hint="it was left out; correct the example or the table",
            related=tuple(_row(schema, list(error.schema_path), source_map)),
        )
        del holder["example"]


def _examples(
    entry: dict[str, Any], operation: Operation
) -> Iterator[tuple[dict[str, Any], Example]]:
    holders = [entry["requestBody"]] if "requestBody" in entry else []
    pairs = [(holder, operation.request_example) for holder in holders]
    pairs += [(r, operation.response_example) for r in entry["responses"].values()]
    for holder, example in pairs:
        media = holder.get("content", {}).get(JSON, {})
        if example is not None and "example" in media:
            yield media, example


def _row(
    schema: dict[str, Any], path: list[str | int], source_map: SourceMap
) -> Iterator[Related]:
    """The row that the broken keyword comes from, found along the path of the schema."""
    at = ""
    node: Any = schema
    for part in path:
        if part == "$ref":
            at = str(node["$ref"]).removeprefix("#")
            node = _at(schema, at)
        else:
            at += pointer(part)
            node = node[int(part)] if is_list(node) else node.get(part)
        if node is None:
            return
    span: Span | None = source_map.locate(at)
    if span is not None:
        yield Related(span, "the table says otherwise here")


def _at(data: Any, at: str) -> Any:
    for part in at.split("/")[1:]:
        data = data.get(part.replace("~1", "/").replace("~0", "~"))
    return data


def _report_unknown(
    schema: dict[str, Any], example: Example, diagnostics: Diagnostics
) -> None:
    unknown = list(dict.fromkeys(_unknown(schema, schema, example.value, "")))
    if unknown:
        diagnostics.warning(
            "example-member-undescribed",
            f"example has members that no table describes: {', '.join(unknown[:10])}",
            example.span,
            hint="describe them in the tables or correct the example",
        )


def _unknown(root: dict[str, Any], schema: Any, value: Json, at: str) -> Iterator[str]:
    """The dotted paths of members of a value that its schema does not name."""
    while "$ref" in schema:
        schema = _at(root, str(schema["$ref"]).removeprefix("#"))
    if is_list(value):
        for item in value:
            yield from _unknown(root, schema.get("items", {}), item, f"{at}[]")
    properties = schema.get("properties")
    if is_map(value) and properties:
        for name, member in value.items():
            path = f"{at}.{name}" if at else name
            if name in properties:
                yield from _unknown(root, properties[name], member, path)
            else:
                yield path
