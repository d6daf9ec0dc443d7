"""Operations: parameters, request body and responses."""

from __future__ import annotations

from docmill.docs.emit.contents import content_map
from docmill.docs.emit.context import Context, translations
from docmill.docs.emit.responses import responses
from docmill.docs.emit.schemas import field_schema, note_cell
from docmill.docs.emit.security import alternatives
from docmill.docs.emit.servers import path_of, server_of, trace_variables
from docmill.docs.lower.pagination import detect
from docmill.docs.model import INFERRED, PAGE, Body, Operation, Parameter, Scalar
from docmill.docs.profiles.profile import Profile
from docmill.openapi.document import Json
from docmill.openapi.pointer import pointer


def paths(context: Context) -> dict[str, Json]:
    """The operations of a service by path and method, in the order of their pages."""
    result: dict[str, Json] = {}
    for operation in context.service.operations:
        path = path_of(operation, context.service.server)
        method = operation.method.lower()
        at = pointer("paths", path, method)
        title, request = operation.title.span, operation.request.span
        context.trace.note(at, title, operation.strategy, operation.tier)
        rule = _request_rule(operation)
        context.trace.note(pointer("paths", path), request, rule, operation.tier)
        result.setdefault(path, {})[method] = _operation(operation, at, context)
    return result


def _request_rule(operation: Operation) -> str:
    """What the path of an operation was read from."""
    return "url" if operation.strategy == PAGE else "request-line"


def _operation(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    entry = _heading(operation, at, context)
    if operation.parameters:
        entry["parameters"] = [
            _parameter(parameter, operation, f"{at}/parameters/{number}", context)
            for number, parameter in enumerate(operation.parameters)
        ]
    if operation.body is not None:
        entry["requestBody"] = _request_body(operation, operation.body, at, context)
    if found := responses(operation, at, context):
        entry["responses"] = found
    if operation.deprecated:
        entry["deprecated"] = True
    if operation.security is not None:
        entry["security"] = [*alternatives(operation.security)]
    if paging := detect(operation, context.profile):
        entry["x-docmill-pagination"] = paging
    entry["x-docmill-source"] = operation.reference
    entry |= operation.extensions
    if server := server_of(operation, context):
        entry["servers"] = [server]
        trace_variables(operation, f"{at}/servers/0", context)
    else:
        trace_variables(operation, "/servers/0", context)
    return entry


def _heading(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    trace = context.trace
    entry: dict[str, Json] = {"operationId": operation.id}
    trace.note(f"{at}/operationId", operation.title.span, "title")
    if operation.tags:
        entry["tags"] = list(dict.fromkeys(operation.tags))
    entry["summary"] = operation.summary.value or operation.id
    trace.note(f"{at}/summary", operation.summary.span, "description")
    if operation.description:
        entry["description"] = operation.description.value
        trace.note(f"{at}/description", operation.description.span, "description")
    return {**entry, **translations(operation.translation)}


def _parameter(
    parameter: Parameter, operation: Operation, at: str, context: Context
) -> dict[str, Json]:
    entry: dict[str, Json] = {"name": parameter.name, "in": parameter.place}
    found = parameter.field
    if parameter.place == "path" or (found is not None and found.required):
        entry["required"] = True
    profile = context.profile
    if profile and (example := profile.table("servers").get(parameter.name)):
        entry["example"] = example
    if found is None:  # a placeholder of the path that nothing else describes
        context.trace.note(
            at, operation.request.span, _request_rule(operation), INFERRED
        )
        return {**entry, "schema": {"type": "string"}}
    for row in (found, *parameter.also):
        context.note_row(at, row)
    note_cell(f"{at}/name", found, found.name_span, "name-column", context)
    if found.required_span is not None:
        place = f"{at}/required"
        note_cell(place, found, found.required_span, "required-column", context)
    if found.description:
        entry["description"] = found.description
    entry |= translations(found.translation)
    entry["schema"] = field_schema(found, f"{at}/schema", context)
    if profile and parameter.place == "query" and not isinstance(found.type, Scalar):
        entry |= _style(profile)
    if context.is_idempotency_key(parameter.name):
        entry["x-docmill-idempotency-key"] = True
    return entry


def _style(profile: Profile) -> dict[str, Json]:
    """How the vendor's services take arrays and objects in a query."""
    style = profile.table("query").get("style")
    return {"x-docmill-style": style} if style else {}


def _request_body(
    operation: Operation, body: Body, at: str, context: Context
) -> dict[str, Json]:
    found = context.own.request(operation)
    content = content_map(operation, found, f"{at}/requestBody", context)
    return {"required": True, **content} if body.required else content
