"""Every operation, every row and every column of the real pages, counted a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from corpus.conftest import PageSet
from corpus.scanner import Page, Row
from docmill.docs.service.build import ServiceSpec
from docmill.docs.service.coverage import joined
from docmill.openapi.pointer import lookup

SCALARS = {
    "string": ("string", None),
    "integer": ("integer", None),
    "int": ("integer", None),
    "long": ("integer", "int64"),
    "number": ("number", None),
    "float": ("number", "float"),
    "double": ("number", "double"),
    "boolean": ("boolean", None),
    "bool": ("boolean", None),
    "object": ("object", None),
    "date": ("string", None),
    "map": ("object", None),
}
UNDEFINED = {"Arrary"}
"""Words in type cells that mean nothing: mistakes of the pages."""

YES = {"true": True, "是": True, "yes": True, "false": False, "否": False, "no": False}


def operations(spec: ServiceSpec) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, full URL and entry of each operation of a document."""
    data = spec.document.data
    for path, item in data["paths"].items():
        for method, entry in item.items():
            server = (entry.get("servers") or data["servers"])[0]["url"]
            yield method.upper(), server.rstrip("/") + path, entry


def test_every_operation_is_found(page_set: PageSet) -> None:
    expected = {(p.method, p.url) for p in page_set.pages if p.is_operation}
    found = {
        (method, url)
        for spec in page_set.services.specs
        for method, url, _ in operations(spec)
    }
    assert found == expected
    assert not page_set.diagnostics.has_errors


def test_every_row_is_accounted_for(page_set: PageSet) -> None:
    reports = [spec.report for spec in page_set.services.specs]
    report = joined([*reports, page_set.services.others])
    assert report.rows == sum(len(page.rows) for page in page_set.pages)
    assert report.rows == report.emitted + sum(report.reasons.values())
    lines = {page.path: [row.line for row in page.rows] for page in page_set.pages}
    assert {p.path: [row.line for row in p.rows] for p in report.pages} == lines


def test_rows_of_operations_stand_in_the_document(page_set: PageSet) -> None:
    reasons = {
        row.reason for _, _, page, row in outcomes(page_set) if page.is_operation
    }
    assert set(reasons) <= {None, "operation-repeated", "path-parameter-unknown"}


def outcomes(page_set: PageSet) -> Iterator[tuple[ServiceSpec, Row, Page, Any]]:
    """Each row with what the report says of it."""
    pages = {page.path: page for page in page_set.pages}
    for spec in page_set.services.specs:
        for report in spec.report.pages:
            page = pages[report.path]
            for row, outcome in zip(page.rows, report.rows, strict=True):
                yield spec, row, page, outcome


def test_columns_are_equal_to_the_rows(page_set: PageSet) -> None:
    wrong: list[str] = []
    checked = 0
    for spec, row, page, outcome in outcomes(page_set):
        if outcome.pointer is None or not {"name", "type"} <= row.cells.keys():
            continue
        checked += 1
        place = f"{page_set.folder.name}/{page.path}:{row.line}"
        wrong += [f"{place}: {w}" for w in mistakes(spec, row, outcome.pointer)]
    assert checked > 1000
    assert wrong == []


def mistakes(spec: ServiceSpec, row: Row, pointer: str) -> Iterator[str]:
    """What the part of the document at a pointer says other than the row."""
    data = spec.document.data
    node = lookup(data, pointer)
    *_, parent, kind, last = pointer.split("/")
    if kind == "variables":
        return
    schema = node["schema"] if kind == "parameters" else node
    name = node["name"] if kind == "parameters" else last
    if name != row.cells["name"]:
        yield f"the name is {name}"
    if kind == "properties" and row.model and not parent.endswith(row.model):
        yield f"the model is {parent}"
    if not is_type(row.cells["type"], schema):
        yield f"the type {row.cells['type']} is {schema}"
    if row.cells.get("required"):
        yield from wrong_required(data, row, node, pointer)
    default = row.cells.get("default", "")
    if default not in ("", "-", "无", "None"):
        stated = schema.get("default")
        shown = str(stated).lower() == default.lower().strip('"')
        if not shown and default not in str(node.get("description")):
            yield f"the default {default} is {stated!r}"


def wrong_required(
    data: Any, row: Row, node: dict[str, Any], pointer: str
) -> Iterator[str]:
    expected = YES[row.cells["required"].lower()]
    if "in" in node:
        stated = bool(node.get("required"))
        expected = expected or node["in"] == "path"
    else:
        owner = lookup(data, pointer.rpartition("/properties/")[0])
        stated = row.cells["name"] in owner.get("required", [])
    if stated is not expected:
        yield f"required is {stated}"


def is_type(cell: str, schema: dict[str, Any]) -> bool:
    """Whether a schema is what a type cell says."""
    if array := re.fullmatch(r"(.+?)\s*\[\s*\]", cell) or re.fullmatch(
        r"list<(.+)>", cell, re.IGNORECASE
    ):
        return schema.get("type") == "array" and is_type(array[1], schema["items"])
    if cell.lower() in SCALARS:
        type_, format_ = SCALARS[cell.lower()]
        return schema.get("type") == type_ and (
            format_ is None or schema.get("format") == format_
        )
    if cell in UNDEFINED:
        return not schema.keys() & {"type", "$ref"}
    return str(schema.get("$ref", "")).endswith(cell)


def test_documents_are_valid(page_set: PageSet) -> None:
    for spec in page_set.services.specs:
        errors = OpenAPIV31SpecValidator(spec.document.data).iter_errors()
        assert [str(error) for error in errors] == [], spec.name


def test_every_statement_has_an_origin_on_its_page(page_set: PageSet) -> None:
    for spec in page_set.services.specs:
        for at, origins in spec.source_map.origins.items():
            for origin in origins:
                assert origin.span.text, (at, str(origin.span), origin.rule)
