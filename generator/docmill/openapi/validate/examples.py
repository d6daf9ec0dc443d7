"""Whether examples fit their schemas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import UUID

import jsonschema_rs

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import pointer
from docmill.openapi.positions import shorten
from docmill.openapi.references import members
from docmill.openapi.validate.example_places import Example, examples
from docmill.openapi.versions import is_30

_DOCUMENT = "urn:docmill:document"
_ADVICE = (
    *("duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6"),
    *("iri", "iri-reference", "json-pointer", "regex", "relative-json-pointer"),
    *("uri", "uri-reference", "uri-template"),
)
"""Formats that no value is read by, and that many examples do not keep."""


def check(document: OpenApi, diagnostics: Diagnostics) -> None:
    """Report examples that break their own schema, with the first thing that does."""
    judge = _Judge(document.data)
    for example in examples(document.data):
        problem = judge.problem(example)
        if problem is not None:
            message, below = problem
            diagnostics.warning(
                "example-does-not-fit",
                f"the example does not fit its own schema: {shorten(message, 200)}",
                document.locate(example.place + below),
                hint=_AS_DATA if _is_json(example.value) else _CORRECT,
            )


_CORRECT = "correct the example or the schema"
_AS_DATA = "write it as data: it is JSON within a text"


def _is_json(value: Json) -> bool:
    return isinstance(value, str) and value.lstrip()[:1] in ("{", "[")


class _Judge:
    """Validators for the schemas of one document, each made at its first use."""

    def __init__(self, data: Mapping[str, Json]) -> None:
        self._is_30 = is_30(data)
        self._data = data
        self._registry: Any = None
        self._validators: dict[str, Any] = {}

    def problem(self, example: Example) -> tuple[str, str] | None:
        """What is wrong with an example and where in it; None where nothing is."""
        validator = self._validator(example.schema)
        if validator is None or validator.is_valid(example.value):
            return None
        for error in validator.iter_errors(example.value):
            if not (example.is_sent and _is_missing(error)):
                return error.message, pointer(*error.instance_path)
        return None

    def _validator(self, place: str) -> Any:
        if place not in self._validators:
            self._validators[place] = self._made(place)
        return self._validators[place]

    def _made(self, place: str) -> Any:
        """The validator of a schema; None for one that cannot be compiled."""
        draft: Any = jsonschema_rs.Draft4Validator
        if not self._is_30:
            draft = jsonschema_rs.Draft202012Validator
        try:
            if self._registry is None:
                kind = (
                    jsonschema_rs.Draft4 if self._is_30 else jsonschema_rs.Draft202012
                )
                data = with_null(self._data) if self._is_30 else dict(self._data)
                self._registry = jsonschema_rs.Registry([(_DOCUMENT, data)], draft=kind)
            schema = {"$ref": f"{_DOCUMENT}#{quote(place)}"}
            return draft(
                schema,
                registry=self._registry,
                validate_formats=True,
                formats=_FORMATS,
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None


def _is_missing(error: jsonschema_rs.ValidationError) -> bool:
    """A request may leave out what only the service sets, though the schema requires it."""
    kind: Any = jsonschema_rs.ValidationErrorKind
    return isinstance(error.kind, kind.Required)


def with_null(node: Json, *, named: bool = False) -> Json:
    """A copy of a document of OpenAPI 3.0 in which `nullable` is said as JSON Schema does."""
    if is_list(node):
        return [with_null(item) for item in node]
    if not is_map(node):
        return node
    copied = dict(node)
    for key, item, is_named in members(node, named):
        copied[key] = with_null(item, named=is_named)
    return _nullable(copied) if not named and node.get("nullable") is True else copied


def _nullable(schema: dict[str, Json]) -> Json:
    kind = schema.get("type")
    if not isinstance(kind, str):
        return {"anyOf": [{"enum": [None]}, schema]}
    values = schema.get("enum")
    more = {"enum": [*values, None]} if is_list(values) else {}
    return {**schema, "type": [kind, "null"], **more}


def _reads(make: Callable[[str], object]) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        try:
            make(text)
        except ValueError:
            return False
        return True

    return fits


_FORMATS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(_ADVICE, _reads(str)),
    "date": _reads(date.fromisoformat),
    "uuid": _reads(UUID),
}
