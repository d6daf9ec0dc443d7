"""The English pages against the Swagger sources that the vendor made them from.

The sources and the pages are not of the same day. `vendor_differences.txt` lists each
difference; that the document says what its page says is proven in `test_corpus`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.conftest import read_set
from corpus.vendor import Node, VendorOperation, operations
from docmill.docs.service.build import ServiceSpec
from docmill.openapi.pointer import lookup
from shared import CORPUS, needed

KNOWN = Path(__file__).with_name("vendor_differences.txt")
Schema = dict[str, Any]


class Comparison:
    """One document against the sources; every pair of models is compared once."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.seen: set[tuple[int, str]] = set()

    def operation(self, vendor: VendorOperation, entry: Any) -> Iterator[str]:
        ours = {p["name"]: p for p in entry.get("parameters", ())}
        for name in sorted(vendor.parameters.keys() | ours.keys()):
            if name not in ours:
                yield f"parameter {name}: only in the sources"
            elif name not in vendor.parameters:
                yield f"parameter {name}: only on the page"
            else:
                place, required, node = vendor.parameters[name]
                found = ours[name]
                if place != found["in"]:
                    yield f"parameter {name}: {place}, on the page {found['in']}"
                if required != found.get("required", False):
                    yield f"parameter {name}: required {required}, not so on the page"
                yield from self.types(node, found["schema"], f"parameter {name}")
        body = entry.get("requestBody", {}).get("content", {})
        yield from self.whole(vendor.body, body, "body")
        good = entry["responses"].get("200", {}).get("content", {})
        yield from self.whole(vendor.answer, good, "answer")
        codes = entry["responses"].keys() - {"default"}
        if codes != vendor.codes:
            yield f"codes {' '.join(sorted(vendor.codes))}, on the page {' '.join(sorted(codes))}"

    def whole(self, vendor: Node | None, content: Any, where: str) -> Iterator[str]:
        if vendor is None or not content:
            if vendor is not None:
                yield f"{where}: only in the sources"
            elif content:
                yield f"{where}: only on the page"
            return
        schema = content["application/json"]["schema"]
        yield from self.types(vendor, schema, where)

    def types(self, vendor: Node, ours: Schema, where: str) -> Iterator[str]:
        vendor = vendor.resolved()
        ref = ours.get("$ref", "")
        ours = lookup(self.data, ref) if ref else ours
        wanted = kind(vendor.schema)
        found = ours.get("type", "anything")
        if wanted not in (found, "anything"):
            yield f"{where}: {wanted}, on the page {found}"
        elif wanted == "array":
            items = vendor.schema["items"]
            items = items if isinstance(items, Node) else vendor.inner(items)
            yield from self.types(items, ours["items"], f"{where}[]")
        elif "properties" in vendor.schema and "properties" in ours:
            key = (id(vendor.schema), ref)
            if key not in self.seen:
                self.seen.add(key)
                yield from self.members(vendor, ours, where)

    def members(self, vendor: Node, ours: Schema, where: str) -> Iterator[str]:
        theirs: Schema = vendor.schema["properties"]
        for name in sorted(theirs.keys() | ours["properties"].keys()):
            at = f"{where}.{name}"
            if name not in ours["properties"]:
                yield f"{at}: only in the sources"
            elif name not in theirs:
                yield f"{at}: only on the page"
            else:
                node = theirs[name]
                node = node if isinstance(node, Node) else vendor.inner(node)
                found = ours["properties"][name]
                if at == "answer.result" and "$ref" in node.schema:
                    found = self.unwrapped(found)
                yield from self.types(node, found, at)
                required = name in vendor.schema.get("required", ())
                if not where.startswith("answer") and required != (
                    name in ours.get("required", ())
                ):
                    yield f"{at}: required {required}, not so on the page"

    def unwrapped(self, ours: Schema) -> Schema:
        """A result that is a model as a whole is wrapped once more on the pages."""
        schema = lookup(self.data, ours["$ref"]) if "$ref" in ours else ours
        members = list(schema.get("properties", {}).values())
        return members[0] if len(members) == 1 else ours


def kind(schema: Schema) -> str:
    if "type" in schema:
        return str(schema["type"])
    return "object" if "properties" in schema else "anything"


def differences(specs: tuple[ServiceSpec, ...]) -> Iterator[str]:
    """All differences, for operations that both know."""
    entries: dict[tuple[str, str, str], tuple[Any, Any]] = {}
    for spec in specs:
        data = spec.document.data
        for path, item in data["paths"].items():
            for method, entry in item.items():
                key = (spec.name, method.upper(), bare(path))
                entries[key] = (entry, data)
    comparisons: dict[str, Comparison] = {}
    for vendor in operations(needed(CORPUS / "en-2018-10" / "vendor-swagger")):
        found = entries.get((vendor.service, vendor.method, bare(vendor.path)))
        if found is None:
            continue
        entry, data = found
        comparison = comparisons.setdefault(vendor.service, Comparison(data))
        for text in comparison.operation(vendor, entry):
            yield f"{vendor.service} {entry['operationId']} {text}"


def bare(path: str) -> str:
    """A path without the names of its parameters and without slashes at its end."""
    return re.sub(r"\{\w+\}", "{}", path).rstrip("/")


def test_pages_and_sources_agree() -> None:
    found = list(differences(read_set("en-2018-10/pages").services.specs))
    lines = KNOWN.read_text("utf-8").splitlines()
    known = [line.split("  # ")[0] for line in lines if not line.startswith("#")]
    assert sorted(found) == sorted(known)


def test_enough_operations_are_compared() -> None:
    specs = read_set("en-2018-10/pages").services.specs
    ours = {
        (spec.name, method.upper(), bare(path))
        for spec in specs
        for path, item in spec.document.data["paths"].items()
        for method in item
    }
    theirs = {
        (o.service, o.method, bare(o.path))
        for o in operations(needed(CORPUS / "en-2018-10" / "vendor-swagger"))
    }
    assert len(ours & theirs) >= 100
