"""Lines of text that are no wider than they may be."""

from __future__ import annotations

import re
import unicodedata

_LINK = r"\[[^\[\]]*\]\([^()\s]*\)"
_STRETCHES = re.compile(rf"{_LINK}[。，、；：！？）.,;:)]* *|(?:(?!{_LINK})[^ ])+ *| +")
LINE_WIDTH = 88
"""Columns of generated code, which is the default of black and of ruff."""
LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What Python, or Unicode, takes for the end of a line."""


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """The lines of a text, none wider than `width` columns where it can be broken.

    A line that is indented keeps its indent; a wide (East Asian) character takes two
    columns and may be followed by a line end.
    """
    lines: list[str] = []
    for line in LINE_ENDS.sub("\n", text).expandtabs(4).strip("\n ").split("\n"):
        limit = width if lines or first is None else first
        lines.extend(_wrap_line(line.rstrip(), limit, width))
    return lines if any(lines) else []


def _wrap_line(line: str, first: int, width: int) -> list[str]:
    text = line.lstrip()
    indent = " " * (len(line) - len(text))
    hanging = indent + " " * len(_bullet(text))
    lines: list[str] = []
    current, columns, limit = indent, len(indent), first
    for piece in _pieces(text):
        size = _columns(piece.rstrip())
        if columns + size > limit and columns > len(hanging):
            lines.append(current.rstrip())
            current, columns, limit = hanging, len(hanging), width
        current += piece
        columns += size + len(piece) - len(piece.rstrip())
    return [*lines, current.rstrip()]


def _bullet(text: str) -> str:
    """The mark that makes a line the item of a list, with the space after it."""
    item = re.match(r"(?:[-*+]|\d{1,2}[.)]) +", text)
    return item[0] if item else ""


def _pieces(line: str) -> list[str]:
    """Stretches that stay on one line: words with the space after them, wide characters.

    Links stay whole, closing punctuation stays with what is before it.
    """
    pieces: list[str] = []
    for stretch in _STRETCHES.findall(line):
        is_word = stretch.isascii() or stretch[0] == "["
        pieces.extend((stretch,) if is_word else _wide_pieces(stretch))
    return pieces


def _wide_pieces(word: str) -> list[str]:
    pieces = [word[0]]
    for character in word[1:]:
        breaks = _is_wide(pieces[-1][-1]) or _is_wide(character)
        if breaks and not _is_closing(character) and character != " ":
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _is_closing(character: str) -> bool:
    return unicodedata.category(character) in ("Pe", "Pf", "Po")


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(map(_is_wide, text))
