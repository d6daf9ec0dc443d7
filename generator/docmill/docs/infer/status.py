"""HTTP status codes in the words around an example."""

from __future__ import annotations

import re
from http import HTTPStatus

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
