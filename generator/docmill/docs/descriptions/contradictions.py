"""Checks of facts against each other and against the table's own columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeGuard

from docmill.docs.descriptions.model import Fact, Json, Tier

# The kinds of facts that a finding casts doubt on.
DISPUTED: Mapping[str, tuple[str, ...]] = {
    "default-mismatch": ("default",),
    "default-not-in-enum": ("default", "enum"),
    "default-out-of-range": (
        "default",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
    ),
    "empty-range": ("minimum", "maximum", "minLength", "maxLength"),
}


def contradictions(
    facts: Iterable[Fact], column_default: Json = None
) -> tuple[tuple[str, str], ...]:
    """Codes and messages for what cannot all be true; only certain facts are heard.

    `column_default` is the literal of the default column, None where it is empty.
    """
    certain: dict[str, Json] = {}
    for fact in facts:
        if fact.tier is Tier.CERTAIN:
            certain.setdefault(fact.kind, fact.value)
    found: list[tuple[str, str]] = []
    prose = certain.get("default")
    if (
        column_default is not None
        and prose is not None
        and not same(column_default, prose)
    ):
        found.append(
            (
                "default-mismatch",
                f"the default column says {column_default!r}, the text {prose!r}",
            )
        )
    default = column_default if column_default is not None else prose
    if default is not None:
        found += _default_fits(default, certain)
    found += _bounds_fit(certain)
    return tuple(found)


def same(first: Json, second: Json) -> bool:
    """Whether two literals are equal: True is not 1, but 1.0 is 1."""
    if isinstance(first, bool) or isinstance(second, bool):
        return first is second
    return first == second


def _default_fits(default: Json, facts: dict[str, Json]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    allowed = facts.get("enum")
    if isinstance(allowed, list) and not any(same(default, value) for value in allowed):
        values = ", ".join(map(repr, allowed))
        found.append(
            ("default-not-in-enum", f"the default {default!r} is not one of {values}")
        )
    if _outside(default, facts):
        found.append(
            (
                "default-out-of-range",
                f"the default {default!r} is outside the stated range",
            )
        )
    return found


def _outside(value: Json, facts: dict[str, Json]) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    low, high = facts.get("minimum"), facts.get("maximum")
    above, below = facts.get("exclusiveMinimum"), facts.get("exclusiveMaximum")
    return (
        (_is_number(low) and value < low)
        or (_is_number(high) and value > high)
        or (_is_number(above) and value <= above)
        or (_is_number(below) and value >= below)
    )


def _bounds_fit(facts: dict[str, Json]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for low, high in (("minimum", "maximum"), ("minLength", "maxLength")):
        least, most = facts.get(low), facts.get(high)
        if _is_number(least) and _is_number(most) and least > most:
            found.append(
                ("empty-range", f"{low} {least!r} is greater than {high} {most!r}")
            )
    return found


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
