"""Text from pages made fit for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from docmill.diagnostics.model import Diagnostic, Severity


def printable(text: str) -> str:
    """`text` with control characters, line ends and direction marks made visible.

    A page must not be able to move the cursor, change colours or turn a line around.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def width(text: str) -> int:
    """How many columns of a terminal `text` takes: Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`, `1,000 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tally(items: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning, 5 notes`; empty where there is nothing to count."""
    counts = (
        (sum(item.severity is severity for item in items), severity.label)
        for severity in reversed(Severity)
    )
    return ", ".join(counted(number, label) for number, label in counts if number)


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
        return character.encode("unicode_escape").decode("ascii")
    return character


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
