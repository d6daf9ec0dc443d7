"""HTTP status codes in the words around an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import NamedTuple

from docmill.docs.infer.words import words

_REASONS = "|".join(
    sorted((re.escape(status.phrase) for status in HTTPStatus), key=len, reverse=True)
)
_KNOWN = frozenset(str(status.value) for status in HTTPStatus)

_CODE = r"(?<![\w.,:/-])(?P<code>[1-5](?:[0-9]{2}|[xX]{2}))(?![\w-]|[.,:/]\d)"
_STATUS_LINE = re.compile(r"\bHTTP/[0-9.]{1,4}+[ \t]{1,4}+([1-5][0-9]{2})\b")
# "201 Created", "**404** - Not Found"; not "200 items"
_WITH_REASON = re.compile(
    rf"{_CODE}[\s*_`:()（）-]{{0,6}}+(?:{_REASONS})\b", re.IGNORECASE
)
# "Status: 200", "Success Response (200)", "返回 200"; not "returns 200 rows", "port 8080"
_LABELLED = re.compile(
    rf"(?:(?<![a-z])(?:{words().status_labels}))[\s*_`\"'：:=(（【\[-]{{0,8}}+{_CODE}"
    rf"(?![\s*_`]{{0,3}}+(?:{words().status_units})(?![a-z]))",
    re.IGNORECASE,
)
# "200 Response"; not "200 responses"
_BEFORE_LABEL = re.compile(
    rf"{_CODE}[\s*_`]{{0,4}}+(?:{words().status_after})(?![a-z])", re.IGNORECASE
)
_ALONE = re.compile(rf"[\s*_`#>\[(]{{0,6}}+{_CODE}[\s*_`\])：:.]{{0,6}}+")
# " Created", "** - Not Found"; " No Such Lamp`" with its mark of code
_IS_REASON = re.compile(
    rf"[\s*_`:()（）-]{{0,6}}+(?i:{_REASONS})\b|\s[A-Z][A-Za-z' -]{{2,40}}`"
)
_IS_UNIT = re.compile(
    rf"[\s*_`]{{0,3}}+(?:{words().status_units})(?![a-z])", re.IGNORECASE
)
# What may stand before a code that a verb returns: "returns an HTTP `", "status code: "
_LEAD = re.compile(
    rf"(?:(?:{words().status_fillers}|{words().status_labels})(?![a-z])|[\s*_`\"'：:=(（【\[-])*+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])")
_LONGEST_JOINT = 120
# "(400/500)", "401, 403": codes that stand together; not "1.401, 2.403"
_SEVERAL = re.compile(
    r"(?<![\w.,:/-])[1-5]\d\d(?:\s?[/,|、]\s?[1-5]\d\d){1,8}(?![\w/-]|[.,:]\d)"
)
_CLASS = re.compile(r"(?<![\w.])([1-5])[xX]{2}\b")


def status_in(text: str) -> str | None:
    """The status code that a text names, "200" or "4XX", or None.

    Read: `HTTP/1.1 404 Not Found`, "201 Created", "Code: 200", "返回 200", "4xx" and a
    text that is a code alone. Not read: an amount ("200 items", "limit 100") and numbers
    that are no status of RFC 9110 or its registry.
    """
    text = text[:2000]
    match = _STATUS_LINE.search(text) or _WITH_REASON.search(text)
    if match is not None:
        return _valid(match[1])
    found = (
        _first_known(_LABELLED, text)
        or _first_known(_BEFORE_LABEL, text)
        or _alone(text)
    )
    if found is not None:
        return found
    range_match = _CLASS.search(text)
    return f"{range_match[1]}XX" if range_match else None


class Said(NamedTuple):
    """A status code that a sentence names, and where the code stands in the text."""

    code: str
    start: int
    end: int


def returned_statuses(text: str) -> Iterator[Said]:
    """The codes of which a text says that they are returned.

    Reads "Returns `201 Created`.", "responds with 204, or with 404 if there is none", "a
    `409 Conflict` is returned" and `返回 204`; must not read "Returns up to 200 boats", "Returns
    the boat `404`" nor "It never returns 409".
    """
    text, start = text[:4000], 0
    for end in [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]:
        for said in _returned(text[start:end]):
            yield Said(said.code, start + said.start, start + said.end)
        start = end


def _returned(sentence: str) -> Iterator[Said]:
    verb = words().status_verb.search(sentence)
    if verb is None or words().status_denied.search(sentence[: verb.start()]):
        return
    before = verb.end()
    seen = False
    for match in re.finditer(_CODE, sentence):
        code = _valid(match["code"])
        if code is None or code < "2" or _IS_UNIT.match(sentence, match.end()):
            continue
        between = sentence[before : match.start()] if before <= match.start() else None
        named = _IS_REASON.match(sentence, match.end()) is not None
        if named or (between is not None and _leads(between, seen)):
            yield Said(code, match.start(), match.end())
            seen, before = True, match.end()


def _leads(between: str, seen: bool) -> bool:
    """Whether a text between a verb and a code, or between two codes, makes it a status."""
    if seen and len(between) < _LONGEST_JOINT:
        joints = list(words().status_joint.finditer(between))
        between = between[joints[-1].end() :] if joints else between
    return _LEAD.fullmatch(between) is not None


def statuses_in(text: str) -> str | None:
    """The status that a text names, or several that stand together, as `400/500`."""
    match = _SEVERAL.search(text[:2000])
    codes = re.findall(r"\d+", match[0]) if match is not None else []
    if codes and all(map(_valid, codes)):
        return "/".join(codes)
    return status_in(text)


def _alone(text: str) -> str | None:
    match = _ALONE.fullmatch(text.strip())
    return _valid(match["code"]) if match else None


def _first_known(pattern: re.Pattern[str], text: str) -> str | None:
    for match in pattern.finditer(text):
        code = _valid(match["code"])
        if code is not None:
            return code
    return None


def _valid(code: str) -> str | None:
    code = code.upper()
    return code if code in _KNOWN or code.endswith("XX") else None
