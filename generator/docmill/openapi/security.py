"""Security schemes: which are used, and what their keys are called in clients and shells."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from docmill.naming import allocate, value_name
from docmill.openapi.document import METHODS, Json, is_list, is_map
from docmill.openapi.node import Node

SIGNING = "x-docmill-signing"
"""The extension of a scheme that says how a request is signed."""

OWN_ARGUMENTS = frozenset(
    (
        *("base_url", "deadline", "headers", "http_client", "max_retries", "self"),
        *("timeout", "validation"),
    )
)
"""What the constructor of every client takes."""

LOGIN = ("username", "password")
"""The arguments for HTTP basic and digest."""

FETCHING = (
    *("token", "client_id", "client_secret", "refresh_token", "token_url", "scopes"),
)
"""The arguments for a token, and for what tokens are fetched with."""

_TAKEN = OWN_ARGUMENTS | {*LOGIN, *FETCHING, "credentials", "algorithm"}
_HTTP = ("basic", "bearer", "digest")


def requirements(value: Json) -> tuple[tuple[str, ...], ...]:
    """Security requirements: any one of several sets of schemes."""
    sets = value if is_list(value) else []
    return tuple(tuple(map(str, item)) for item in sets if is_map(item))


def schemes(root: Node) -> dict[str, Node]:
    """All schemes that the document defines."""
    components = root.get("components")
    return components.members("securitySchemes") if components else {}


def used_names(root: Node) -> set[str]:
    """The names of the schemes that the document or one of its operations asks for."""
    values = [root.data("security")]
    for path in root.members("paths").values():
        operations = filter(None, map(path.get, METHODS))
        values += [operation.data("security") for operation in operations]
    return {name for value in values for item in requirements(value) for name in item}


def key_names(root: Node) -> dict[str, str]:
    """The argument for each API key that is used: `api_key`, or the names of several."""
    used = used_names(root)
    keys = [
        name
        for name, node in schemes(root).items()
        if name in used and node.text("type") == "apiKey"
    ]
    if len(keys) < 2:
        return dict.fromkeys(keys, "api_key")
    return allocate(keys, value_name, taken=_TAKEN)


def is_known(scheme: Node) -> bool:
    """Whether a caller can give what a scheme asks for; not so for a certificate, say."""
    kind = scheme.text("type")
    if scheme.data(SIGNING) is not None or kind in (
        "apiKey",
        "oauth2",
        "openIdConnect",
    ):
        return True
    return kind == "http" and scheme.text("scheme").lower() in _HTTP


def shown_requirement(value: Json, known: Collection[str]) -> tuple[str, ...]:
    """The first alternative that names schemes; those that are `known` come first."""
    sets = filter(None, requirements(value))
    return next(iter(sorted(sets, key=lambda names: not {*names} <= {*known})), ())


@lru_cache(256)
def environment_name(argument: str) -> str:
    """The variable of the environment that samples take a secret from."""
    name = argument.upper()
    return name if name.startswith("API_") else f"API_{name}"
