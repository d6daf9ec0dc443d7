"""Numeric limits: intervals, "at least", "at most", multiples and steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from docmill.docs.prose import units
from docmill.docs.prose.language import Language
from docmill.docs.prose.literals import NUMBER, number
from docmill.docs.prose.model import Fact, Json, Tier
from docmill.docs.prose.passage import Passage, any_of, one_of

_GROUPED = r"[-+]?\d{1,3}(?:,\d{3})+(?!\d)|" + NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    """One range as the text states it, before anything is believed."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    open_start: bool = False
    open_end: bool = False
    start: int
    end: int
    rule: str
    tier: Tier = Tier.CERTAIN


@dataclass(frozen=True, slots=True)
class _Patterns:
    bracket: re.Pattern[str]
    led: re.Pattern[str]
    between: re.Pattern[str]
    limits: re.Pattern[str]
    special: re.Pattern[str]
    explained: re.Pattern[str]
    more: re.Pattern[str]
    multiple: re.Pattern[str]
    step: re.Pattern[str]
    lead_before: re.Pattern[str]
    own: re.Pattern[str]
    length: re.Pattern[str]
    infinity: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    to = one_of((*words.range.to, "~", "-"))
    between = one_of((*words.range.to, *words.enum.join, "~", "-", ","))
    lead = one_of(words.range.lead)
    infinity = one_of(words.range.infinity)
    return _Patterns(
        bracket=re.compile(
            rf"(?P<open>[\[(])\s*(?P<low>{NUMBER})\s*(?:,|{to})\s*"
            rf"(?P<high>{NUMBER}|[-+]?{infinity})\s*(?P<close>[\])])",
            re.IGNORECASE,
        ),
        led=re.compile(
            rf"{lead}\s*:?\s*(?P<low>{_GROUPED})\s*(?P<unit>\S{{0,4}}?)\s*{to}\s*"
            rf"(?P<high>{_GROUPED}|[-+]?{infinity})(?![\d:.]*\d)",
            re.IGNORECASE,
        ),
        between=re.compile(
            rf"{one_of(words.range.between)}\s*(?P<low>{_GROUPED})\s*{between}\s*"
            rf"(?P<high>{_GROUPED})(?![\d:.]*\d)",
            re.IGNORECASE,
        ),
        limits=re.compile(
            "|".join(
                rf"(?P<{name}>{one_of(phrases)}\s*:?\s*)(?P<{name}_number>{_GROUPED})(?![\d.]*\d|[A-Za-z0-9_]*[A-Z_])"
                for name, phrases in (
                    ("minimum", words.range.minimum),
                    ("maximum", words.range.maximum),
                    ("exclusive_minimum", words.range.exclusive_minimum),
                    ("exclusive_maximum", words.range.exclusive_maximum),
                )
            ),
            re.IGNORECASE,
        ),
        explained=any_of(words.range.special),
        more=re.compile(
            rf"\s*(?:[、|/]|,?\s*{one_of(words.enum.join)})\s*-?\d", re.IGNORECASE
        ),
        special=re.compile(
            rf"(?<![\d.\[~-])(?P<value>{NUMBER})\s*{one_of(words.range.special)}"
            rf"|{one_of(words.enum.other)}\s*:?\s*[\[(]\s*\d",
            re.IGNORECASE,
        ),
        multiple=any_of(
            tuple(
                p.replace("N", rf"(?P<n{i}>\d+)")
                for i, p in enumerate(words.range.multiple)
            )
        ),
        step=re.compile(
            rf"{one_of(words.range.step)}\s*:?\s*(?P<step>\d+)", re.IGNORECASE
        ),
        own=any_of(words.range.own),
        length=re.compile(rf"\s*{one_of(words.length.unit)}", re.IGNORECASE),
        lead_before=re.compile(rf"{lead}\s*:?\s*$", re.IGNORECASE),
        infinity=re.compile(infinity, re.IGNORECASE),
    )


def ranges(passage: Passage) -> Iterator[Fact]:
    """Limits of a numeric field; several ranges or values outside make them conditional."""
    if not passage.subject.numeric:
        return
    patterns = _patterns(passage.words)
    found = [
        _judged(passage, patterns, item)
        for item in _ranges(passage, patterns)
        if not patterns.length.match(passage.text, item.end)
    ]
    if _several(found) or _special_outside(passage, patterns, found):
        found = [replace(item, tier=Tier.CONDITIONAL) for item in found]
    for item in found:
        yield from _facts(passage, item)
    yield from _multiples(passage, patterns, found)


