"""Pages of no declared layout to a document, and parts of it as short texts."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.service.any_pages import AnyPages, read_any
from docmill.docs.service.page_files import PageFile


def read(*texts: str) -> AnyPages:
    """Pages `docs/0.md`, `docs/1.md`, … with these texts."""
    files = [
        PageFile(PurePosixPath(f"{number}.md"), SourceFile(f"docs/{number}.md", text))
        for number, text in enumerate(texts)
    ]
    return read_any(files, Config(), Diagnostics(), lambda *_: None)


def document(*texts: str) -> dict[str, Any]:
    """The document of some pages; empty where they describe no operation."""
    emitted = read(*texts).emitted
    return dict(emitted.document.data) if emitted else {}


def operation(text: str, *, method: str = "", path: str = "") -> dict[str, Any]:
    """The operation of a page: the one that is asked for, else its first."""
    for at, item in document(text)["paths"].items():
        for verb, found in item.items():
            if verb != "parameters" and at.startswith(path) and verb.startswith(method):
                shared = item.get("parameters", [])
                return {**found, "parameters": [*shared, *found.get("parameters", [])]}
    raise AssertionError("no operation")


def parameters(text: str, **which: str) -> list[str]:
    """`path id! integer` for each parameter of an operation."""
    return [
        f"{p['in']} {p['name']}{'!' if p.get('required') else ''} {kind(p['schema'])}".strip()
        for p in operation(text, **which)["parameters"]
    ]


def body(text: str, **which: str) -> list[str]:
    """The media type of the request body, then its properties."""
    found = operation(text, **which).get("requestBody", {}).get("content", {})
    return [line for name, media in found.items() for line in (name, *members(media))]


def response(text: str, status: str = "200", **which: str) -> list[str]:
    """The media type of a response, then its properties."""
    found = operation(text, **which)["responses"].get(status, {}).get("content", {})
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
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    item = f" of {kind(schema['items'])}" if schema.get("items") else ""
    return f"{schema.get('type', '')}{item}"
