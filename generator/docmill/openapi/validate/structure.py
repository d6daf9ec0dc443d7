"""The structure of a document against the JSON Schemas of the OpenAPI specification."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.pointer import pointer
from docmill.openapi.positions import shorten
from docmill.openapi.validate.resources import resource
from docmill.openapi.versions import is_30


def check(document: OpenApi, diagnostics: Diagnostics) -> None:
    """Report what does not fit the schema of the document's OpenAPI version."""
    validator = _validator(is_old=is_30(document.data))
    for error in validator.iter_errors(dict(document.data)):
        _report(_nearest(error), document, diagnostics)


@cache
def _validator(*, is_old: bool) -> Any:
    version = "v3.0" if is_old else "v3.1"
    path = f"resources/schemas/{version}/schema.json"
    return jsonschema_rs.validator_for(resource("openapi_spec_validator", path))


def _nearest(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """The error within an alternative (`oneOf`) that got furthest into the document.

    "Fits none of the alternatives" helps nobody; nearly always one alternative is a
    reference and the other is what the writer meant.
    """
    branches = getattr(error.kind, "context", [])
    inner = [nested for branch in branches for nested in branch]
    if not inner:
        return error
    return _nearest(max(inner, key=_depth))


def _depth(error: jsonschema_rs.ValidationError) -> tuple[int, bool]:
    return len(error.instance_path), "$ref" not in error.message


def _report(
    error: jsonschema_rs.ValidationError, document: OpenApi, diagnostics: Diagnostics
) -> None:
    place = pointer(*error.instance_path)
    unexpected: list[str] = getattr(error.kind, "unexpected", [])
    if not unexpected:
        message = shorten(error.message, 200)
        diagnostics.error(
            "openapi-structure", message, document.locate(place), hint=_hint(error)
        )
    for name in unexpected:
        diagnostics.error(
            "openapi-structure",
            f"the key {shorten(name)!r} is not allowed here",
            document.locate(place + pointer(name)),
            hint="correct its name, or begin it with x- if it is an extension",
        )


def _hint(error: jsonschema_rs.ValidationError) -> str | None:
    match error.kind.name:
        case "required":
            return "add the missing key"
        case "type":
            wants_text = "string" in getattr(error.kind, "types", ())
            is_bare = error.instance is None or isinstance(error.instance, int | float)
            return _QUOTES if wants_text and is_bare else None
        case _:
            return None


_QUOTES = "in YAML, text that looks like a number, true or null needs quotes"
