"""Lengths of texts and sizes of arrays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from docmill.docs.descriptions.language import Language, LengthWords, Patterns
from docmill.docs.descriptions.literals import number
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.passage import CJK, Passage, any_of, one_of

# A text with more sizes than this has none for the field, and costs time.
_MOST = 20
_COUNT = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,7}"
_NOT_MORE = r"(?!\d|\.\d|\s*[KMG]i?B)"
_NOUN_BEFORE = re.compile(rf"[{CJK}A-Za-z_ ]{{0,14}}$")
_NATIVE = re.compile(rf"[{CJK}]")
_IDENTIFIER = re.compile(r"[a-z]+(?:[A-Z_][A-Za-z0-9]*)+|[a-z]{2,}(?=\s+$)")
_PHRASE_END = re.compile(r"[,;。.:\n(]")


@dataclass(frozen=True, slots=True)
class _Patterns:
    with_noun: tuple[tuple[str, re.Pattern[str]], ...]
    with_unit: tuple[tuple[str, re.Pattern[str]], ...]
    own: re.Pattern[str]
    empty: re.Pattern[str]
    not_empty: re.Pattern[str]
    guard: re.Pattern[str]
    items: re.Pattern[str]
    fewest_items: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    length = words.length
    return _Patterns(
        with_noun=_with_noun(length, one_of((*words.range.to, "~", "-"))),
        with_unit=_with_unit(length, one_of((*words.range.to, "~", "-"))),
        own=any_of(length.own),
        empty=any_of(length.empty),
        not_empty=any_of(length.not_empty),
        guard=any_of(words.guard.length),
        items=_counted(length.items),
        fewest_items=_counted(length.fewest_items),
    )


def _counted(phrases: Patterns) -> re.Pattern[str]:
    """The phrases with a number where N stands in them."""
    return any_of(
        tuple(
            phrase.replace("N", rf"(?P<n{index}>\d{{1,9}})")
            for index, phrase in enumerate(phrases)
        )
    )


def _span(unit: str, to: str) -> str:
    low, high = rf"(?P<low>{_COUNT})\s*{unit}?", rf"(?P<high>{_COUNT})"
    return rf"[\[(]?\s*{low}\s*(?:{to}|,)\s*{high}\s*[\])]?"


def _with_noun(length: LengthWords, to: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Phrases with the word for length: the number needs no unit."""
    lead, unit = one_of(length.lead), one_of(length.unit)
    low, high = rf"(?P<low>{_COUNT})", rf"(?P<high>{_COUNT})"
    phrases = (
        ("length-range", rf"{lead}\s*:?\s*{_span(unit, to)}"),
        ("length-maximum", rf"{lead}\s*{one_of(length.maximum)}\s*:?\s*{high}"),
        ("length-maximum", rf"{one_of(length.maximum_lead)}\s*:?\s*{high}"),
        ("length-minimum", rf"{lead}\s*{one_of(length.minimum)}\s*:?\s*{low}"),
        ("length-minimum", rf"{one_of(length.minimum_lead)}\s*:?\s*{low}"),
        (
            "length-below",
            rf"{lead}\s*{one_of(length.exclusive_maximum)}\s*(?P<below>{_COUNT})",
        ),
    )
    return tuple(
        (rule, _compiled(rf"{phrase}{_NOT_MORE}\s*{unit}?")) for rule, phrase in phrases
    )


