"""Plain scalars of YAML: what they mean in the YAML 1.2 core schema.

Documents are read by YAML 1.2 (section 10.3.2), so `no`, `on`, `1_000`, `18:00` and
dates are strings. One deviation: a number with a leading zero (`0123`), which YAML 1.1
reads as octal and 1.2 as decimal, stays the string that its writer most likely meant.
"""

from __future__ import annotations

import math
import re

from docmill.openapi.document import Json

_WORDS: dict[str, Json] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+"
    r"|\.[0-9]+[eE][-+]?[0-9]+)"
)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_FIRST = frozenset("-+.0123456789ntfNTF~")


def value_of(text: str) -> Json:
    """The value of a plain scalar.

    Raises ValueError where it is a number that JSON cannot hold (infinite, not a
    number) or that has more digits than Python reads.
    """
    if text == "" or text[0] not in _FIRST:
        return _WORDS.get(text, text)
    if text in _WORDS:
        return _WORDS[text]
    return _number(text)


def _number(text: str) -> int | float | str:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(f"{text} is not a finite number")
    if _FLOAT.fullmatch(text):
        return finite(text)
    return text


def finite(text: str) -> float:
    """A floating-point number. Raises ValueError where it is beyond the range."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text[:40]} is beyond the range of numbers")
    return value
