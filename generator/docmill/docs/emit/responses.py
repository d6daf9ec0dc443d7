"""Responses by status: what pages say, and what a profile says of all failures."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from docmill.docs.emit.contents import content_map
from docmill.docs.emit.context import Context, reference
from docmill.docs.emit.own_schemas import responses_by_status
from docmill.docs.emit.schemas import field_schema, note_cell
from docmill.docs.merge import ERROR
from docmill.docs.model import JSON, Field, Operation, Response
from docmill.openapi.document import Json
from docmill.openapi.pointer import pointer

_CLASSES = {
    "1": "Informational",
    "2": "Successful",
    "3": "Redirection",
    "4": "Client Error",
    "5": "Server Error",
}
"""The classes of status codes (RFC 9110, section 15)."""


def responses(operation: Operation, at: str, context: Context) -> dict[str, Json]:
    """The `responses` of an operation; empty where nobody says anything of them.

    A profile that describes failures has a response for each operation that went well, a
    schema for failures that have none, and one response for all that no page lists.
    """
    found = {response.status: response for response in responses_by_status(operation)}
    failures = context.profile is not None and bool(context.profile.table("error"))
    if failures and operation.success is None:
        found = {"200": Response("200"), **found}
    result: dict[str, Json] = {}
    for status, response in found.items():
        place = at + pointer("responses", status)
        result[status] = _response(operation, response, place, context)
    if failures:
        result.setdefault("default", {"$ref": f"#/components/responses/{ERROR}"})
    return result


def _response(
    operation: Operation, response: Response, at: str, context: Context
) -> dict[str, Json]:
    for span in response.spans:
        context.trace.row(at, span, response.rule, response.tier)
    status = response.status
    text = response.description or _sentence(status, context)
    entry: dict[str, Json] = {"description": text}
    if response.headers:
        entry["headers"] = _headers(response.headers, f"{at}/headers", context)
    if contents := context.own.response(operation, status):
        entry |= content_map(operation, contents, at, context)
    elif status[0] in "45" and operation.has_response_body:
        entry |= _failure(context)
    return entry


def _failure(context: Context) -> dict[str, Json]:
    """The content of a failure, as far as a profile knows."""
    if context.profile is None or not context.profile.table("error"):
        return {}
    return {"content": {JSON: {"schema": reference(ERROR)}}}


def _sentence(status: str, context: Context) -> str:
    """What a status means: in the words of the profile, else in those of RFC 9110."""
    table = "success" if status.startswith("2") else "error"
    if context.profile is not None:
        text = context.profile.text(table, context.service.language)
        if text:
            return text
    if status[1:].upper() == "XX":
        return _CLASSES.get(status[0], "")
    try:
        return HTTPStatus(int(status)).phrase
    except ValueError:
        return ""


def _headers(headers: Iterable[Field], at: str, context: Context) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for header in headers:
        place = at + pointer(header.name)
        context.note_row(place, header)
        entry: dict[str, Json] = {}
        if header.description:
            entry["description"] = header.description
        if header.required:
            entry["required"] = True
            if header.required_span is not None:
                required = f"{place}/required"
                span = header.required_span
                note_cell(required, header, span, "required-column", context)
        entry["schema"] = field_schema(header, f"{place}/schema", context)
        found.setdefault(header.name, entry)
    return found
