"""Cells that hold a value: the literal of a type that they spell."""

from __future__ import annotations

import json
import re

from docmill.docs.dialect import Dialect
from docmill.docs.model import FieldType, Items, Scalar
from docmill.openapi.model import Json

_INTEGER = re.compile(r"[+-]?\d+")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_SENTENCE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|\w \w+ \w")


class NotALiteral(ValueError):
    """The text does not spell a value of the type."""


def literal(text: str, type_: FieldType, dialect: Dialect) -> Json:
    """The value that a cell spells. Raises NotALiteral where it spells none of the type."""
    match type_:
        case Scalar("integer"):
            return _number(text, _INTEGER, int)
        case Scalar("number"):
            return (
                _number(text, _INTEGER, int)
                if _INTEGER.fullmatch(text)
                else _float(text)
            )
        case Scalar("boolean"):
            truth = dialect.truth(text)
            if truth is None:
                raise NotALiteral(text)
            return truth
        case Scalar("string"):
            return _string(text)
        case Items(item):
            return _array(text, item, dialect)
        case _:
            return _object(text)


def _number(text: str, pattern: re.Pattern[str], convert: type[int]) -> Json:
    if not pattern.fullmatch(text) or len(text) > 40:
        raise NotALiteral(text)
    return convert(text)


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


def _array(text: str, item: FieldType, dialect: Dialect) -> Json:
    try:
        value = json.loads(text)
    except ValueError:
        return [literal(text, item, dialect)]
    if not isinstance(value, list):
        return [literal(text, item, dialect)]
    return value


def _object(text: str) -> Json:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotALiteral(text) from error
    if not isinstance(value, dict):
        raise NotALiteral(text)
    return value
