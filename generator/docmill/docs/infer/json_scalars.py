"""Values without quotes: numbers, literals of several languages, calls, bare words."""

from __future__ import annotations

import math
import re

from docmill.openapi.document import Json

_NUMBER = re.compile(
    r"[+-]?(?:0|[1-9][0-9]*+)(?:\.[0-9]*+)?(?:[eE][+-]?[0-9]+)?|[+-]?\.[0-9]++"
)
_HEX = re.compile(r"0[xX][0-9a-fA-F]{1,16}")
_GROUPED = re.compile(r"[0-9]++(?:_[0-9]++)+")
# `ObjectId("5f0c")`, `NumberLong(5)`, `ISODate('2024-01-01')`; not `sum(1, 2)`
_CALL = re.compile(
    r"(?:new )?[A-Za-z_][\w.]{0,40}+\(\s?(?:\"([^\"]*+)\"|'([^']*+)'|([\d.]++))\s?\)"
)
_LITERALS: dict[str, Json] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "None", "nil", "undefined", "NULL", "Null"), None),
}
_DIGITS = 300
"""Longer numbers are text: no JSON reader keeps them."""


def bare_value(raw: str) -> tuple[Json, bool]:
    """The value of unquoted text, and whether it is a literal of its own.

    Text that is none (`integer`, `<id>`, `number of items`) stays text.
    """
    if raw in _LITERALS:
        return _LITERALS[raw], True
    number = _number(raw)
    if number is not None:
        return number, True
    call = _CALL.fullmatch(raw)
    if call is None:
        return raw, False
    return (_number(call[3]) if call[3] else call[1] or call[2] or ""), True


def _number(raw: str) -> int | float | None:
    if len(raw) > _DIGITS:
        return None
    if _HEX.fullmatch(raw):
        return int(raw, 16)
    if _GROUPED.fullmatch(raw):
        return int(raw.replace("_", ""))
    if not _NUMBER.fullmatch(raw):
        return None
    if raw.lstrip("+-").isdigit():
        return int(raw)
    value = float(raw)
    return value if math.isfinite(value) else None
