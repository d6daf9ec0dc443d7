"""The server of each operation, and what is left of its path below that."""

from __future__ import annotations

from collections.abc import Mapping

from docmill.docs.emit.context import Context
from docmill.docs.model import Operation
from docmill.openapi.model import Json


def path_of(operation: Operation, server: str) -> str:
    """The key of an operation in `paths`, in a document with the given server.

    An operation of another version than that of the server has the version in its path,
    so that two versions of one path stand apart.
    """
    if _own(operation) == server or not operation.version:
        return operation.path
    if server.endswith(f"/{operation.version}"):
        return operation.path
    return f"/{operation.version}{operation.path}"


def server_of(operation: Operation, context: Context) -> dict[str, Json] | None:
    """The server of an operation where it is not that of the document."""
    server = context.service.server
    if _own(operation) == server:
        return None
    versioned = path_of(operation, server) != operation.path
    host = f"{operation.scheme}://{operation.host}"
    entry: dict[str, Json] = {"url": host if versioned else _own(operation)}
    variables = _variables(operation, context)
    return {**entry, "variables": variables} if variables else entry


def trace_variables(operation: Operation, at: str, context: Context) -> None:
    """Note the rows that describe placeholders of the host."""
    for parameter in operation.host_parameters:
        for found in (parameter.field, *parameter.also):
            if found is not None:
                place = f"{at}/servers/0/variables/{parameter.name}"
                context.trace.row(place, found.span)


def _own(operation: Operation) -> str:
    version = f"/{operation.version}" if operation.version else ""
    return f"{operation.scheme}://{operation.host}{version}"


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
