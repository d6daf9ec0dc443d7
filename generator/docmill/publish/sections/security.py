"""Who may call: security schemes, and what an operation asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docmill.openapi import security
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.node import Node
from docmill.publish.context import Context
from docmill.publish.model import Access, Link
from docmill.publish.render.highlight import code
from docmill.publish.samples.signing import Signing
from docmill.publish.values import texts

_KINDS = {
    "apiKey": "API key",
    "oauth2": "OAuth 2.0",
    "openIdConnect": "OpenID Connect",
    "mutualTLS": "mutual TLS",
}


def schemes(context: Context) -> tuple[Access, ...]:
    """The security schemes of the document."""
    found = security.schemes(context.root).items()
    return tuple(_scheme(context, name, node) for name, node in found)


def requirements(value: Json, links: Mapping[str, str]) -> tuple[tuple[Link, ...], ...]:
    """Alternatives, each with all schemes that it needs; `links` lead to the schemes."""
    sets = value if is_list(value) else []
    found = (
        tuple(_link(name, scopes, links) for name, scopes in needs.items())
        for needs in sets
        if is_map(needs)
    )
    return tuple(dict.fromkeys(found))


def _link(name: str, scopes: Json, links: Mapping[str, str]) -> Link:
    asked = ", ".join(texts(scopes))
    label = f"{name} ({asked})" if asked else name
    return Link(label=label, href=f"#{links.get(name, '')}")


def _scheme(context: Context, name: str, node: Node) -> Access:
    kind = node.text("type")
    shown = f"HTTP {node.text('scheme')}" if kind == "http" else _KINDS.get(kind, kind)
    signing = node.data(security.SIGNING)
    if is_map(signing):
        shown = "HMAC"
    known = Signing.of(node)
    return Access(
        anchor=context.anchors.new(f"access-{name}"),
        name=name,
        kind=shown,
        description=context.described(node.value, 4),
        facts=tuple(_facts(node, signing if is_map(signing) else {})),
        shell=code("curl", "bash", known.function) if known else None,
    )


def _facts(node: Node, signing: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    if node.text("name"):
        yield node.text("in"), node.text("name")
    for key in ("bearerFormat", "openIdConnectUrl"):
        if node.text(key):
            yield key, node.text(key)
    if signing:
        yield "algorithms", ", ".join(texts(signing.get("algorithms")))
        for key in ("headers", "env"):
            named = signing.get(key)
            values = named.values() if is_map(named) else ()
            yield key, ", ".join(map(str, values))
    for name, flow in node.members("flows").items():
        yield from _flow(name, flow)


def _flow(name: str, flow: Node) -> Iterator[tuple[str, str]]:
    yield "flow", name
    for key in ("authorizationUrl", "tokenUrl", "refreshUrl"):
        if flow.text(key):
            yield key, flow.text(key)
    scopes = flow.data("scopes")
    for scope, text in scopes.items() if is_map(scopes) else ():
        yield "scope", f"{scope}: {text}" if text else scope
