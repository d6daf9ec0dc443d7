"""Small pages to the document that is made of them."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.service.any_pages import read_any
from docmill.docs.service.page_files import PageFile


def document(**pages: str) -> dict[str, Any]:
    """The OpenAPI document of pages, given by their names without `.md`."""
    files = [
        PageFile(PurePosixPath(f"{name}.md"), SourceFile(f"{name}.md", text))
        for name, text in pages.items()
    ]
    read = read_any(files, Config(), Diagnostics(False), lambda *_: None)
    assert read.emitted is not None, "no operation was found"
    found: dict[str, Any] = json.loads(json.dumps(read.emitted.document.data))
    return found


def response(found: dict[str, Any], path: str, method: str = "get") -> Any:
    """The schema of the first response of an operation, with its references followed."""
    answers = found["paths"][path][method]["responses"]
    content = next(iter(answers.values()))["content"]
    return followed(found, next(iter(content.values()))["schema"])


def followed(found: dict[str, Any], schema: Any) -> Any:
    """A schema with the components it refers to in place, to a depth of few."""
    if isinstance(schema, list):
        return [followed(found, one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return followed(found, found["components"]["schemas"][name])
    return {key: followed(found, value) for key, value in schema.items()}
