"""Servers: the address of the service, and those of single paths and operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from docmill.openapi.document import METHODS
from docmill.openapi.node import Node

EXAMPLE_ADDRESS = "https://api.example.com"
"""Where the service of a sample is, if the document does not say it."""

_VARIABLE = re.compile(r"\{([^{}/]+)\}")
_PLAIN = re.compile(r"https?://[^\s/?#{}\\]+(?:/[^\s?#{}]*)?", re.IGNORECASE)
_ORIGIN = re.compile(r"[^/]*://[^/]*|\{[^{}/]+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A URL without a slash at its end, and the defaults of its placeholders."""

    url: str
    variables: Mapping[str, str]

    @property
    def filled(self) -> str:
        """The URL with the defaults in place of the placeholders."""
        return _VARIABLE.sub(lambda name: self.variables.get(name[1], ""), self.url)


def servers_of(holder: Node) -> list[Server]:
    """The servers of the whole document, or of a path or operation."""
    return list(map(_server, holder.items("servers")))


def server_of(root: Node, *holders: Node) -> Server | None:
    """The first server of the first of some objects that has servers.

    A relative URL is one on the host of the service.
    """
    for holder in holders:
        servers = servers_of(holder)
        if servers:
            return on_host(root, servers[0])
    return None


def on_host(root: Node, server: Server) -> Server:
    """A server whose URL is relative, on the host of the first one of the document."""
    own = next(iter(servers_of(root)), None)
    if own is None or "://" in server.url or server.url.startswith("{"):
        return server
    origin = _ORIGIN.match(own.url)
    url = f"{origin[0] if origin else ''}/{server.url.lstrip('./')}".rstrip("/")
    return Server(url=url, variables={**own.variables, **server.variables})


def has_address(root: Node) -> bool:
    """Whether the document says where its service is."""
    server = next(iter(servers_of(root)), None)
    return server is not None and _is_absolute(server.filled)


def address(root: Node, *holders: Node) -> str:
    """The absolute URL that samples call; on an example's host where none is named."""
    server = server_of(root, *holders) or next(iter(servers_of(root)), None)
    url = server.filled.rstrip("/") if server else ""
    if url.startswith("/") and not url.startswith("//"):
        url = EXAMPLE_ADDRESS + url
    return url if _PLAIN.fullmatch(url) else EXAMPLE_ADDRESS


def all_variables(root: Node) -> dict[str, str]:
    """The placeholders in the URLs of all servers that calls go to."""
    found: dict[str, str] = {}
    for holder in _holders(root):
        for server in servers_of(holder)[:1]:
            found = {**server.variables, **found}
    return found


def _holders(root: Node) -> Iterator[Node]:
    yield root
    for path in root.members("paths").values():
        yield path
        yield from filter(None, map(path.get, METHODS))


def _is_absolute(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a bracket that begins no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _server(node: Node) -> Server:
    url = node.text("url").rstrip("/")
    variables: dict[str, str] = {}
    for name, variable in node.members("variables").items():
        default = variable.data("default")
        if f"{{{name}}}" in url:
            variables[name] = "" if default is None else str(default)
    return Server(url=url, variables=variables)
