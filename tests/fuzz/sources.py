"""The files that inputs are made from: those of the tests, and real ones where they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LARGEST = 500_000


@cache
def documents() -> list[Path]:
    """OpenAPI documents."""
    own = [ROOT / "spec/mps/openapi.yaml", *ROOT.glob("tests/golden/*/input/*.yaml")]
    found = [*own, *ROOT.glob("tests/golden/*/input/*.json"), *SHARED.glob("specs/*.*")]
    return sorted(path for path in found if _is_document(path))


def _is_document(path: Path) -> bool:
    if path.suffix not in (".json", ".yaml", ".yml") or path.stat().st_size > LARGEST:
        return False
    try:
        data = read(path)
    except (ValueError, yaml.YAMLError):
        return False
    return isinstance(data, dict) and "openapi" in data and "paths" in data


@cache
def read(path: Path) -> Any:
    """The data of a document."""
    given = path.read_text("utf-8", "replace")
    if path.suffix == ".json":
        return json.loads(given)
    return yaml.load(given, yaml.CSafeLoader)


@cache
def pages() -> list[Path]:
    """Pages that describe operations, as far as their folder tells."""
    own = [*ROOT.glob("spec/*/docs/*.md"), *ROOT.glob("tests/golden/*/input/docs/*.md")]
    found = [*own, *SHARED.glob("corpus/**/*.md")]
    return sorted(path for path in found if path.stat().st_size < 100_000)


def excerpt(data: Mapping[str, Any], paths: list[str]) -> dict[str, Any]:
    """A document with some of its paths and the components that they need."""
    kept = {key: value for key, value in data.items() if key != "components"}
    kept["paths"] = {path: data["paths"][path] for path in paths}
    components = data.get("components")
    sections = components if isinstance(components, dict) else {}
    needed: dict[str, dict[str, Any]] = {}
    if isinstance(sections.get("securitySchemes"), dict):
        needed["securitySchemes"] = sections["securitySchemes"]
    todo: list[Any] = [kept]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            todo += node.values()
            _take(str(node.get("$ref", "")), sections, needed, todo)
        elif isinstance(node, list):
            todo += node
    return {**kept, "components": needed}


def _take(
    reference: str, sections: Any, needed: dict[str, dict[str, Any]], todo: list[Any]
) -> None:
    parts = reference.split("/")
    if len(parts) != 4 or parts[:2] != ["#", "components"]:
        return
    section = sections.get(parts[2])
    if not isinstance(section, dict) or parts[3] not in section:
        return
    if parts[3] not in needed.setdefault(parts[2], {}):
        needed[parts[2]][parts[3]] = section[parts[3]]
        todo.append(section[parts[3]])
