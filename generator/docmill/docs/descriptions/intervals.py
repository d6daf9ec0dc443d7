"""Ranges as a text states them: [1,100), 1-100 behind a word, "at least 1".

Whether such a range is the field's is judged in `ranges`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.descriptions.language import Language, Patterns
from docmill.docs.descriptions.literals import NUMBER, number
from docmill.docs.descriptions.model import Tier
from docmill.docs.descriptions.passage import one_of

LIMIT_RULE = "range-limit"
BARE_RULE = "range-bare"
_GROUPED = r"[-+]?\d{1,3}(?:,\d{3}){1,6}(?!\d)|" + NUMBER
_NO_MORE = r"(?![\d:.]*\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One range. An open end leaves its limit out; None is no limit."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    open_start: bool = False
    open_end: bool = False
    start: int
    end: int
    rule: str
    tier: Tier = Tier.CERTAIN

    @property
    def backwards(self) -> bool:
        """Whether it ends before it starts."""
        return (
            self.minimum is not None
            and self.maximum is not None
            and self.minimum > self.maximum
        )

    def excludes(self, value: int | float) -> bool:
        """Whether a number lies outside."""
        below = self.minimum is not None and value < self.minimum
        return below or (self.maximum is not None and value > self.maximum)


@dataclass(frozen=True, slots=True)
class _Patterns:
    bracket: re.Pattern[str]
    spans: tuple[tuple[str, re.Pattern[str]], ...]
    limits: tuple[tuple[str, re.Pattern[str]], ...]
    lead_before: re.Pattern[str]
    example_before: re.Pattern[str]
    values_before: re.Pattern[str]
    infinity: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    infinity = one_of(words.range.infinity)
    lead = one_of(words.range.lead)
    to = one_of((*words.range.to, "~", "-"))
    high = rf"(?P<high>{NUMBER}|[-+]?{infinity})"
    bracket = (
        rf'(?P<open>[\[(])\s*"?(?P<low>{NUMBER})"?\s*(?:,|{to})'
        rf'\s*"?{high}"?\s*(?P<close>[\])])'
    )
    return _Patterns(
        bracket=_compiled(bracket),
        spans=_spans(words, lead, to, infinity),
        limits=_limits(words),
        lead_before=_compiled(rf"{lead}\s*:?\s*$"),
        example_before=_compiled(rf"{one_of(words.enum.open_before)}\s*:?\s*$"),
        values_before=_compiled(rf"{one_of(words.enum.alternatives_lead)}\s*:?\s*$"),
        infinity=_compiled(infinity),
    )


def _spans(
    words: Language, lead: str, to: str, infinity: str
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """1-100 behind a word for ranges, or "between 1 and 100"."""
    low, high = (
        rf"(?P<low>{_GROUPED})",
        rf"(?P<high>{_GROUPED}|[-+]?{infinity}){_NO_MORE}",
    )
    # "(1-100)", "(0 to 5)": a range by its form alone.
    bare_to = one_of((*words.range.to, "~", "-"))
    quoted_low, quoted_high = rf'"?{low}"?', rf'"?{high}"?'
    join = one_of((*words.range.to, *words.enum.join, "~", "-", ","))
    between = one_of(words.range.between)
    return (
        (
            "range-after-word",
            _compiled(rf"{lead}\s*:?\s*{low}\s*\S{{0,4}}?\s*{to}\s*{high}"),
        ),
        (
            "range-between",
            _compiled(rf"{between}\s*{quoted_low}\s*{join}\s*{quoted_high}"),
        ),
        (
            BARE_RULE,
            _compiled(
                rf"{one_of(words.range.bare)}\s*{low}\s*{bare_to}\s*{high}"
                r"(?=\s*(?:$|[),;\]\n]|\.(?:\s|$)))"
            ),
        ),
    )


def _limits(words: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Words for a single limit in front of its number, by the limit's name."""
    phrases: tuple[tuple[str, Patterns], ...] = (
        ("minimum", words.range.minimum),
        ("maximum", words.range.maximum),
        ("exclusiveMinimum", words.range.exclusive_minimum),
        ("exclusiveMaximum", words.range.exclusive_maximum),
    )
    behind = r"(?![\d.]*\d|[A-Za-z0-9_]*[A-Z_])"
    return tuple(
        (name, _compiled(rf'{one_of(patterns)}\s*:?\s*"?(?P<limit>{_GROUPED}){behind}'))
        for name, patterns in phrases
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def read_ranges(text: str, words: Language) -> Iterator[Range]:
    """All ranges of a text, intervals first; none stands inside another."""
    patterns = _patterns(words)
    taken: list[tuple[int, int]] = []
    read: list[tuple[int, int]] = []
    for match in patterns.bracket.finditer(text):
        taken.append(match.span())
        if found := _bracket(text, match, patterns):
            read.append(match.span())
            yield found
    for rule, pattern in patterns.spans:
        known = read if rule == BARE_RULE else taken
        for match in pattern.finditer(text):
            if not _inside(match.start("low"), known):
                read.append(match.span())
                taken.append(match.span())
                yield _span(match, patterns, rule)
    for name, pattern in patterns.limits:
        for match in pattern.finditer(text):
            if not _inside(match.start("limit"), taken):
                taken.append(match.span())
                yield _limit(match, name)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _bracket(text: str, match: re.Match[str], patterns: _Patterns) -> Range | None:
    """An interval; round brackets on both sides count only behind a word for ranges."""
    before = text[max(0, match.start() - 16) : match.start()]
    unbounded = bool(patterns.infinity.search(match["high"]))
    both_round = match["open"] == "(" and match["close"] == ")"
    if both_round and not unbounded and not patterns.lead_before.search(before):
        return None
    doubtful = (both_round and "," in match[0]) or (
        patterns.example_before.search(before) or patterns.values_before.search(before)
    )
    return Range(
        minimum=number(match["low"]),
        maximum=None if unbounded else number(match["high"]),
        open_start=match["open"] == "(" and not both_round,
        open_end=match["close"] == ")" and not both_round,
        start=match.start(),
        end=match.end(),
        rule="range-interval",
        tier=Tier.CONDITIONAL if doubtful else Tier.CERTAIN,
    )


def _span(match: re.Match[str], patterns: _Patterns, rule: str) -> Range:
    unbounded = bool(patterns.infinity.search(match["high"]))
    return Range(
        minimum=number(match["low"]),
        maximum=None if unbounded else number(match["high"]),
        start=match.start(),
        end=match.end(),
        rule=rule,
    )


def _limit(match: re.Match[str], name: str) -> Range:
    limit = number(match["limit"])
    return Range(
        minimum=limit if name.endswith("inimum") else None,
        maximum=limit if name.endswith("aximum") else None,
        open_start=name == "exclusiveMinimum",
        open_end=name == "exclusiveMaximum",
        start=match.start(),
        end=match.end(),
        rule=LIMIT_RULE,
    )
