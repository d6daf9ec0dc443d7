"""Cells that hold a value: the literal of a type that they spell."""

from __future__ import annotations

import re
from typing import Protocol

from docmill.docs.cells.lenient_json import loads
from docmill.docs.model import FieldType, Items, Scalar
from docmill.openapi.document import Json, is_list, is_map

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DIGITS = 40
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_SENTENCE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|\w \w+ \w")


class Words(Protocol):
    """What knows which words mean yes and no."""

    def truth(self, text: str, /) -> bool | None:
        """Yes or no, None for any other word."""
        ...


class NotALiteral(ValueError):
    """The text does not spell a value of the type."""


def literal(text: str, type_: FieldType, words: Words) -> Json:
    """The value that a cell spells. Raises NotALiteral where it spells none of the type."""
    match type_:
        case Scalar("integer"):
            return _integer(text)
        case Scalar("number"):
            return _integer(text) if _INTEGER.fullmatch(text) else _float(text)
        case Scalar("boolean"):
            truth = words.truth(text)
            if truth is None:
                raise NotALiteral(text)
            return truth
        case Scalar("string"):
            return _string(text)
        case Items(item):
            return _array(text, item, words)
        case _:
            return _object(text)


def _integer(text: str) -> Json:
    if not _INTEGER.fullmatch(text) or len(text) > _DIGITS:
        raise NotALiteral(text)
    return int(text)


def _float(text: str) -> Json:
    if not _NUMBER.fullmatch(text):
        raise NotALiteral(text)
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise NotALiteral(text)
    return value


def _string(text: str) -> Json:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    if _SENTENCE.search(text):
        raise NotALiteral(text)
    return text


def _array(text: str, item: FieldType, words: Words) -> Json:
    try:
        value = loads(text)
    except ValueError:
        return [literal(text, item, words)]
    return value if is_list(value) else [literal(text, item, words)]


def _object(text: str) -> Json:
    try:
        value = loads(text)
    except ValueError as error:
        raise NotALiteral(text) from error
    if not is_map(value):
        raise NotALiteral(text)
    return value
