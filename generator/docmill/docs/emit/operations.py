"""Operations: parameters, body and answers."""

from __future__ import annotations

from docmill.docs.emit.context import Context, Suffix, reference, translations
from docmill.docs.emit.schemas import ERROR, field_schema
from docmill.docs.emit.servers import path_of, server_of, trace_variables
from docmill.docs.lower.pagination import detect
from docmill.docs.model import Example, Operation, Parameter, Response, Scalar
from docmill.openapi.document import Json
from docmill.openapi.pointer import pointer

_JSON = "application/json"


def paths(context: Context) -> dict[str, Json]:
    """The operations of a service by path and method, in the order of their pages."""
    result: dict[str, Json] = {}
    for operation in context.service.operations:
        path = path_of(operation, context.service.server)
        method = operation.method.lower()
        at = pointer("paths", path, method)
        context.trace.note(at, operation.page.title.span, "page")
        context.trace.note(pointer("paths", path), operation.page.url.span, "url")
        result.setdefault(path, {})[method] = _operation(operation, at, context)
    return result


def _operation(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    entry = _heading(operation, at, context)
    if operation.parameters:
        entry["parameters"] = [
            _parameter(parameter, f"{at}/parameters/{number}", context)
            for number, parameter in enumerate(operation.parameters)
        ]
    if operation.body is not None:
        entry["requestBody"] = _request_body(operation, at, context)
    entry["responses"] = _responses(operation, at, context)
    if paging := detect(operation, context.dialect):
        entry["x-docmill-pagination"] = paging
    entry["x-docmill-source"] = operation.reference
    if server := server_of(operation, context):
        entry["servers"] = [server]
        trace_variables(operation, f"{at}/servers/0", context)
    else:
        trace_variables(operation, "/servers/0", context)
    return entry


def _heading(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    trace = context.trace
    entry: dict[str, Json] = {"operationId": operation.id}
    trace.note(f"{at}/operationId", operation.page.title.span, "title")
    if operation.tag:
        entry["tags"] = [operation.tag]
    entry["summary"] = operation.summary.value or operation.id
    trace.note(f"{at}/summary", operation.summary.span, "description")
    if operation.description:
        entry["description"] = operation.description.value
        trace.note(f"{at}/description", operation.description.span, "description")
    return {**entry, **translations(operation.translation)}


def _parameter(parameter: Parameter, at: str, context: Context) -> dict[str, Json]:
    entry: dict[str, Json] = {"name": parameter.name, "in": parameter.place}
    found = parameter.field
    if parameter.place == "path" or (found is not None and found.required):
        entry["required"] = True
    if example := context.dialect.data.get("servers", {}).get(parameter.name):
        entry["example"] = example
    if found is None:
        return {**entry, "schema": {"type": "string"}}
    for row in (found, *parameter.also):
        context.trace.row(at, row.span)
    context.trace.note(f"{at}/name", found.name_span, "name-column")
    if found.required_span is not None:
        context.trace.note(f"{at}/required", found.required_span, "required-column")
    if found.description:
        entry["description"] = found.description
    entry |= translations(found.translation)
    entry["schema"] = field_schema(found, f"{at}/schema", context)
    if parameter.place == "query" and not isinstance(found.type, Scalar):
        entry["x-docmill-style"] = context.dialect.data["query"]["style"]
    if context.is_idempotency_key(parameter.name):
        entry["x-docmill-idempotency-key"] = True
    return entry


def _request_body(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    required = any(found.required for found in operation.body or ())
    content = _content(
        operation,
        "Request",
        operation.request_example,
        f"{at}/requestBody",
        context,
    )
    return {"required": True, **content} if required else content


def _responses(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    stated = {response.status: response for response in operation.responses}
    success = next((status for status in stated if status.startswith("2")), None)
    if success is None:
        success = "200"
        stated = {success: Response(status=success), **stated}
    responses: dict[str, Json] = {}
    for status, response in stated.items():
        place = at + pointer("responses", status)
        for span in response.spans:
            context.trace.row(place, span)
        entry: dict[str, Json] = {
            "description": response.description or _sentence(status, context)
        }
        if status == success:
            entry |= _answer(operation, place, context)
        elif status[0] in "45" and operation.answers_with_body:
            entry |= {"content": {_JSON: {"schema": reference(ERROR)}}}
        responses[status] = entry
    responses["default"] = {"$ref": "#/components/responses/Error"}
    return responses


def _sentence(status: str, context: Context) -> str:
    table = "success" if status.startswith("2") else "error"
    return context.dialect.text(table, context.service.language)


def _answer(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    if (operation.id, "Response") not in context.envelopes:
        return {}
    return _content(operation, "Response", operation.response_example, at, context)


def _content(
    operation: Operation,
    suffix: Suffix,
    example: Example | None,
    at: str,
    context: Context,
) -> dict[str, Json]:
    name = context.envelopes[operation.id, suffix]
    media: dict[str, Json] = {"schema": reference(name)}
    if example is not None:
        media["example"] = example.value
        place = at + pointer("content", _JSON, "example")
        context.trace.note(place, example.span, "example")
    return {"content": {_JSON: media}}
