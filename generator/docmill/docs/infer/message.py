"""One HTTP message of an example: a request, a response, or a part of either."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import unquote_plus

from docmill.docs.infer.lenient_json import JsonExample, parse_json

Kind: TypeAlias = Literal[
    "request", "response", "curl", "json", "form", "xml", "url", "text"
]
Pairs: TypeAlias = tuple[tuple[str, str], ...]

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
JSON = "application/json"

# `name`, `user[name]`, `Disks.0.Size`, `{id}`; not `<common parameters>`
_NAME = re.compile(r"[\w.$@:~{}\[\]-]{1,120}")
_FORM = re.compile(
    r"\s*+[\w.$@\[\]%-]{1,120}+=[^\n=&{}<>;]{0,2000}+(?:\s*+&[^\n&]{0,2000}+)*+\s*+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message that an example shows.

    `line` is the line of the text where it begins, from 0; `body_line` that of its body,
    `header_lines` those of its headers. `url` is spelled as on the page, `query` has the
    pairs of it. `form` has the pairs of a form body, `media_type` the media type of the
    body as a header or the command says. `auth` is the scheme in lower case and what
    stands behind it, of an Authorization header or `-u`.
    """

    kind: Kind
    method: str | None = None
    url: str | None = None
    status: str | None = None
    headers: Pairs = ()
    body: str | None = None
    body_line: int = 0
    body_json: JsonExample | None = None
    query: Pairs = ()
    form: Pairs = ()
    auth: tuple[str, str] | None = None
    media_type: str | None = None
    line: int = 0
    header_lines: tuple[int, ...] = ()

    def header(self, name: str) -> str | None:
        """The value of the first header of a name, in any case."""
        return header(self.headers, name)


def header(headers: Pairs, name: str) -> str | None:
    """The value of the first header of a name, in any case."""
    wanted = name.casefold()
    return next((value for key, value in headers if key.casefold() == wanted), None)


def pairs(text: str) -> Pairs:
    """The pairs of a query string or form body, decoded; parts without a name left out."""
    return tuple(_pairs(part.strip() for part in text.split("&")))


def _pairs(parts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for part in parts:
        name, _, value = part.partition("=")
        name = unquote_plus(name)
        if _NAME.fullmatch(name):
            yield name, unquote_plus(value)


def query_of(url: str) -> Pairs:
    """The pairs behind the question mark of a URL."""
    _, mark, query = url.partition("?")
    return pairs(query.split("#")[0]) if mark else ()


def is_form(text: str) -> bool:
    """Whether a text is a form body: `a=b&c=d`. Not `x = 1` and no assignment of code."""
    return _FORM.fullmatch(text) is not None


def authorization(headers: Pairs) -> tuple[str, str] | None:
    """The scheme (lower case) and credentials of an Authorization header (RFC 9110)."""
    value = header(headers, "authorization")
    if not value:
        return None
    scheme, _, detail = value.partition(" ")
    return (scheme.casefold(), detail.strip()) if detail else ("", value)


def media_type(headers: Pairs) -> str | None:
    """The media type of a Content-Type header without its parameters."""
    value = header(headers, "content-type")
    return value.split(";")[0].strip().casefold() or None if value else None


def body_json(body: str | None, media: str | None) -> JsonExample | None:
    """The JSON of a body that says it is JSON, or looks like it."""
    if not body or (
        media and "json" not in media and not body.lstrip().startswith(("{", "["))
    ):
        return None
    looks = body.lstrip()[:1] in ("{", "[", '"', "/", "#")
    return parse_json(body) if looks or (media and "json" in media) else None
