"""Security schemes that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from docmill.docs.infer.credentials import (
    BASIC,
    BEARER,
    OAUTH2,
    Scheme,
    header_scheme,
    placed_scheme,
    query_scheme,
)
from docmill.docs.infer.words import Words, names

_MARKS = "[`\"'*“”]"
# A name before the word for its place: the `X-Api-Key` header, `X-Token` 请求头
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<name>[A-Za-z][\w.-]{{1,60}}+){_MARKS}{{0,3}}+\s?的?\s{{0,2}}"
    r"(?:(?:HTTP|request|custom|query|string|URL|session)\s){0,3}$",
    re.IGNORECASE,
)
# A name that is set off as code
_CODE = re.compile(r"`([A-Za-z]\w{0,40}+(?:-\w{1,40}+){1,6}+)`")
# `Authorization: Token <token>` and `X-Key: <key>` within a sentence
_HEADER_LINE = re.compile(r"(?<![\w-])([A-Za-z][\w-]{1,60}+):\s?([^`\"'\n]{1,80})")
# "Parameter Name: **api_key**, in: header"
_IN = re.compile(
    rf"\bname:?\s?{_MARKS}{{0,3}}+(?P<name>[A-Za-z][\w.-]{{1,60}}+){_MARKS}{{0,3}}+,?\s{{1,3}}in:?\s"
    rf"{_MARKS}{{0,3}}(?P<place>header|query|cookie)\b",
    re.IGNORECASE,
)
# `Bearer x`, `Token <token>`, `YOUR_KEY`; not the roles of "Authorization: admin, crew".
_IS_CREDENTIAL = re.compile(
    r"[<{$\[]|.{0,60}(?:bearer|basic|digest|token|key|secret|jwt|signature|hmac)|\S{16}",
    re.IGNORECASE,
)
_IN_QUERY = re.compile(r"[?&]([A-Za-z_-]{3,20}+)=([^&\s`\"')]{0,80}+)")
_COMMON_WORDS = names("common_words")


Found: TypeAlias = tuple[Scheme, int, int]
"""A scheme, and the offsets in the sentence."""


def schemes_of_sentence(text: str, known: Words) -> Iterator[Found]:
    """The schemes of a sentence, each with the characters that say so.

    A sentence that denies a scheme names none: "no bearer token is needed".
    """
    named = list(_named(text, known)) if ":" in text or "=" in text else []
    yield from named
    explicit = [
        (placed_scheme(match["name"], match["place"]), *match.span())
        for match in _IN.finditer(text)
    ]
    yield from ((scheme, start, end) for scheme, start, end in explicit if scheme)
    lowered = text.lower()
    if not any(stem in lowered for stem in known.stems):
        return
    for pattern, scheme in (
        (known.bearer, BEARER), (known.basic, BASIC), (known.oauth2, OAUTH2)
    ):  # fmt: skip
        match = pattern.search(text)
        if match is not None and not _denied(text, match.start(), known):
            yield scheme, match.start(), match.end()
    about = known.credential.search(text) and not known.response_header.search(text)
    if about and not explicit:
        yield from _placed(text, bool(named), known)


def _denied(text: str, start: int, known: Words) -> bool:
    before = text[max(0, start - 60) : start]
    return any(match.end() == len(before) for match in known.denied.finditer(before))


def _named(text: str, known: Words) -> Iterator[Found]:
    """Header lines and query strings that a sentence spells."""
    for match in _HEADER_LINE.finditer(text):
        name = match[1]
        if name.casefold() != "authorization" and "-" not in name:
            continue
        if name.casefold() == "authorization" and not _IS_CREDENTIAL.match(
            match[2].lstrip("* ")
        ):
            continue
        scheme = header_scheme(name, match[2])
        if scheme is not None:
            yield scheme, match.start(), match.end()
    for match in _IN_QUERY.finditer(text):
        if scheme := query_scheme(match[1], match[2]):
            yield scheme, match.start(), match.end()


def _placed(text: str, named: bool, known: Words) -> Iterator[Found]:
    """Read: "send the key in the `X-Key` header", "the `api_key` query parameter".

    Not read: "the `Authorization` header" beside the word bearer or basic, which say more.
    """
    plain = known.bearer.search(text) or known.basic.search(text) or named
    for place, pattern in (
        ("header", known.header), ("query", known.parameter), ("cookie", known.cookie)
    ):  # fmt: skip
        for word in pattern.finditer(text):
            scheme, start, end = _beside(text, word, place, known)
            if scheme is not None and not (scheme.name == "Authorization" and plain):
                yield scheme, start, end
    for match in _CODE.finditer(text):
        scheme = header_scheme(match[1])
        if scheme is not None:
            yield scheme, match.start(1), match.end(1)


def _beside(
    text: str, word: re.Match[str], place: str, known: Words
) -> tuple[Scheme | None, int, int]:
    """The scheme of the name before or behind the word for a place."""
    start = max(0, word.start() - 120)
    before = _BEFORE.search(text[start : word.start()])
    if before is not None:
        marked = _marked(before) and not (place == "header" and "uthorization" in text)
        scheme = _placed_scheme(before["name"], place, marked)
        if scheme is not None:
            return scheme, start + before.start(), word.end()
    behind = known.placed_behind.match(text, word.end())
    if behind is None:
        return None, 0, 0
    scheme = _placed_scheme(behind["name"], place, marked=True)
    return scheme, word.start(), behind.end()


def _marked(match: re.Match[str]) -> bool:
    """Whether the name is set off from the sentence: by back-ticks, quotes, bold."""
    return re.search(_MARKS, match[0]) is not None


def _placed_scheme(name: str, place: str, marked: bool) -> Scheme | None:
    plain = name.casefold()
    if plain == "authorization":
        return (
            Scheme("apiKey", "Authorization", "header") if place == "header" else None
        )
    if plain in _COMMON_WORDS or len(name) < 3:
        return None
    if place == "header":
        return header_scheme(name) if "-" in name or marked else None
    if not marked and "_" not in name:
        return None
    return (
        header_scheme("Cookie", f"{name}=")
        if place == "cookie"
        else query_scheme(name, "$")
    )