def _with_unit(length: LengthWords, to: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Phrases without that word: characters must be what is counted."""
    unit = one_of(length.unit)
    low, high = rf"(?P<low>{_COUNT})\s*{unit}", rf"(?P<high>{_COUNT})\s*{unit}"
    phrases = (
        ("length-range", rf"(?<![\d./-])(?<!\d:){_span(unit, to)}\s*{unit}"),
        (
            "length-range",
            rf"{one_of(length.between)}\s*(?P<low>{_COUNT})\s*(?:{unit}\s*)?"
            rf"{one_of(length.both)}\s*{high}",
        ),
        ("length-maximum", rf"{one_of(length.maximum)}\s*:?\s*{high}"),
        ("length-minimum", rf"{one_of(length.minimum)}\s*:?\s*{low}"),
        ("length-maximum", rf"(?<![\d.~-]){high}\s*{one_of(length.within)}"),
    )
    return tuple((rule, _compiled(phrase)) for rule, phrase in phrases)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def lengths(passage: Passage) -> Iterator[Fact]:
    """minLength and maxLength of texts, maxItems of arrays."""
    patterns = _patterns(passage.words)
    if passage.subject.type == "array":
        yield from _items(passage, patterns)
    elif passage.subject.type == "string":
        if any(map(str.isdigit, passage.text)):
            yield from _lengths(passage, patterns)
        yield from _not_empty(passage, patterns)


def _lengths(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    """The lengths; two different ones in a text are those of different cases."""
    found = list(_limits(passage, patterns))
    from_nothing = any(kind == "minLength" and value == 0 for kind, value, *_ in found)
    unsure = not from_nothing and _encoded_or_empty(passage, patterns)
    for side in ("minLength", "maxLength"):
        unsure = unsure or len({value for kind, value, *_ in found if kind == side}) > 1
    for kind, value, rule, match in found:
        foreign = _foreign(passage, patterns, match)
        tier = Tier.CONDITIONAL if unsure or foreign else Tier.CERTAIN
        yield passage.fact(kind, value, rule, match.start(), match.end(), tier)


def _limits(
    passage: Passage, patterns: _Patterns
) -> Iterator[tuple[str, int | float, str, re.Match[str]]]:
    taken: list[tuple[int, int]] = []
    for rule, pattern in (*patterns.with_noun, *patterns.with_unit):
        for match in pattern.finditer(passage.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            groups = match.groupdict()
            if count := groups.get("low"):
                yield "minLength", number(count), rule, match
            if count := groups.get("high"):
                yield "maxLength", number(count), rule, match
            if count := groups.get("below"):
                yield "maxLength", number(count) - 1, rule, match


def _encoded_or_empty(passage: Passage, patterns: _Patterns) -> bool:
    """Whether an empty text is allowed as well, or the length is one before encoding."""
    text = patterns.not_empty.sub("", passage.text)
    return bool(patterns.empty.search(text) or patterns.guard.search(text))


def _foreign(passage: Passage, patterns: _Patterns, match: re.Match[str]) -> bool:
    """Whether the length is said to be that of something else than the field.

    Not where the words stand in the first phrase, or repeat what that phrase ends with.
    """
    first_end = _PHRASE_END.search(passage.text)
    if first_end is None or match.start() <= first_end.start():
        return _other_noun(passage, patterns, match)
    noun = _noun(passage, match)
    if not noun or patterns.own.fullmatch(noun) or noun == passage.subject.name:
        return False
    first = passage.text[: first_end.start()].strip()
    if _NATIVE.search(noun):
        return not (noun in first or first.endswith(noun))
    return bool(_IDENTIFIER.fullmatch(noun))


def _other_noun(passage: Passage, patterns: _Patterns, match: re.Match[str]) -> bool:
    """In the first phrase: a noun after a word of the sentence, such as "its mask length"."""
    noun = _noun(passage, match)
    return (
        bool(noun)
        and noun in passage.subject.siblings
        and not patterns.own.fullmatch(noun)
    )


def _noun(passage: Passage, match: re.Match[str]) -> str:
    before = _NOUN_BEFORE.search(passage.text[: match.start()])
    return before[0].strip() if before else ""


def _not_empty(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    if match := patterns.not_empty.search(passage.text):
        yield passage.fact("minLength", 1, "not-empty", match.start(), match.end())


def _items(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    for kind, rule, pattern in (
        ("maxItems", "most-items", patterns.items),
        ("minItems", "fewest-items", patterns.fewest_items),
    ):
        for match in islice(pattern.finditer(passage.text), _MOST):
            count = next(int(group) for group in match.groups() if group)
            yield passage.fact(kind, count, rule, match.start(), match.end())
