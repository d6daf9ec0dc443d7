"""JSON as documentation writes it: with comments, trailing commas and ellipses."""

from __future__ import annotations

import json
import math
import re

from docmill.openapi.document import Json, is_list, is_map

DEPTH = 64
"""How deep an example may nest. Real ones nest less than ten times."""

# A string that is not closed ends with its line, so that no search starts over in it.
_STRING = r'"(?:[^"\\\n]|\\.)*+"?'
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})"
    r"|(?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|^[ \t]*\#[^\n]*)"
    r"|(?P<ellipsis>\.{3,}|…+)",
    re.MULTILINE,
)
_COMMAS = re.compile(rf"({_STRING})|(,(?:\s*,)*(?=\s*[}}\]]))|,(?:\s*,)+")
_LEADING_COMMA = re.compile(rf"({_STRING})|([\[{{])\s*,")


def loads(text: str) -> Json:
    """The value that a text spells. Raises ValueError where even tolerance finds none.

    Refused as well: what no JSON can hold (NaN, infinity, lone surrogates) and what is
    nested more than `DEPTH` times.
    """
    try:
        value = _strictly(text)
    except ValueError:
        value = _strictly(_tidied(text))
    _check(value, 0)
    return value


def _strictly(text: str) -> Json:
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _tidied(text: str) -> str:
    text = text.replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").replace("\t", " ")
    text = _TOKEN.sub(lambda match: match["string"] or "", text)
    text = _COMMAS.sub(lambda match: match[1] or ("" if match[2] else ","), text)
    return _LEADING_COMMA.sub(lambda match: match[1] or match[2], text)


def _check(value: Json, depth: int) -> None:
    if depth > DEPTH:
        raise ValueError(f"nested more than {DEPTH} times")
    if is_map(value):
        for name, member in value.items():
            _check(name, depth)
            _check(member, depth + 1)
    elif is_list(value):
        for item in value:
            _check(item, depth + 1)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is no JSON number")
    elif isinstance(value, str) and not value.isascii():
        _check_text(value)


def _check_text(value: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("a string holds half a surrogate pair") from error
