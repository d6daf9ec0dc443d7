"""The server of each operation, and what is left of its path below that."""

from __future__ import annotations

from collections.abc import Mapping

from docmill.docs.emit.context import Context
from docmill.docs.model import Operation
from docmill.openapi.document import Json
from docmill.openapi.pointer import pointer


def path_of(operation: Operation, server: str) -> str:
    """The key of an operation in `paths`, in a document with the given server.

    An operation of another version than that of the server has the version in its path,
    so that two versions of one path stand apart.
    """
    version, path = operation.address.version, operation.address.path
    if version is None or server.endswith(f"/{version}"):
        return path
    return f"/{version}{path}"


def document_server(context: Context) -> dict[str, Json]:
    """The server of most operations."""
    server = context.service.server
    for operation in context.service.operations:
        if server in (operation.address.server, operation.address.root):
            return _server(server, operation, context)
    return {"url": server}


def server_of(operation: Operation, context: Context) -> dict[str, Json] | None:
    """The server of an operation where it is not that of the document."""
    server = context.service.server
    address = operation.address
    versioned = path_of(operation, server) != address.path
    url = address.root if versioned else address.server
    return None if url == server else _server(url, operation, context)


def _server(url: str, operation: Operation, context: Context) -> dict[str, Json]:
    variables = _variables(operation, context)
    return {"url": url, "variables": variables} if variables else {"url": url}


def trace_variables(operation: Operation, at: str, context: Context) -> None:
    """Note the rows that describe placeholders of the host, of the server at a pointer."""
    for parameter in operation.host_parameters:
        for found in (parameter.field, *parameter.also):
            if found is not None:
                place = at + pointer("variables", parameter.name)
                context.trace.row(place, found.span)


def _variables(operation: Operation, context: Context) -> dict[str, Json]:
    defaults: Mapping[str, str] = context.dialect.data.get("servers", {})
    variables: dict[str, Json] = {}
    for parameter in operation.host_parameters:
        name = parameter.name
        variable: dict[str, Json] = {"default": defaults.get(name, name.lower())}
        if parameter.field is not None and parameter.field.description:
            variable["description"] = parameter.field.description
        variables[name] = variable
    return variables