def _ranges(passage: Passage, patterns: _Patterns) -> Iterator[_Range]:
    text = passage.text
    taken: list[tuple[int, int]] = []
    for match in patterns.bracket.finditer(text):
        taken.append(match.span())
        if item := _bracket(text, match, patterns):
            yield item
    for pattern, rule in (
        (patterns.led, "range-after-word"),
        (patterns.between, "range-between"),
    ):
        for match in pattern.finditer(text):
            if not _inside(match.start("low"), taken):
                taken.append(match.span())
                yield _plain(match, patterns, rule)
    for match in patterns.limits.finditer(text):
        if not _inside(match.start(), taken):
            yield _limit(match)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _bracket(text: str, match: re.Match[str], patterns: _Patterns) -> _Range | None:
    """An interval; round brackets on both sides count only behind a word for ranges."""
    opening, closing = match["open"], match["close"]
    led = bool(
        patterns.lead_before.search(text, max(0, match.start() - 16), match.start())
    )
    both_round = opening == "(" and closing == ")"
    unbounded = bool(patterns.infinity.search(match["high"]))
    if both_round and not (led or unbounded):
        return None
    return _Range(
        minimum=number(match["low"]),
        maximum=None if unbounded else number(match["high"]),
        open_start=opening == "(" and not both_round,
        open_end=closing == ")" and not both_round,
        start=match.start(),
        end=match.end(),
        rule="range-interval",
        tier=Tier.CONDITIONAL if both_round and "," in match[0] else Tier.CERTAIN,
    )


def _plain(match: re.Match[str], patterns: _Patterns, rule: str) -> _Range:
    unbounded = bool(patterns.infinity.search(match["high"]))
    return _Range(
        minimum=number(match["low"]),
        maximum=None if unbounded else number(match["high"]),
        start=match.start(),
        end=match.end(),
        rule=rule,
    )


def _limit(match: re.Match[str]) -> _Range:
    """ "At least 1": the name of the group that matched says which limit it is."""
    name = next(
        name
        for name, value in match.groupdict().items()
        if value and "_number" not in name
    )
    limit = number(match[f"{name}_number"])
    low = "minimum" in name
    return _Range(
        minimum=limit if low else None,
        maximum=None if low else limit,
        open_start=low and name.startswith("exclusive"),
        open_end=not low and name.startswith("exclusive"),
        start=match.start(),
        end=match.end(),
        rule="range-limit",
    )


def _judged(passage: Passage, patterns: _Patterns, item: _Range) -> _Range:
    """Less certain where it is no range of the field's own unit, or none at all."""
    unit, end = units.attached(passage, item.end)
    fits = units.fits(passage, unit, needed=item.rule == "range-limit")
    backwards = (
        item.minimum is not None
        and item.maximum is not None
        and item.minimum > item.maximum
    )
    explained = bool(patterns.explained.match(passage.text, end))
    explained = explained or bool(patterns.more.match(passage.text, end))
    foreign = item.rule == "range-limit" and _foreign(passage, patterns, item.start)
    if not fits or backwards or foreign or explained:
        return replace(item, tier=Tier.CONDITIONAL, end=end)
    return replace(item, end=end)


def _foreign(passage: Passage, patterns: _Patterns, start: int) -> bool:
    """Whether a limit is that of something named in front of it in a later clause."""
    clause = max(passage.text.rfind(sign, 0, start) for sign in ",;。.\n")
    before = re.split(r"\d", passage.text[clause + 1 : start])[-1].strip()
    return bool(before) and clause >= 0 and not patterns.own.fullmatch(before)


def _several(found: list[_Range]) -> bool:
    """Whether one side of the range is limited twice, by different numbers."""
    lows = {
        (item.minimum, item.open_start) for item in found if item.minimum is not None
    }
    highs = {
        (item.maximum, item.open_end) for item in found if item.maximum is not None
    }
    return len(lows) > 1 or len(highs) > 1


def _special_outside(
    passage: Passage, patterns: _Patterns, found: list[_Range]
) -> bool:
    """Whether the text gives a meaning to a number that its own range leaves out."""
    for match in patterns.special.finditer(passage.text):
        if match["value"] is None:
            return True
        value = number(match["value"])
        for item in found:
            below = item.minimum is not None and value < item.minimum
            if below or (item.maximum is not None and value > item.maximum):
                return True
    return False


def _facts(passage: Passage, item: _Range) -> Iterator[Fact]:
    limits = (
        ("exclusiveMinimum" if item.open_start else "minimum", item.minimum),
        ("exclusiveMaximum" if item.open_end else "maximum", item.maximum),
    )
    for kind, value in limits:
        if value is not None:
            yield passage.fact(kind, value, item.rule, item.start, item.end, item.tier)


def _multiples(
    passage: Passage, patterns: _Patterns, found: list[_Range]
) -> Iterator[Fact]:
    for match in patterns.multiple.finditer(passage.text):
        value: Json = next(int(group) for group in match.groups() if group)
        if value:
            yield passage.fact(
                "multipleOf", value, "multiple-of", match.start(), match.end()
            )
    for match in patterns.step.finditer(passage.text):
        step = int(match["step"])
        lows = [item.minimum for item in found if item.minimum is not None]
        aligned = bool(lows) and bool(step) and all(low % step == 0 for low in lows)
        tier = Tier.CERTAIN if aligned and len(found) == 1 else Tier.CONDITIONAL
        if step:
            yield passage.fact(
                "multipleOf", step, "range-step", match.start(), match.end(), tier
            )
