"""Security schemes: arguments of the client's constructor, and what each scheme sends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docmill.client.literals import Code, compose, literal, tuple_of
from docmill.client.planner.documents import Document, Node
from docmill.naming import value_name
from docmill.openapi.model import Json, is_list, is_map, pointer

SIGNING = "x-docmill-signing"

_SECRET = Code("Secret")
_TEXT = Code("str | None")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A security scheme that is used: `arguments` map names to annotations.

    `auth` is the expression that makes it of those arguments; `names` are the classes of
    the runtime that it needs.
    """

    name: str
    arguments: dict[str, Code]
    auth: Code
    classes: tuple[str, ...]
    signing: dict[str, Json] | None = None


def schemes_of(document: Document) -> list[Scheme]:
    """The schemes of the document that something uses, in the document's order."""
    holder = document.node("/components").mapping("securitySchemes")
    used = _used_names(document)
    nodes = [
        (name, document.node(pointer("components", "securitySchemes", name)))
        for name in holder
        if name in used
    ]
    _report_unknown(document, used - holder.keys())
    keys = [name for name, node in nodes if _kind(node) == "apiKey"]
    return [_scheme(document, name, node, len(keys) > 1) for name, node in nodes]


def requirements(value: Json) -> tuple[tuple[str, ...], ...]:
    """Security requirements: any one of several sets of schemes."""
    sets = value if is_list(value) else []
    return tuple(tuple(map(str, item)) for item in sets if is_map(item))


def requirements_code(value: Json) -> Code:
    """The requirements as a literal."""
    return literal(requirements(value))


def _used_names(document: Document) -> set[str]:
    values = [document.root.data.get("security")]
    for path in document.root.mapping("paths"):
        node = document.node(pointer("paths", path))
        values += [v.get("security") for v in node.data.values() if is_map(v)]
    return {name for value in values for item in requirements(value) for name in item}


def _report_unknown(document: Document, names: set[str]) -> None:
    for name in sorted(names):
        document.warn(
            "security-scheme-unknown",
            f"the security scheme {name!r} is used and not defined",
            "/components/securitySchemes",
        )


def _kind(node: Node) -> str:
    if SIGNING in node.data:
        return "signing"
    kind = node.text("type")
    if kind == "http":
        return "basic" if node.text("scheme").lower() == "basic" else "bearer"
    flows = node.mapping("flows")
    return (
        "clientCredentials"
        if kind == "oauth2" and "clientCredentials" in flows
        else kind
    )


def _scheme(
    document: Document, name: str, node: Node, has_several_keys: bool
) -> Scheme:
    match _kind(node):
        case "signing":
            return _signing(name, node)
        case "basic":
            return _make(
                name, {"username": _TEXT, "password": _SECRET}, "BasicAuth", ()
            )
        case "apiKey":
            argument = value_name(name) if has_several_keys else "api_key"
            place = (literal(node.text("in") or "header"), literal(node.text("name")))
            return _make(name, {argument: _SECRET}, "ApiKeyAuth", place)
        case "clientCredentials":
            return _client_credentials(name, node)
        case "bearer" | "oauth2" | "openIdConnect":
            return _make(name, {"token": _SECRET}, "BearerAuth", ())
        case kind:
            document.warn(
                "security-scheme-unsupported",
                f"the client has no arguments for a scheme of type {kind!r}",
                node.pointer,
                hint="give an httpx2 client with the right settings as http_client",
            )
            return Scheme(name=name, arguments={}, auth=Code("None"), classes=())


def _make(
    name: str, arguments: dict[str, Code], class_name: str, before: tuple[Code, ...]
) -> Scheme:
    parts = ", ".join((*before, *arguments))
    auth = Code(f"{class_name}({parts})")
    return Scheme(name=name, arguments=arguments, auth=auth, classes=(class_name,))


def _signing(name: str, node: Node) -> Scheme:
    signing = node.mapping(SIGNING)
    algorithms = signing.get("algorithms") or [""]
    return Scheme(
        name=name,
        arguments={
            "credentials": Code("Credentials | CredentialsProvider | None"),
            "algorithm": literal(str(algorithms[0])),
        },
        auth=Code("HmacAuth(SIGNING, credentials, algorithm)"),
        classes=("HmacAuth",),
        signing=signing,
    )


def _client_credentials(name: str, node: Node) -> Scheme:
    flow: Any = node.mapping("flows")["clientCredentials"]
    flow = flow if is_map(flow) else {}
    url = literal(str(flow.get("tokenUrl", "")))
    scopes = flow.get("scopes")
    scope_names = literal(tuple(scopes)) if is_map(scopes) else tuple_of([])
    auth = compose(
        "ClientCredentialsAuth({}, client_id, client_secret, scopes={}, token=token)",
        url,
        scope_names,
    )
    arguments = {"client_id": _TEXT, "client_secret": _SECRET, "token": _SECRET}
    return Scheme(
        name=name, arguments=arguments, auth=auth, classes=("ClientCredentialsAuth",)
    )


def used_signing(schemes: list[Scheme]) -> Iterator[tuple[str, dict[str, Json]]]:
    """The schemes that sign, with their settings."""
    for scheme in schemes:
        if scheme.signing is not None:
            yield scheme.name, scheme.signing
