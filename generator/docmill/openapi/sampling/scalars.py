"""Example strings and numbers that keep what a schema asks of them.

`number` tells several values of one schema apart: 0 gives the usual one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from docmill.naming import snake_case
from docmill.openapi.document import Json
from docmill.openapi.sampling.pattern_texts import text_for
from docmill.openapi.sampling.patterns import matches

FORMATS: dict[str, str] = {
    "binary": "",
    "byte": "",
    "date": "2024-01-01",
    "date-time": "2024-01-01T00:00:00Z",
    "decimal": "1.0",
    "duration": "P1D",
    "email": "user@example.com",
    "hostname": "example.com",
    "idn-email": "user@example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "iri": "https://example.com",
    "iri-reference": "https://example.com",
    "json-pointer": "/name",
    "regex": ".*",
    "relative-json-pointer": "0/name",
    "time": "00:00:00Z",
    "uri": "https://example.com",
    "uri-reference": "https://example.com",
    "uri-template": "https://example.com/{id}",
    "url": "https://example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
"""An example of each format of JSON Schema and OpenAPI that text has."""

_OTHERS = {
    "date": "2024-01-{:02}",
    "date-time": "2024-01-{:02}T00:00:00Z",
    "duration": "P{}D",
    "email": "user{}@example.com",
    "hostname": "{}.example.com",
    "ipv4": "192.0.2.{}",
    "ipv6": "2001:db8::{}",
    "json-pointer": "/name/{}",
    "time": "00:00:{:02}Z",
    "uri": "https://example.com/{}",
    "url": "https://example.com/{}",
    "uuid": "00000000-0000-4000-8000-{:012}",
}
_PADDED = frozenset(("email", "uri", "url", "uri-reference"))
_LONGEST = 100_000
"""A text longer than this is not made, whatever its schema asks for."""


@lru_cache(8192)
def text_of_name(name: str) -> str:
    """What a string shows that nothing is known of but the name of its property."""
    return snake_case(name).replace("_", "-") or "string"


def text(keywords: Mapping[str, Json], name: str, number: int = 0) -> str | None:
    """A string for a schema; None where none is found."""
    least, most = length(keywords)
    pattern = keywords.get("pattern")
    for candidate in _texts(keywords, name, number):
        if len(candidate) < least or (most is not None and len(candidate) > most):
            continue
        if not isinstance(pattern, str) or matches(pattern, candidate):
            return candidate
    if isinstance(pattern, str):
        return text_for(pattern, least, most, number)
    return None


def length(keywords: Mapping[str, Json]) -> tuple[int, int | None]:
    """The bounds of the length of a string."""
    least, most = keywords.get("minLength"), keywords.get("maxLength")
    least = int(least) if isinstance(least, int | float) else 0
    return least, int(most) if isinstance(most, int | float) else None


def _texts(keywords: Mapping[str, Json], name: str, number: int) -> Iterator[str]:
    form = keywords.get("format")
    if isinstance(form, str) and form in FORMATS:
        yield _of_format(form, number)
    least, most = length(keywords)
    shown = text_of_name(name)
    shown = f"{shown}-{number + 1}" if number else shown
    if isinstance(form, str) and form in _PADDED:
        yield _of_format(form, number).replace("example", "e" * min(least, 60) or "e")
        yield "a@b.co" if "mail" in form else "a:b"
    elif form not in FORMATS or form in ("binary", "byte"):
        yield shown
    if least <= _LONGEST:
        size = max(least, min(len(shown), len(shown) if most is None else most))
        start = (shown + "-" + shown * (size // max(1, len(shown)) + 1))[:size]
        yield start[:-1] + "x" if start.endswith("-") else start
        yield f"{number + 1}"[:1] * size


def _of_format(form: str, number: int) -> str:
    usual = FORMATS[form]
    if not number:
        return usual
    return _OTHERS[form].format(number + 1) if form in _OTHERS else f"{usual}{number}"


def is_within(keywords: Mapping[str, Json], value: float) -> bool:
    """Whether a number keeps the bounds of a schema, and is a multiple as it asks."""
    if isinstance(value, float) and not math.isfinite(value):
        return False
    low, is_above, high, is_below = _bounds(keywords)
    exact = Fraction(str(value))
    if low is not None and (exact < low or (is_above and exact == low)):
        return False
    if high is not None and (exact > high or (is_below and exact == high)):
        return False
    step = _number(keywords.get("multipleOf"))
    return not step or exact % step == 0


def number_for(
    keywords: Mapping[str, Json], *, is_integer: bool, number: int = 0
) -> float | None:
    """A number for a schema, 1 where it may be that; None where there is none."""
    low, is_above, high, is_below = _bounds(keywords)
    step = _number(keywords.get("multipleOf")) or Fraction(0)
    if is_integer:
        step = step if step.denominator == 1 and step else Fraction(step.numerator or 1)
    for exact in _numbers(low, is_above, high, is_below, step, number):
        value = int(exact) if is_integer else float(exact)
        if is_within(keywords, value):
            return value
    return None


def _numbers(
    low: Fraction | None,
    is_above: bool,
    high: Fraction | None,
    is_below: bool,
    step: Fraction,
    number: int,
) -> Iterator[Fraction]:
    """The numbers to try, the usual ones first."""
    unit = step or Fraction(1)
    yield Fraction(1) + number * unit
    first = Fraction(0) if low is None else low
    if step:
        first = math.ceil(first / step) * step
    if is_above and low is not None and first <= low:
        first += unit
    yield unit * (number + 1)
    yield first + number * unit
    if low is None and high is not None:
        last = math.floor(high / unit) * unit
        yield (last - unit if is_below and last >= high else last) - number * unit
    if low is not None and high is not None and not step:
        yield low + (high - low) * Fraction(number + 1, number + 2)
    yield Fraction(0)


def _bounds(
    keywords: Mapping[str, Json],
) -> tuple[Fraction | None, bool, Fraction | None, bool]:
    """Lower and upper bound, each with whether it is itself excluded.

    In OpenAPI 3.0 the exclusive bounds are flags of the others (JSON Schema draft 4).
    """
    low, is_above = _bound(keywords, "minimum", "exclusiveMinimum")
    high, is_below = _bound(keywords, "maximum", "exclusiveMaximum")
    return low, is_above, high, is_below


def _bound(
    keywords: Mapping[str, Json], plain: str, exclusive: str
) -> tuple[Fraction | None, bool]:
    bound, flag = _number(keywords.get(plain)), keywords.get(exclusive)
    other = _number(flag)
    if other is None:
        return bound, flag is True
    is_nearer = bound is None or (
        other >= bound if plain == "minimum" else other <= bound
    )
    return (other, True) if is_nearer else (bound, False)


def _number(value: Json) -> Fraction | None:
    """A number as it is written: 0.1 is one tenth."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return Fraction(str(value))
    except ValueError:
        return None  # not a number, or no end of it
