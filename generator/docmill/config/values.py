"""The kinds of values that settings have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeGuard, assert_never

Table = Mapping[str, Any]
Keys = tuple[str, ...]
Kind = Literal["text", "texts", "text_or_no", "table", "lists", "limits"]

IN_WORDS: Mapping[Kind, str] = {
    "text": "a string",
    "texts": "a string or a list of strings",
    "text_or_no": "a string, or false",
    "table": "a table of strings",
    "lists": "a table of strings or lists of strings",
    "limits": "a table of whole numbers above 0",
}


def is_table(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a TOML table; its keys are strings by the language."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is a TOML array."""
    return isinstance(value, list)


def fits(value: object, kind: Kind) -> bool:
    """Whether a value is of a kind."""
    match kind:
        case "text":
            return isinstance(value, str)
        case "texts":
            return _is_texts(value)
        case "text_or_no":
            return isinstance(value, str | bool)
        case "table":
            return is_table(value) and all(map(_is_text, value.values()))
        case "lists":
            return is_table(value) and all(map(_is_texts, value.values()))
        case "limits":
            return is_table(value) and all(map(_is_count, value.values()))
        case _:
            assert_never(kind)


def texts(value: str | list[str]) -> tuple[str, ...]:
    """One string or a list of them → a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return _is_text(value) or (is_list(value) and all(map(_is_text, value)))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
