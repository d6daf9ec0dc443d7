"""Examples against the tables of their page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import Span
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.media_types import kind
from docmill.openapi.pointer import lookup, pointer
from docmill.openapi.source_map import SourceMap

_DOCUMENT = "urn:docmill:document"

Found = tuple[dict[str, Any], str, Json, Span]
"""What holds an example under which key, its value and where it begins."""


def check(
    document: dict[str, Any], source_map: SourceMap, diagnostics: Diagnostics
) -> None:
    """Report the examples of operations that contradict their tables, and drop them.

    An example that breaks its schema would make every linter refuse the document.
    """
    checker = _Checker(document, source_map, diagnostics)
    for path, item in document["paths"].items():
        for method, entry in item.items():
            for media, at in _media(entry, pointer("paths", path, method)):
                checker.check(media, at)


def _media(entry: dict[str, Any], at: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The media types of JSON of an operation that have a schema, with their pointers."""
    bodies = [(entry.get("requestBody", {}), f"{at}/requestBody")]
    for status, response in entry.get("responses", {}).items():
        bodies.append((response, at + pointer("responses", status)))
    for body, place in bodies:
        for media_type, media in body.get("content", {}).items():
            if kind(media_type) == "json" and "schema" in media:
                yield media, place + pointer("content", media_type)


class _Checker:
    """Holds the examples of one document against their schemas."""

    def __init__(
        self,
        document: dict[str, Any],
        source_map: SourceMap,
        diagnostics: Diagnostics,
    ) -> None:
        self._document = document
        self._source_map = source_map
        self._diagnostics = diagnostics
        self._registry: Any = None

    def check(self, media: dict[str, Any], at: str) -> None:
        """Check the examples of the media type at a pointer."""
        found = list(self._examples(media, at))
        if not found:
            return
        validator = self._validator(f"{at}/schema")
        for holder, key, value, span in found:
            error = next(validator.iter_errors(value), None)
            if error is None:
                self._report_unknown(media["schema"], value, span)
                continue
            self._report(error, f"{at}/schema", span)
            del holder[key]
        if media.get("examples") == {}:
            del media["examples"]

    def _examples(self, media: dict[str, Any], at: str) -> Iterator[Found]:
        if "example" in media:
            span = self._source_map.locate(f"{at}/example")
            if span is not None:
                yield media, "example", media["example"], span
        several = media.get("examples", {})
        for name, example in several.items():
            span = self._source_map.locate(f"{at}/examples/{name}")
            if span is not None:
                yield several, name, example["value"], span

    def _validator(self, at: str) -> Any:
        if self._registry is None:
            self._registry = jsonschema_rs.Registry(
                [(_DOCUMENT, self._document)], draft=jsonschema_rs.Draft202012
            )
        return jsonschema_rs.Draft202012Validator(
            {"$ref": f"{_DOCUMENT}#{quote(at)}"},
            registry=self._registry,
            validate_formats=True,
        )

    def _report(
        self, error: jsonschema_rs.ValidationError, at: str, span: Span
    ) -> None:
        where = "/".join(map(str, error.instance_path)) or "the whole"
        self._diagnostics.warning(
            "example-contradicts-table",
            f"example does not fit its table at {where}: {error.message[:200]}",
            span,
            hint="it was left out; correct the example or the table",
            related=tuple(self._row(at, error)),
        )

    def _row(self, at: str, error: jsonschema_rs.ValidationError) -> Iterator[Related]:
        """The row that the broken keyword comes from, found along the path of the schema."""
        path = list(error.schema_path)
        # From the schema on, or from the top of the document where it is referred to.
        at, path = (at, path[1:]) if path[0] == "$ref" else ("", path)
        node: Any = lookup(self._document, at)
        for part in path:
            if part == "$ref":
                at = str(node["$ref"]).removeprefix("#")
                node = _at(self._document, at)
            else:
                at += pointer(part)
                node = node[int(part)] if is_list(node) else node.get(part)
            if node is None:
                return
        span: Span | None = self._source_map.locate(at)
        if span is not None:
            yield Related(span, "the table says otherwise here")

    def _report_unknown(self, schema: dict[str, Any], value: Json, span: Span) -> None:
        unknown = list(dict.fromkeys(_unknown(self._document, schema, value, "")))
        if unknown:
            self._diagnostics.warning(
                "example-member-undescribed",
                f"example has members that no table describes: {', '.join(unknown[:10])}",
                span,
                hint="describe them in the tables or correct the example",
            )


def _at(data: Any, at: str) -> Any:
    for part in at.split("/")[1:]:
        data = data.get(part.replace("~1", "/").replace("~0", "~"))
    return data


def _unknown(
    root: Mapping[str, Any], schema: Any, value: Json, at: str
) -> Iterator[str]:
    """The dotted paths of members of a value that its schema does not name.

    What may be one of several schemas is not looked into: another one may name them.
    """
    while "$ref" in schema:
        schema = _at(root, str(schema["$ref"]).removeprefix("#"))
    if is_list(value):
        for item in value:
            yield from _unknown(root, schema.get("items", {}), item, f"{at}[]")
    properties = schema.get("properties")
    if is_map(value) and properties and "additionalProperties" not in schema:
        for name, member in value.items():
            path = f"{at}.{name}" if at else name
            if name in properties:
                yield from _unknown(root, properties[name], member, path)
            else:
                yield path
