r"""The sets of characters that a regular expression names: `\d`, `[a-f]`, `\p{L}`."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
"""What letters behind a backslash stand for."""

CLASSES: dict[str, Callable[[str], bool]] = {
    "d": lambda c: c in "1234567890",
    "w": lambda c: c == "_" or (c.isascii() and c.isalnum()),
    "s": str.isspace,
}
"""The tests of `\\d`, `\\w` and `\\s`."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character of those that a test lets pass; `first` is one that is known to."""

    allows: Callable[[str], bool]
    first: str = ""


class UnknownPatternError(ValueError):
    """An expression that docmill cannot read."""


def literal(char: str) -> Characters:
    """One character that stands for itself."""
    return Characters(lambda c: c == char, char)


def negated(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """The test of all other characters."""
    return lambda c: not test(c)


def span_of(low: Characters, high: Characters) -> Characters:
    """From one character to another: `a-f`. Raises UnknownPatternError for a class."""
    if not high.first:
        raise UnknownPatternError
    first, last = low.first, high.first
    return Characters(lambda c: first <= c <= last, first)


def of_code(digits: str) -> str:
    """The character of a code point. Raises UnknownPatternError where there is none."""
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        raise UnknownPatternError from None


def of_property(name: str) -> Callable[[str], bool]:
    """The test of a Unicode property: a general category, or letters for a script."""
    category = name.rpartition("=")[2]
    category = {"Letter": "L", "Number": "N", "Alphabetic": "L"}.get(category, category)
    return lambda c: unicodedata.category(c).startswith(category[:2])
