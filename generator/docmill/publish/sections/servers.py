"""Base URLs and what can be chosen in them."""

from __future__ import annotations

from docmill.openapi.document import is_list, is_map
from docmill.openapi.node import Node
from docmill.openapi.servers import on_host, servers_of
from docmill.publish.context import Context
from docmill.publish.model import Field, Server
from docmill.publish.values import shown


def servers(context: Context) -> tuple[Server, ...]:
    """The base URLs of the whole document."""
    return tuple(
        Server(
            url=node.text("url"),
            description=context.described(node.value, 3),
            variables=tuple(
                _variable(context, name, variable)
                for name, variable in node.members("variables").items()
            ),
        )
        for node in context.root.items("servers")
        if is_map(node.value)
    )


def urls(root: Node, *holders: Node) -> tuple[str, ...]:
    """The base URLs of the first of some parts that has its own.

    Relative ones are on the host of the document's first server.
    """
    for holder in holders:
        found = [on_host(root, server).url for server in servers_of(holder)]
        if found:
            return tuple(filter(None, found))
    return ()


def _variable(context: Context, name: str, node: Node) -> Field:
    values = node.data("enum")
    default = node.data("default")
    return Field(
        anchor=context.anchors.new(f"server.{name}"),
        name=name,
        type="string",
        description=context.described(node.value, 4),
        default=None if default is None else shown(default),
        allowed=tuple(map(shown, values)) if is_list(values) else (),
    )
