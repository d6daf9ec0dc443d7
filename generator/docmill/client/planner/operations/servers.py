"""Servers: the address of the service, and those of single paths and operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from docmill.client.planner.document import Document, Node
from docmill.openapi.document import is_map
from docmill.openapi.pointer import pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A URL without a slash at its end, and the defaults of its placeholders."""

    url: str
    variables: Mapping[str, str]


def servers(document: Document) -> tuple[str, ...]:
    """The URLs of the servers of the whole service."""
    found = (_server(node).url for node in document.children("", "servers"))
    return tuple(url for url in found if url)


def has_address(document: Document) -> bool:
    """Whether the document says where its service is."""
    server = _first(document, document.root)
    if server is None:
        return False
    url = re.sub(
        r"\{([^{}/]+)\}", lambda name: server.variables.get(name[1], ""), server.url
    )
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a bracket that begins no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def server_variables(document: Document) -> Mapping[str, str]:
    """The defaults of the placeholders in the URL of the first server."""
    server = _first(document, document.root)
    return server.variables if server else {}


def all_variables(document: Document) -> dict[str, str]:
    """The placeholders in the URLs of all servers that calls go to."""
    found: dict[str, str] = {}
    for server in _used(document):
        found = {**server.variables, **found}
    return found


def server_of(document: Document, nodes: tuple[Node, ...]) -> Server | None:
    """The first server of the first of some objects that has servers.

    A relative URL is one on the host of the service.
    """
    for node in nodes:
        server = _first(document, node)
        if server is not None:
            return _absolute(document, server)
    return None


def _absolute(document: Document, server: Server) -> Server:
    own = _first(document, document.root)
    if own is None or "://" in server.url or server.url.startswith("{"):
        return server
    origin = re.match(r"[^/]*://[^/]*|\{[^{}/]+\}", own.url)
    url = f"{origin[0] if origin else ''}/{server.url.lstrip('./')}".rstrip("/")
    return Server(url=url, variables={**own.variables, **server.variables})


def _used(document: Document) -> Iterator[Server]:
    nodes = [document.root]
    for path in document.root.mapping("paths"):
        place = document.node(pointer("paths", path))
        nodes.append(place)
        nodes += [Node(place.child(k), v) for k, v in place.data.items() if is_map(v)]
    for node in nodes:
        server = _first(document, node)
        if server is not None:
            yield server


def _first(document: Document, node: Node) -> Server | None:
    return next(map(_server, document.children(node.pointer, "servers")), None)


def _server(node: Node) -> Server:
    url = node.text("url").rstrip("/")
    variables: dict[str, str] = {}
    for name, variable in node.mapping("variables").items():
        default = variable.get("default") if is_map(variable) else None
        if f"{{{name}}}" in url:
            variables[name] = "" if default is None else str(default)
    return Server(url=url, variables=variables)
