"""Literals of a subject's type at a place of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.docs.descriptions.model import Json, Subject

NUMBER = r"[-+]?\d{1,19}(?:\.\d{1,19})?"
_NUMBER = re.compile(rf'"?({NUMBER})(?![\d])')
_BOOLEAN = re.compile(r'"?(true|false)\b"?', re.IGNORECASE | re.ASCII)
_QUOTED = re.compile(r'"([^"\n]{0,80})"')
_WORD = re.compile(r"[-+]?[A-Za-z0-9_][A-Za-z0-9_.:/+\-]*")
_WORD_TAIL = ".:/-+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value and the characters that it stands in."""

    value: Json
    quoted: bool
    end: int


def number(text: str) -> int | float:
    """The number that a text spells."""
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def literal_at(text: str, position: int, subject: Subject) -> Literal | None:
    """The literal that starts at a character, or None where there is none of the type."""
    if subject.type == "boolean":
        match = _BOOLEAN.match(text, position)
        return match and Literal(
            value=match[1].lower() == "true", quoted=False, end=match.end()
        )
    if subject.numeric:
        return _number_at(text, position, subject)
    return _text_at(text, position) if subject.type == "string" else None


def _number_at(text: str, position: int, subject: Subject) -> Literal | None:
    match = _NUMBER.match(text, position)
    if match is None:
        return None
    value = number(match[1])
    if isinstance(value, float) and subject.type == "integer":
        return None
    quoted = match[0].startswith('"') and text[match.end() : match.end() + 1] == '"'
    return Literal(value=value, quoted=quoted, end=match.end() + quoted)


def _text_at(text: str, position: int) -> Literal | None:
    if match := _QUOTED.match(text, position):
        return Literal(value=match[1].strip(), quoted=True, end=match.end())
    if match := _WORD.match(text, position):
        word = match[0].rstrip(_WORD_TAIL)
        return (
            Literal(value=word, quoted=False, end=match.start() + len(word))
            if word
            else None
        )
    return None
