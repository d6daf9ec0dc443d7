"""A service to a whole document."""

from __future__ import annotations

from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics
from docmill.docs.emit import security
from docmill.docs.emit.context import Context, reference
from docmill.docs.emit.operations import paths
from docmill.docs.emit.own_schemas import own_schemas
from docmill.docs.emit.schemas import schemas
from docmill.docs.emit.servers import document_servers
from docmill.docs.emit.trace import Trace
from docmill.docs.lower.check_examples import check as check_examples
from docmill.docs.merge import ERROR
from docmill.docs.model import JSON, Service
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


def emit(service: Service, diagnostics: Diagnostics) -> Emitted:
    """Write a service as an OpenAPI 3.1 document, without examples that contradict it."""
    context = Context(service=service, trace=Trace(), own=own_schemas(service))
    data = _document(context)
    source_map = context.trace.source_map()
    check_examples(data, source_map, diagnostics)
    return Emitted(OpenApi(data, source_map.locate), source_map, context.trace.rows)


def _document(context: Context) -> dict[str, Json]:
    document: dict[str, Json] = {"openapi": "3.1.0", "info": _info(context)}
    parts: dict[str, Json] = {
        "servers": document_servers(context),
        "tags": _tags(context),
        "security": [*security.requirements(context)],
        "paths": paths(context),
        "components": _components(context),
    }
    document |= {name: part for name, part in parts.items() if part or name == "paths"}
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
    operations = context.service.operations
    for tag in dict.fromkeys(tag for o in operations for tag in o.tags):
        entry: dict[str, Json] = {"name": tag}
        text = context.service.info.tags.get(tag)
        if text is not None:
            entry["description"] = text.value
            at = f"/tags/{len(tags)}/description"
            context.trace.note(at, text.span, "table-of-contents")
        tags.append(entry)
    return tags


def _components(context: Context) -> dict[str, Json]:
    parts: dict[str, Json] = {
        "schemas": schemas(context),
        "responses": _shared_responses(context),
        "securitySchemes": security.schemes(context),
    }
    return {name: part for name, part in parts.items() if part}


def _shared_responses(context: Context) -> dict[str, Json]:
    """The response of all failures, where a profile describes them."""
    profile = context.profile
    if profile is None or not profile.table("error"):
        return {}
    text = profile.text("error", context.service.language)
    content = {JSON: {"schema": reference(ERROR)}}
    return {ERROR: {"description": text, "content": content}}


def _extensions(context: Context) -> dict[str, Json]:
    """How failures look, and what is given once to a client, as a profile knows it."""
    if context.profile is None:
        return {}
    error = context.profile.table("error")
    members = {k: v for k, v in error.items() if k not in ("schema", "text")}
    operations = context.service.operations
    used = {p.name for operation in operations for p in operation.parameters}
    once = [name for name in context.profile.client_parameters if name in used]
    found = {"x-docmill-client-parameters": once, "x-docmill-error": members}
    return {name: part for name, part in found.items() if part}
