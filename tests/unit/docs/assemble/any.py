"""Pages of no declared layout to a document, and parts of it as short texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.service.any_pages import AnyPages, read_any
from docmill.docs.service.page_files import PageFile


def read(*texts: str, diagnostics: Diagnostics | None = None) -> AnyPages:
    """Pages `docs/0.md`, `docs/1.md`, … with these texts."""
    found = Diagnostics() if diagnostics is None else diagnostics
    files = [
        PageFile(PurePosixPath(f"{number}.md"), SourceFile(f"docs/{number}.md", text))
        for number, text in enumerate(texts)
    ]
    return read_any(files, Config(), found, lambda *_: None)


def findings(*texts: str) -> list[str]:
    """The codes of what is reported of some pages."""
    found = Diagnostics()
    read(*texts, diagnostics=found)
    return [one.code for one in found]


def document(*texts: str) -> dict[str, Any]:
    """The document of some pages; empty where they describe no operation."""
    emitted = read(*texts).emitted
    return dict(emitted.document.data) if emitted else {}


def operation(text: str, *, method: str = "", path: str = "") -> dict[str, Any]:
    """The operation of a page, without references: the one asked for, else its first."""
    whole = document(text)
    for at, item in whole["paths"].items():
        for verb, found in item.items():
            if verb != "parameters" and at.startswith(path) and verb.startswith(method):
                shared = item.get("parameters", [])
                own = [*shared, *found.get("parameters", [])]
                plain: dict[str, Any] = resolved({**found, "parameters": own}, whole)
                return {"responses": {}, **plain}
    raise AssertionError("no operation")


def resolved(value: Any, whole: dict[str, Any]) -> Any:
    """A value of a document with what its references lead to."""
    if isinstance(value, list):
        return [resolved(inner, whole) for inner in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        target: Any = whole
        for step in value["$ref"].split("/")[1:]:
            target = target[step]
        return resolved(target, whole)
    return {key: resolved(inner, whole) for key, inner in value.items()}


def parameters(text: str, **which: str) -> list[str]:
    """`path id! integer` for each parameter of an operation."""
    return [
        f"{p['in']} {p['name']}{'!' if p.get('required') else ''} {kind(p['schema'])}".strip()
        for p in operation(text, **which)["parameters"]
    ]


def body(text: str, **which: str) -> list[str]:
    """The media type of the request body, then its properties."""
    return contents(operation(text, **which).get("requestBody", {}))


def response(text: str, **which: str) -> list[str]:
    """The media type of the first response of success, then its properties."""
    found = operation(text, **which)["responses"]
    first = next((found[status] for status in found if status.startswith("2")), {})
    return contents(first)


def contents(holder: dict[str, Any]) -> list[str]:
    """Each media type of a body, then its properties."""
    found = holder.get("content", {})
    return [line for name, media in found.items() for line in (name, *members(media))]


def members(media: dict[str, Any]) -> list[str]:
    """The properties of a body, `name! type` each."""
    schema = media.get("schema", {})
    lead = ["[]"] if schema.get("type") == "array" else []
    schema = schema.get("items", {}) if lead else schema
    required = schema.get("required", ())
    return lead + [
        f"{name}{'!' if name in required else ''} {kind(inner)}".strip()
        for name, inner in schema.get("properties", {}).items()
    ]


def kind(schema: dict[str, Any]) -> str:
    """The type of a schema."""
    item = f" of {kind(schema['items'])}" if schema.get("items") else ""
    if isinstance(values := schema.get("additionalProperties"), dict):
        item = f" of {{}} {kind(values)}"
    return f"{schema.get('type', '')}{item}"


def tree(text: str, side: str = "body", **which: str) -> list[str]:
    """Every property of the JSON request body or of the first success, by its path."""
    found = operation(text, **which)
    if side == "response":
        holder = next(v for k, v in found["responses"].items() if k.startswith("2"))
    else:
        holder = found["requestBody"]
    return list(_paths(holder["content"]["application/json"]["schema"], ""))


def _paths(schema: dict[str, Any], at: str) -> Iterator[str]:
    if schema.get("items"):
        yield from _paths(schema["items"], f"{at}[]")
    if isinstance(values := schema.get("additionalProperties"), dict):
        yield from _paths(values, f"{at}{{}}")
    for name, inner in schema.get("properties", {}).items():
        path = f"{at}.{name}" if at else name
        mark = "!" if name in schema.get("required", ()) else ""
        yield f"{path}{mark} {kind(inner)}".strip()
        yield from _paths(inner, path)
