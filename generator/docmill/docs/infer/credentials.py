"""Which headers, parameters and cookies carry a credential, by their names and values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from docmill.docs.infer.words import names

SchemeKind: TypeAlias = Literal["bearer", "basic", "apiKey", "oauth2"]
Location: TypeAlias = Literal["header", "query", "cookie"]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme; `name` and `location` are those of an API key."""

    kind: SchemeKind
    name: str | None = None
    location: Location | None = None


BEARER = Scheme("bearer")
BASIC = Scheme("basic")
OAUTH2 = Scheme("oauth2")

_PARTS = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]+")
_CREDENTIALS = names("credential_parts")
# `Idempotency-Key`, `X-CSRF-Token`, `Next-Token`, `Sec-WebSocket-Key` are no credentials.
_OTHERS = names("other_parts")
_QUERY = names("credential_parameters")
_SHORT_QUERY = frozenset({"key", "token"})
# `key=YOUR_KEY`, `token=$TOKEN`, `key=9f86d081884c7d659a2f`; not `key=name` of a variable
_SECRET = re.compile(
    r"(?i:.{0,40}(?:your|my|api|token|secret|xxx|\*\*\*).{0,40})|[$<{].{1,80}|(?=.{0,80}\d)[\w-]{16,200}"
)


def header_scheme(name: str, value: str = "") -> Scheme | None:
    """The scheme that a request header shows (RFC 9110, section 11.6.2; RFC 6750; RFC 7617).

    Read: `Authorization: Bearer x`, `Authorization: token x`, `X-Api-Key: x`. Not read:
    `Idempotency-Key`, `X-CSRF-Token`, and Digest, which no API key is.
    """
    if name.casefold() == "authorization":
        return _authorization(value)
    if name.casefold() == "cookie":
        return _cookie(value)
    parts = {part.casefold() for part in _PARTS.findall(name)}
    joined = re.sub(r"[^a-z]", "", name.casefold())
    if parts & _OTHERS or not (
        parts & _CREDENTIALS or joined.endswith(("apikey", "token"))
    ):
        return None
    return Scheme("apiKey", name, "header")


def _authorization(value: str) -> Scheme | None:
    scheme = value.strip("\"'` ").partition(" ")[0].casefold()
    if scheme == "digest":
        return None
    if scheme in ("bearer", "basic"):
        return BEARER if scheme == "bearer" else BASIC
    return Scheme("apiKey", "Authorization", "header")


def _cookie(value: str) -> Scheme | None:
    name = value.partition("=")[0].strip()
    parts = {part.casefold() for part in _PARTS.findall(name)}
    if (
        not parts & (_CREDENTIALS | {"session", "sessionid", "sid", "jsessionid"})
        or parts & _OTHERS
    ):
        return None
    return Scheme("apiKey", name, "cookie")


def placed_scheme(name: str, place: str) -> Scheme | None:
    """The scheme of a name that a page puts into a header, the query or a cookie itself."""
    match place.casefold():
        case "header":
            return header_scheme(name) or Scheme("apiKey", name, "header")
        case "query":
            return Scheme("apiKey", name, "query")
        case _:
            return Scheme("apiKey", name, "cookie")


def query_scheme(name: str, value: str) -> Scheme | None:
    """The scheme of a query parameter: `api_key`; `key` and `token` by their value too."""
    plain = re.sub(r"[^a-z]", "", name.casefold())
    if plain in _QUERY or (plain in _SHORT_QUERY and _SECRET.fullmatch(value)):
        return Scheme("apiKey", name, "query")
    return None
