"""What a change of a bound or pattern does to what is allowed."""

from __future__ import annotations

from typing import Literal, TypeAlias

from docmill.openapi.document import Json
from docmill.openapi.schema_keywords import LOWER_BOUNDS, UPPER_BOUNDS

Effect: TypeAlias = Literal["narrowed", "widened", "changed"]


def narrowing(keyword: str, old: Json, new: Json) -> Effect:
    """Whether the new value of a keyword allows less, more or something else."""
    if old is None or old is False:
        return "narrowed"
    if new is None or new is False:
        return "widened"
    if not _is_number(old) or not _is_number(new):
        return "changed"
    if keyword in UPPER_BOUNDS:
        old, new = -old, -new
    elif keyword not in LOWER_BOUNDS:
        return _multiple(old, new)
    return "narrowed" if new > old else "widened"


def _multiple(old: float, new: float) -> Effect:
    if old == 0 or new == 0 or (new % old and old % new):
        return "changed"
    return "widened" if new % old else "narrowed"


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
