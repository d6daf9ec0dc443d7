"""What a call is let in with, as words for a shell: names of variables, no secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docmill.openapi.document import Json
from docmill.openapi.node import Node
from docmill.openapi.security import (
    environment_name,
    is_known,
    key_names,
    schemes,
    shown_requirement,
)
from docmill.publish.samples.signing import Signing

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
    """All that is asked for by the alternative that samples show."""
    names = key_names(root)
    for name, scheme in _shown(root, security).items():
        argument = names.get(name, "api_key")
        yield from _of_scheme(scheme, environment_name(argument))


def signing_of(root: Node, security: Json) -> Signing | None:
    """How the alternative that samples show signs, if it does."""
    found = map(Signing.of, _shown(root, security).values())
    return next(filter(None, found), None)


def _shown(root: Node, security: Json) -> dict[str, Node]:
    found = schemes(root)
    known = [name for name, scheme in found.items() if is_known(scheme)]
    names = shown_requirement(security, known)
    return {name: found[name] for name in names if name in found}


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
