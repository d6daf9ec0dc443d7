"""What a call is let in with, as words for a shell: names of variables, no secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from docmill.naming import value_name
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.node import Node
from docmill.publish.samples.signing import Signing, variable

Where = Literal["header", "query", "cookie", "user"]
_PLACES: dict[str, Where] = {"header": "header", "query": "query", "cookie": "cookie"}
_NOT_IN_HEADERS = re.compile("[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Something to send; `value` has variables of the environment, such as `$API_KEY`.

    But for these, the value has nothing that means something to a shell, and so has the
    name, except that of a parameter of the query. Of a `user`, the name is the option of
    curl that says how it is sent.
    """

    place: Where
    name: str
    value: str


def credentials(root: Node, security: Json) -> Iterator[Credential]:
    """All that the first alternative asks for."""
    schemes = _schemes(root)
    keys = [name for name, node in schemes.items() if node.text("type") == "apiKey"]
    for name in _first(security):
        if name in schemes:
            key = "api_key" if len(keys) < 2 else value_name(name)
            yield from _of_scheme(schemes[name], _of_argument(key))


def signing_of(root: Node, security: Json) -> Signing | None:
    """How the first alternative signs, if it does."""
    schemes = _schemes(root)
    found = (Signing.of(schemes[name]) for name in _first(security) if name in schemes)
    return next(filter(None, found), None)


def _first(security: Json) -> Iterable[str]:
    for item in security if is_list(security) else []:
        if is_map(item) and item:
            return item
    return ()


def _schemes(root: Node) -> Mapping[str, Node]:
    holder = root.get("components")
    return holder.members("securitySchemes") if holder else {}


def _of_scheme(node: Node, variable: str) -> Iterator[Credential]:
    signing = Signing.of(node)
    match node.text("type"), node.text("scheme").lower():
        case _ if signing is not None:
            yield from _signed(signing)
        case "apiKey", _:
            place = _PLACES.get(node.text("in"))
            name = node.text("name")
            if place != "query":
                name = _NOT_IN_HEADERS.sub("", name)
            if place is not None and name:
                yield Credential(place=place, name=name, value=f"${variable}")
        case "http", "basic" | "digest" as scheme:
            yield Credential(
                place="user",
                name="--digest" if scheme == "digest" else "",
                value="$API_USERNAME:$API_PASSWORD",
            )
        case ("http", "bearer") | ("oauth2", _) | ("openIdConnect", _):
            yield Credential(
                place="header", name="Authorization", value="Bearer $API_TOKEN"
            )
        case _:
            return


def _signed(signing: Signing) -> Iterator[Credential]:
    """The headers of a signed request: the time, a nonce, and the signature of all."""
    for name, value in signing.headers.items():
        yield Credential(place="header", name=name, value=value)
    yield Credential(place="header", name="Authorization", value="$AUTHORIZATION")


def _of_argument(name: str) -> str:
    """The variable for an argument of the client, as programs with it name it."""
    name = variable(name)
    return name if name.startswith("API_") else f"API_{name}"
