"""The server of each operation, and what is left of its path below that."""

from __future__ import annotations

from collections.abc import Iterable

from docmill.docs.cells.urls import Address
from docmill.docs.emit.context import Context
from docmill.docs.model import Operation, Parameter
from docmill.docs.profiles.profile import Table
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


def document_servers(context: Context) -> list[Json]:
    """The servers of the document: the first is that of most operations."""
    found: list[Json] = []
    for number, server in enumerate(context.service.servers):
        if server.origin is not None:
            context.trace.origin(f"/servers/{number}", server.origin)
        entry: dict[str, Json] = {"url": server.url}
        if server.description:
            entry["description"] = server.description
        here = (server.url, f"{server.url}/")
        parameters = [
            parameter
            for operation in context.service.operations
            if {operation.address.server, operation.address.root} & {*here}
            for parameter in operation.host_parameters
        ]
        found.append({**entry, **_variables(server.url, parameters, context)})
    return found


def server_of(operation: Operation, context: Context) -> dict[str, Json] | None:
    """The server of an operation where it is not that of the document."""
    server = context.service.server
    address = operation.address
    versioned = path_of(operation, server) != address.path
    url = address.root if versioned else address.server
    if not url or url == server.rstrip("/"):
        return None
    return {"url": url, **_variables(url, operation.host_parameters, context)}


def trace_variables(operation: Operation, at: str, context: Context) -> None:
    """Note the rows that describe placeholders of the host, of the server at a pointer."""
    for parameter in operation.host_parameters:
        for found in (parameter.field, *parameter.also):
            if found is not None:
                place = at + pointer("variables", parameter.name)
                context.note_row(place, found)


def _variables(
    url: str, parameters: Iterable[Parameter], context: Context
) -> dict[str, Json]:
    """The placeholders of a base URL: OpenAPI wants a default for each.

    It is that of the profile, else the name of the placeholder: `{region}` is `region`.
    """
    profile = context.profile
    defaults: Table = profile.table("servers") if profile else {}
    known: dict[str, Parameter] = {}
    for parameter in parameters:
        known.setdefault(parameter.name, parameter)
    variables: dict[str, Json] = {}
    for name in Address(root=url, path="/").host_parameters:
        variable: dict[str, Json] = {"default": defaults.get(name, name.lower())}
        found = known[name].field if name in known else None
        if found is not None and found.description:
            variable["description"] = found.description
        variables[name] = variable
    return {"variables": variables} if variables else {}
