"""A service to a whole document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docmill.diagnostics.model import Diagnostics
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.emit.context import Context, envelope_names, reference
from docmill.docs.emit.operations import paths
from docmill.docs.emit.schemas import ERROR, schemas
from docmill.docs.emit.servers import document_server, path_of
from docmill.docs.emit.trace import Trace
from docmill.docs.lower.check_examples import check as check_examples
from docmill.docs.model import Service
from docmill.openapi.document import Json, OpenApi
from docmill.openapi.source_map import SourceMap


@dataclass(frozen=True, slots=True)
class Emitted:
    """A document, where its parts come from, and the pointer that each row is written at.

    `rows` is by the path of the page and the line.
    """

    document: OpenApi
    source_map: SourceMap
    rows: dict[tuple[str, int], str]


def emit(service: Service, dialect: Dialect, diagnostics: Diagnostics) -> Emitted:
    """Write a service as an OpenAPI 3.1 document, without examples that contradict it."""
    context = Context(
        service=service,
        dialect=dialect,
        trace=Trace(),
        envelopes=envelope_names(service),
    )
    data = _document(context)
    source_map = context.trace.source_map()
    for operation in service.operations:
        if operation.request_example or operation.response_example:
            path = path_of(operation, service.server)
            check_examples(data, operation, path, source_map, diagnostics)
    return Emitted(OpenApi(data, source_map.locate), source_map, context.trace.rows)


def _document(context: Context) -> dict[str, Json]:
    document: dict[str, Json] = {"openapi": "3.1.0", "info": _info(context)}
    document["servers"] = [document_server(context)]
    if tags := _tags(context):
        document["tags"] = tags
    if "signing" in context.dialect.data:
        document["security"] = [{context.dialect.data["signing"]["scheme"]: []}]
    document["paths"] = paths(context)
    document["components"] = _components(context)
    return document | _extensions(context)


def _info(context: Context) -> dict[str, Json]:
    info = context.service.info
    versions = (o.address.version for o in context.service.operations)
    result: dict[str, Json] = {"title": f"{context.service.name} API"}
    for key, text in (("title", info.title), ("description", info.description)):
        if text is not None and text.value:
            result[key] = text.value
            context.trace.note(f"/info/{key}", text.span, key)
    result["version"] = next((version for version in versions if version), "1")
    if info.version is not None:
        result["version"] = info.version.value
        context.trace.note("/info/version", info.version.span, "version")
    return result


def _tags(context: Context) -> list[Json]:
    tags: list[Json] = []
    for tag in dict.fromkeys(o.tag for o in context.service.operations if o.tag):
        entry: dict[str, Json] = {"name": tag}
        text = context.service.info.tags.get(tag)
        if text is not None:
            entry["description"] = text.value
            at = f"/tags/{len(tags)}/description"
            context.trace.note(at, text.span, "table-of-contents")
        tags.append(entry)
    return tags


def _components(context: Context) -> dict[str, Json]:
    text = context.dialect.text("error", context.service.language)
    content = {"application/json": {"schema": reference(ERROR)}}
    result: dict[str, Json] = {
        "schemas": schemas(context),
        "responses": {"Error": {"description": text, "content": content}},
    }
    if "signing" in context.dialect.data:
        signing: Mapping[str, Any] = context.dialect.data["signing"]
        scheme = _signature(signing, context.service.name)
        result["securitySchemes"] = {signing["scheme"]: scheme}
    return result


def _signature(signing: Mapping[str, Any], service: str) -> dict[str, Json]:
    extension = {k: v for k, v in signing.items() if k not in ("scheme", "header")}
    return {
        "type": "apiKey",
        "in": "header",
        "name": signing["header"],
        "x-docmill-signing": {"service": service, **extension},
    }


def _extensions(context: Context) -> dict[str, Json]:
    """How failures look, and what is given once to a client."""
    error: Mapping[str, Any] = context.dialect.data["error"]
    members = {k: v for k, v in error.items() if k not in ("schema", "text")}
    operations = context.service.operations
    used = {p.name for operation in operations for p in operation.parameters}
    once = [n for n in context.dialect.data["client"]["parameters"] if n in used]
    extensions = {"x-docmill-client-parameters": once} if once else {}
    return {**extensions, "x-docmill-error": members}
