"""Numeric limits of a field: which of the ranges in its text are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from docmill.docs.descriptions.intervals import (
    BARE_RULE,
    LIMIT_RULE,
    Range,
    read_ranges,
)
from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.literals import NUMBER, number
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.passage import Passage, any_of, one_of
from docmill.docs.descriptions.rules import units

# A text with more ranges than this has none for the field, and costs time.
_MOST = 20


@dataclass(frozen=True, slots=True)
class _Patterns:
    meaning: re.Pattern[str]
    special: re.Pattern[str]
    more: re.Pattern[str]
    own: re.Pattern[str]
    own_end: re.Pattern[str]
    one_case: re.Pattern[str]
    length: re.Pattern[str]
    multiple: re.Pattern[str]
    step: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    meaning, other = one_of(words.range.special), one_of(words.enum.other)
    special = (
        rf"(?<![\d.\[~-])(?P<value>{NUMBER})\s*{meaning}|{other}\s*:?\s*[\[(]\s*\d"
    )
    return _Patterns(
        meaning=_compiled(meaning),
        special=_compiled(special),
        more=_compiled(rf"\s*(?:[、|/]|,?\s*{one_of(words.enum.join)})\s*-?\d"),
        own=any_of(words.range.own),
        own_end=_compiled(rf"{one_of(words.range.own_end)}\s*$"),
        one_case=_compiled(rf'"?\s*{one_of(words.range.one_case)}'),
        length=_compiled(rf"\s*{one_of(words.length.unit)}"),
        multiple=any_of(
            tuple(_counted(p, i) for i, p in enumerate(words.range.multiple))
        ),
        step=_compiled(rf"{one_of(words.range.step)}\s*:?\s*(?P<step>\d{{1,19}})"),
    )


def _counted(phrase: str, index: int) -> str:
    return phrase.replace("N", rf"(?P<n{index}>\d{{1,19}})")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def ranges(passage: Passage) -> Iterator[Fact]:
    """Limits of a numeric field; several ranges or values outside make them conditional."""
    if not passage.subject.numeric:
        return
    patterns = _patterns(passage.words)
    found = [
        _judged(passage, patterns, item)
        for item in islice(read_ranges(passage.text, passage.words), _MOST)
        if not patterns.length.match(passage.text, item.end)
    ]
    if _several(found) or _special_outside(passage, patterns, found):
        found = [replace(item, tier=Tier.CONDITIONAL) for item in found]
    yield from _of_one_case(
        [f for item in found for f in _facts(passage, item)], passage
    )
    yield from _multiples(passage, patterns)
    yield from _steps(passage, patterns, found)


def _judged(passage: Passage, patterns: _Patterns, item: Range) -> Range:
    """Less certain where it is no range in the field's own unit, not its own, or not all."""
    unit, end = units.attached(passage, item.end)
    limit = item.rule == LIMIT_RULE
    strict = bool(passage.words.range.own_end)
    doubtful = (
        item.backwards
        or not units.fits(passage, unit, needed=limit or strict)
        or (limit and _foreign(passage, patterns, item.start))
        or _in_years(item)
        or patterns.one_case.match(passage.text, end)
        or patterns.meaning.match(passage.text, end)
        or patterns.more.match(passage.text, end)
    )
    return replace(item, end=end, tier=Tier.CONDITIONAL if doubtful else item.tier)


def _of_one_case(facts: list[Fact], passage: Passage) -> Iterator[Fact]:
    """In hand-written texts, a limit in a case makes the others those of the same case:
    "When sealing, min: 1. Max: 5."."""
    case = bool(passage.words.range.own_end) and any(
        fact.tier is Tier.CONDITIONAL for fact in facts
    )
    for fact in facts:
        yield replace(fact, tier=Tier.CONDITIONAL) if case else fact


def _in_years(item: Range) -> bool:
    """Whether a range without any word is one of years: (2019-2021)."""
    limits = (item.minimum, item.maximum)
    years = all(limit is not None and 1900 <= limit <= 2100 for limit in limits)
    return item.rule == BARE_RULE and years


def _foreign(passage: Passage, patterns: _Patterns, start: int) -> bool:
    """Whether a limit is that of something named in front of it in a later clause."""
    clause = max(passage.text.rfind(sign, 0, start) for sign in ",;。.\n")
    before = re.split(r"\d", passage.text[clause + 1 : start])[-1].strip()
    if passage.words.range.own_end:
        before = re.split(r'["(:]', before)[-1].strip(" 、")
        return bool(before) and not patterns.own_end.search(before)
    return bool(before) and clause >= 0 and not patterns.own.fullmatch(before)


def _several(found: list[Range]) -> bool:
    """Whether one side of the range is limited twice, by different numbers."""
    lows = {
        (item.minimum, item.open_start) for item in found if item.minimum is not None
    }
    highs = {
        (item.maximum, item.open_end) for item in found if item.maximum is not None
    }
    return len(lows) > 1 or len(highs) > 1


def _special_outside(passage: Passage, patterns: _Patterns, found: list[Range]) -> bool:
    """Whether the text gives a meaning to a number that its own range leaves out."""
    return any(
        match["value"] is None
        or any(item.excludes(number(match["value"])) for item in found)
        for match in patterns.special.finditer(passage.text)
    )


def _facts(passage: Passage, item: Range) -> Iterator[Fact]:
    limits = (
        ("exclusiveMinimum" if item.open_start else "minimum", item.minimum),
        ("exclusiveMaximum" if item.open_end else "maximum", item.maximum),
    )
    for kind, value in limits:
        if value is not None:
            yield passage.fact(kind, value, item.rule, item.start, item.end, item.tier)


def _multiples(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    for match in patterns.multiple.finditer(passage.text):
        if value := next(int(group) for group in match.groups() if group):
            yield passage.fact("multipleOf", value, "multiple-of", *match.span())


def _steps(passage: Passage, patterns: _Patterns, found: list[Range]) -> Iterator[Fact]:
    """A step is a multiple only where the range starts at one."""
    lows = [item.minimum for item in found if item.minimum is not None]
    for match in patterns.step.finditer(passage.text):
        if step := int(match["step"]):
            aligned = len(found) == 1 and bool(lows) and lows[0] % step == 0
            tier = Tier.CERTAIN if aligned else Tier.CONDITIONAL
            yield passage.fact("multipleOf", step, "range-step", *match.span(), tier)
