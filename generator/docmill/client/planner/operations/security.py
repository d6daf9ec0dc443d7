"""Security schemes: arguments of the client's constructor, and what each scheme sends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docmill.client.literals import Code, compose, join, literal
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.openapi.document import Json, is_map
from docmill.openapi.pointer import pointer
from docmill.openapi.security import (
    FETCHING,
    LOGIN,
    SIGNING,
    key_names,
    requirements,
    used_names,
)

_SECRET = Code("Secret")
_TEXT = Code("str | None")
_SECRETS = frozenset(("password", "token", "client_secret"))


def _annotation(argument: str) -> Code:
    if argument == "scopes":
        return Code("tuple[str, ...] | None")
    return _SECRET if argument in _SECRETS else _TEXT


_LOGIN = {argument: _annotation(argument) for argument in LOGIN}
_FETCHING = {argument: _annotation(argument) for argument in FETCHING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A security scheme that is used: `arguments` map names to annotations.

    `auth` is the expression that makes it of those arguments; `names` are the classes of
    the runtime that it needs.
    """

    name: str
    arguments: Mapping[str, Code]
    auth: Code
    classes: tuple[str, ...]
    signing: dict[str, Json] | None = None


def schemes_of(document: DocumentReader) -> list[Scheme]:
    """The schemes of the document that something uses, in the document's order."""
    holder = document.node("/components").mapping("securitySchemes")
    used = used_names(document.whole)
    nodes = [
        (name, document.node(pointer("components", "securitySchemes", name)))
        for name in holder
        if name in used
    ]
    _report_unknown(document, used - holder.keys())
    keys = key_names(document.whole)
    return [_scheme(document, name, node, keys) for name, node in nodes]


def security_of(document: DocumentReader, operation: ObjectAt) -> Code:
    """What an operation asks for as a literal: its own requirements, else the document's."""
    holder = operation if "security" in operation.data else document.root
    return literal(requirements(holder.data.get("security")))


def usual_security(document: DocumentReader, operations: Iterable[ObjectAt]) -> Code:
    """What the document asks for, else what most of its operations do."""
    asked = [security_of(document, operation) for operation in operations]
    if "security" in document.root.data or not asked:
        return security_of(document, document.root)
    return Counter(asked).most_common(1)[0][0]


def _report_unknown(document: DocumentReader, names: set[str]) -> None:
    for name in sorted(names):
        document.warn(
            "security-scheme-unknown",
            f"the security scheme {name!r} is used and not defined",
            "/components/securitySchemes",
        )


def _scheme(
    document: DocumentReader, name: str, node: ObjectAt, keys: Mapping[str, str]
) -> Scheme:
    kind, http = node.text("type"), node.text("scheme").lower()
    if SIGNING in node.data:
        return _signing(name, node)
    match kind, http:
        case "http", "basic":
            return _make(name, _LOGIN, "BasicAuth", ())
        case "http", "digest":
            return _make(name, _LOGIN, "DigestAuth", ())
        case "http", "bearer":
            return _make(name, {"token": _SECRET}, "BearerAuth", ())
        case "apiKey", _:
            place = (literal(node.text("in") or "header"), literal(node.text("name")))
            return _make(name, {keys[name]: _SECRET}, "ApiKeyAuth", place)
        case "oauth2", _:
            return _oauth2(name, node)
        case "openIdConnect", _:
            return _open_id(name, node)
        case _:
            return _unsupported(document, name, node)


def _unsupported(document: DocumentReader, name: str, node: ObjectAt) -> Scheme:
    kind = " ".join(filter(None, (node.text("type"), node.text("scheme"))))
    document.warn(
        "security-scheme-unsupported",
        f"the client has no arguments for a scheme of type {kind!r}",
        node.pointer,
        hint="give an httpx2 client with the right settings as http_client",
    )
    return Scheme(name=name, arguments={}, auth=Code("None"), classes=())


def _make(
    name: str, arguments: Mapping[str, Code], class_name: str, before: tuple[Code, ...]
) -> Scheme:
    parts = ", ".join((*before, *arguments))
    auth = Code(f"{class_name}({parts})")
    return Scheme(name=name, arguments=arguments, auth=auth, classes=(class_name,))


def _signing(name: str, node: ObjectAt) -> Scheme:
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


def _oauth2(name: str, node: ObjectAt) -> Scheme:
    """A token; where a flow has a token URL, also what tokens are fetched with."""
    flows = [flow for flow in node.mapping("flows").values() if is_map(flow)]
    own = node.mapping("flows").get("clientCredentials")
    flows = [own, *flows] if is_map(own) else flows
    urls = [ObjectAt("", flow) for flow in flows]
    first = next((flow for flow in urls if flow.text("tokenUrl")), None)
    if first is None:
        return _make(name, {"token": _SECRET}, "BearerAuth", ())
    scopes = tuple(first.mapping("scopes")) if is_map(own) else ()
    options = Code("") if is_map(own) else Code(", client_credentials=False")
    return _fetched(name, first.text("tokenUrl"), scopes, options)


def _open_id(name: str, node: ObjectAt) -> Scheme:
    url = literal(node.text("openIdConnectUrl"))
    return _fetched(name, "", (), compose(", discovery_url={}", url))


def _fetched(name: str, url: str, scopes: tuple[str, ...], options: Code) -> Scheme:
    given = join(", ", (Code(f"{argument}={argument}") for argument in _FETCHING))
    auth = compose(
        "OAuth2({}, {}, {}{})", literal(url), literal(scopes), given, options
    )
    return Scheme(name=name, arguments=_FETCHING, auth=auth, classes=("OAuth2",))


def used_signing(schemes: list[Scheme]) -> Iterator[tuple[str, dict[str, Json]]]:
    """The schemes that sign, with their settings."""
    for scheme in schemes:
        if scheme.signing is not None:
            yield scheme.name, scheme.signing
