"""What a call is let in with, as words for a shell: names of variables, no secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from docmill.naming import value_name
from docmill.openapi.diff.node import Node
from docmill.openapi.model import Json, is_list, is_map
from docmill.publish.values import texts

SIGNING = "x-docmill-signing"
Where = Literal["header", "query", "cookie", "user"]
_PLACES: dict[str, Where] = {"header": "header", "query": "query", "cookie": "cookie"}
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 :;,./=+*()_-]+")
_NOT_IN_HEADERS = re.compile("[^A-Za-z0-9._-]+")
_NOT_IN_VARIABLES = re.compile("[^A-Za-z0-9]+")


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


def credentials(
    root: Node, security: Json, values: Mapping[tuple[str, str], str]
) -> Iterator[Credential]:
    """All that the first alternative asks for. `values` are those of parameters."""
    sets = security if is_list(security) else []
    first = next((item for item in sets if is_map(item) and item), None)
    holder = root.get("components")
    schemes = holder.members("securitySchemes") if holder else {}
    keys = [name for name, node in schemes.items() if node.text("type") == "apiKey"]
    for name in first or ():
        if name in schemes:
            key = "api_key" if len(keys) < 2 else value_name(name)
            yield from _of_scheme(schemes[name], _of_argument(key), values)


def _of_scheme(
    node: Node, variable: str, values: Mapping[tuple[str, str], str]
) -> Iterator[Credential]:
    signing = node.data(SIGNING)
    match node.text("type"), node.text("scheme").lower():
        case _ if is_map(signing):
            yield from _signed(signing, values)
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


def _signed(
    signing: Mapping[str, Json], values: Mapping[tuple[str, str], str]
) -> Iterator[Credential]:
    """The headers of a signed request: the time, a nonce, and the signature of all."""
    headers, env = signing.get("headers"), signing.get("env")
    names = headers if is_map(headers) else {}
    key = env.get("accessKey") if is_map(env) else None
    signed = ["host"]
    for part in ("date", "nonce"):
        if names.get(part):
            signed.append(_NOT_IN_HEADERS.sub("", str(names[part])))
            yield Credential(place="header", name=signed[-1], value=f"${part.upper()}")
    algorithm = _plain(next(iter(texts(signing.get("algorithms"))), ""))
    parameter = signing.get("regionParameter")
    regions = [value for (_, name), value in values.items() if name == parameter]
    region = regions[0] if regions else str(signing.get("defaultRegion", ""))
    ending = f"{algorithm.partition('-')[0]}_request".lower()
    service = _plain(str(signing.get("service", "")))
    scope = f"${{DATE%T*}}/{_plain(region)}/{service}/{ending}"
    yield Credential(
        place="header",
        name="Authorization",
        value=f"{algorithm} Credential=${_variable(str(key or 'ACCESS_KEY'))}/{scope},"
        f" SignedHeaders={';'.join(sorted(signed))}, Signature=$SIGNATURE",
    )


def _of_argument(name: str) -> str:
    """The variable for an argument of the client, as programs with it name it."""
    name = _variable(name)
    return name if name.startswith("API_") else f"API_{name}"


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub("", text)


def _variable(name: str) -> str:
    return _NOT_IN_VARIABLES.sub("_", name).upper()
