"""Lengths of texts and sizes of arrays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.prose.language import Language
from docmill.docs.prose.literals import number
from docmill.docs.prose.model import Fact, Tier
from docmill.docs.prose.passage import CJK, Passage, any_of, one_of

_COUNT = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,7}"
_NOT_MORE = r"(?![\d.]|\s*[KMG]i?B)"


@dataclass(frozen=True, slots=True)
class _Patterns:
    spans: tuple[tuple[str, re.Pattern[str]], ...]
    own: re.Pattern[str]
    empty: re.Pattern[str]
    not_empty: re.Pattern[str]
    guard: re.Pattern[str]
    items: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    length, to = words.length, one_of((*words.range.to, "~", "-"))
    lead, unit = one_of(length.lead), one_of(length.unit)
    noun = rf"(?P<noun>[{CJK}A-Za-z]{{0,12}}?)"
    below = one_of(length.exclusive_maximum)
    between = rf"[\[(]?\s*(?P<low>{_COUNT})\s*{unit}?\s*(?:{to}|,)\s*(?P<high>{_COUNT})\s*[\])]?"
    low, high = one_of(length.minimum), one_of(length.maximum)
    return _Patterns(
        spans=(
            (
                "length-range",
                _compiled(rf"{noun}{lead}\s*:?\s*{between}{_NOT_MORE}\s*{unit}?"),
            ),
            ("length-range", _compiled(rf"(?<![\d.:/-]){between}\s*{unit}")),
            (
                "length-maximum",
                _compiled(
                    rf"{noun}{lead}\s*{high}\s*:?\s*(?P<high>{_COUNT}){_NOT_MORE}\s*{unit}?"
                ),
            ),
            (
                "length-minimum",
                _compiled(
                    rf"{noun}{lead}\s*{low}\s*:?\s*(?P<low>{_COUNT}){_NOT_MORE}\s*{unit}?"
                ),
            ),
            (
                "length-below",
                _compiled(
                    rf"{noun}{lead}\s*{below}\s*:?\s*(?P<below>{_COUNT}){_NOT_MORE}\s*{unit}?"
                ),
            ),
            (
                "length-maximum",
                _compiled(rf"{high}\s*:?\s*(?P<high>{_COUNT})\s*{unit}"),
            ),
            ("length-minimum", _compiled(rf"{low}\s*:?\s*(?P<low>{_COUNT})\s*{unit}")),
            (
                "length-maximum",
                _compiled(
                    rf"(?<![\d.~-])(?P<high>{_COUNT})\s*{unit}\s*{one_of(length.within)}"
                ),
            ),
        ),
        own=any_of(length.own),
        empty=any_of(length.empty),
        not_empty=any_of(length.not_empty),
        guard=any_of(words.guard.length),
        items=any_of(
            tuple(p.replace("N", rf"(?P<n{i}>\d+)") for i, p in enumerate(length.items))
        ),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def lengths(passage: Passage) -> Iterator[Fact]:
    """minLength and maxLength of texts, maxItems of arrays."""
    patterns = _patterns(passage.words)
    if passage.subject.type == "array":
        yield from _items(passage, patterns)
    elif passage.subject.type == "string":
        if any(map(str.isdigit, passage.text)):
            yield from _spans(passage, patterns)
        yield from _not_empty(passage, patterns)


def _spans(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    unsure = _encoded_or_empty(passage, patterns)
    taken: list[tuple[int, int]] = []
    for rule, pattern in patterns.spans:
        for match in pattern.finditer(passage.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            tier = (
                Tier.CONDITIONAL
                if unsure or _foreign(passage, patterns, match)
                else Tier.CERTAIN
            )
            groups = match.groupdict()
            if below := groups.get("below"):
                value = int(number(below)) - 1
                yield passage.fact(
                    "maxLength", value, rule, match.start(), match.end(), tier
                )
            for kind, group in (("minLength", "low"), ("maxLength", "high")):
                if count := groups.get(group):
                    yield passage.fact(
                        kind, number(count), rule, match.start(), match.end(), tier
                    )


def _encoded_or_empty(passage: Passage, patterns: _Patterns) -> bool:
    """Whether an empty text is allowed as well, or the length is one before encoding."""
    text = patterns.not_empty.sub("", passage.text)
    return bool(patterns.empty.search(text) or patterns.guard.search(text))


def _foreign(passage: Passage, patterns: _Patterns, match: re.Match[str]) -> bool:
    """Whether the length is said to be that of something else than the field."""
    noun = (match.groupdict().get("noun") or "").strip()
    if not noun or patterns.own.fullmatch(noun) or noun == passage.subject.name:
        return False
    first = re.split(r"[,;。.:\n(]", passage.text, maxsplit=1)[0]
    return not (noun in first and match.start() > 0) and not first.endswith(noun)


def _not_empty(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    for match in patterns.not_empty.finditer(passage.text):
        yield passage.fact("minLength", 1, "not-empty", match.start(), match.end())
        return


def _items(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    for match in patterns.items.finditer(passage.text):
        count = next(int(group) for group in match.groups() if group)
        yield passage.fact("maxItems", count, "most-items", match.start(), match.end())
