"""The vendor's own Swagger 2.0 sources, as far as pages can say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Schema = dict[str, Any]


@dataclass(frozen=True)
class Node:
    """A schema and the file that its references are relative to."""

    schema: Schema
    file: Path

    def resolved(self) -> Node:
        """The schema behind the reference, if it is one."""
        ref = self.schema.get("$ref")
        if ref is None:
            return self
        name, _, fragment = ref.partition("#")
        file = (self.file.parent / name).resolve() if name else self.file
        if not file.exists():
            return Node({}, file)  # a model of another service, which was not published
        data = load(file)
        for part in fragment.split("/")[1:]:
            data = data[part]
        return Node(data, file).resolved()

    def inner(self, schema: Schema) -> Node:
        return Node(schema, self.file)


@dataclass(frozen=True)
class VendorOperation:
    """An operation of the sources; `codes` are its response codes."""

    service: str
    method: str
    path: str
    parameters: dict[str, tuple[str, bool, Node]]
    body: Node | None
    answer: Node | None
    codes: frozenset[str]


@cache
def load(path: Path) -> Any:
    """A YAML file."""
    return yaml.safe_load(path.read_text("utf-8"))


def operations(folder: Path) -> Iterator[VendorOperation]:
    """All operations of all services."""
    for summary in sorted(folder.glob("*/summary.yaml")):
        host = load(summary).get("host", "")
        for file in sorted(summary.parent.glob("service/*.yaml")):
            data = load(file)
            for path, item in (data.get("paths") or {}).items():
                full = (data.get("basePath") or "").rstrip("/") + path
                for method, entry in item.items():
                    if method != "parameters":
                        shared = [
                            *(data.get("parameters") or {}).values(),
                            *item.get("parameters", ()),
                        ]
                        service = host.split(".")[0]
                        yield _operation(service, method, full, shared, entry, file)


def _operation(
    service: str, method: str, path: str, shared: list[Any], entry: Any, file: Path
) -> VendorOperation:
    parameters: dict[str, tuple[str, bool, Node]] = {}
    body: Schema = {}
    bare: Node | None = None
    for given in [*shared, *(entry.get("parameters") or ())]:
        node = Node(given, file).resolved()
        name, place = node.schema["name"], node.schema["in"]
        required = bool(node.schema.get("required"))
        if place == "path":
            if f"{{{name}}}" in path:
                parameters[name] = ("path", True, node)
        elif place == "body" and _stands_for_the_body(node.schema):
            bare = node.inner(node.schema["schema"])
        elif place == "body":
            body[name] = (required, node.inner(node.schema["schema"]))
        elif method in ("get", "delete", "head"):
            parameters[name] = ("query", required, node)
        else:
            # The gateway reads all other parameters of a POST, PUT or PATCH from the body.
            body[name] = (required, node)
    answers = entry.get("responses") or {}
    good = answers.get(200) or answers.get("200") or {}
    return VendorOperation(
        service=service,
        method=method.upper(),
        path=re.sub(r"//+", "/", path).replace(" ", ""),
        parameters=parameters,
        body=bare or (_object(body, file) if body else None),
        answer=Node(good["schema"], file) if "schema" in good else None,
        codes=frozenset(str(code) for code in answers),
    )


def _stands_for_the_body(parameter: Schema) -> bool:
    """Whether the members of a body parameter stand in the body directly.

    The pages show them so where the sources say it, and where they name no model.
    """
    schema = parameter["schema"]
    return parameter.get("x-jdcloud-tiered") is False or "properties" in schema


def _object(members: dict[str, tuple[bool, Node]], file: Path) -> Node:
    """An object of the members; each keeps its own file by a resolved schema."""
    properties = {name: node for name, (_, node) in members.items()}
    required = [name for name, (needed, _) in members.items() if needed]
    return Node({"properties": properties, "required": required}, file)
