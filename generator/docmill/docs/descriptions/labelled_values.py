"""Values that are explained one by one without a keyword: 0:off 1:on, low=l, high=h."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from docmill.docs.descriptions.language import Language, Patterns
from docmill.docs.descriptions.list_item import Item
from docmill.docs.descriptions.lists import Listing
from docmill.docs.descriptions.passage import CJK, Passage, any_of, one_of

_NAME = r"[A-Za-z][A-Za-z0-9_]*(?:[.\-][A-Za-z0-9_]+)*"
_NATIVE = re.compile(rf"[{CJK}]")
_ARROW = r"(?:-{1,2}>|=>)"
_AFTER_SIGN = r"(?:^|(?<=[,;:、\s(\[。]))"
_AFTER_SIGN_OR_NATIVE = rf"(?:^|(?<=[,;:、\s(\[。.{CJK}]))"
_NATIVE_LABEL = r"(?P<label>(?:\([^()\n]*\)|[^、,;|。\n()A-Za-z]|(?<=[^\s])[A-Za-z]+)*)"
_CODE = rf"[A-Z][A-Z0-9_]{{3,}}(?=\s*:)|{_NAME}(?=\s*-{{1,2}}>)"
_WORD_BEFORE = re.compile(r"[A-Za-z] $")
_GAP = re.compile(r"[\s,;、。.|]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A row of explained values. `sure`: nothing between or behind them is unexplained."""

    listing: Listing
    rule: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    integer: re.Pattern[str]
    bare_integer: re.Pattern[str]
    coded: re.Pattern[str]
    name: re.Pattern[str]
    labelled: re.Pattern[str]
    measure: re.Pattern[str]
    not_explained: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    gloss, weak = (
        one_of(words.enum.gloss),
        rf"(?P<weak>{one_of(words.enum.weak_gloss)})",
    )
    return _Patterns(
        integer=_integer_pattern(gloss, weak),
        bare_integer=re.compile(
            rf"{_AFTER_SIGN}(?P<value>\d{{1,3}})\s*(?=[{CJK}A-Za-z])(?P<label>[^、,;|。\n\d]*)"
        ),
        coded=re.compile(
            rf"{_AFTER_SIGN}(?P<value>{_CODE})\s*(?:{_ARROW}|:)\s*"
            rf"(?P<label>[^;\n。]*?)(?=\s*(?:[;\n。]|$|[,、]?\s*(?:{_CODE})))"
        ),
        name=re.compile(
            rf'{_AFTER_SIGN_OR_NATIVE}"?(?P<value>{_NAME})"?\s*'
            rf"(?:{_ARROW}|[:=]|-|{gloss}|{weak}|(?=\())\s*{_NATIVE_LABEL}",
            re.IGNORECASE,
        ),
        labelled=re.compile(
            rf"(?P<label>[{CJK}]{{1,12}})[ ]*[:=\-][ ]*"
            rf'"?(?P<value>{_NAME})"?(?![\w.]| [A-Z])'
        ),
        measure=any_of(_measures(words)),
        not_explained=any_of(words.enum.not_explained),
    )


def _integer_pattern(gloss: str, weak: str) -> re.Pattern[str]:
    """1:on, 1->on, 1-on, "1 means on"; the meaning runs to a separator or the next one."""
    following = rf"(?<!\d)\s?-?\d{{1,4}}\s*(?:{_ARROW}|[:=]|-(?!\d)|{gloss})"
    return re.compile(
        rf'(?<![\d.\-~/A-Za-z_])(?<!\d:)"?(?P<value>-?\d{{1,6}})"?\s*'
        rf"(?:{_ARROW}|[:=](?!=)|-(?!\s*\d)|{gloss}|{weak})\s*(?![\s\d\[(,;、])"
        rf"(?P<label>[^、,;|。\n]*?)(?=\s*(?:[、,;|。\n\])]|$|{following}))",
        re.IGNORECASE,
    )


def _measures(words: Language) -> Patterns:
    """What stands behind a number that is an amount, not a value with a meaning."""
    return (
        *(spelling for group in words.unit.names.values() for spelling in group),
        *words.unit.counters,
        *words.length.unit,
        *words.range.minimum,
        *words.range.maximum,
        *words.range.to,
        *words.range.special,
        *words.default.lead,
    )


def glosses(passage: Passage) -> Iterator[Run]:
    """Rows of explained values, the most explicit form first."""
    patterns = _patterns(passage.words)
    if passage.subject.numeric:
        yield from _integers(passage, patterns.integer, "enum-integer-gloss")
        yield from _bare_integers(passage, patterns)
    elif passage.subject.type == "string":
        yield from _names(passage, patterns, patterns.coded, "enum-code-gloss")
        yield from _names(passage, patterns, patterns.name, "enum-name-gloss")
        yield from _names(passage, patterns, patterns.labelled, "enum-labelled")
        for run in _integers(passage, patterns.integer, "enum-digit-gloss"):
            yield Run(listing=_spelled(run.listing), rule=run.rule, sure=False)


def more_glosses(passage: Passage, listing: Listing) -> bool:
    """Whether values are explained behind an explained list that are not in it."""
    if not any(item.explained for item in listing.items):
        return False
    patterns = _patterns(passage.words)
    pattern = patterns.integer if passage.subject.numeric else patterns.name
    known = {str(value) for value in listing.values}
    return any(
        match["value"] not in known and _is_gloss(patterns, match)
        for match in pattern.finditer(passage.text, listing.end)
    )


def _integers(passage: Passage, pattern: re.Pattern[str], rule: str) -> Iterator[Run]:
    matches = [
        match
        for match in pattern.finditer(passage.text)
        if match["label"].strip(" \"'")
    ]
    values = [int(match["value"]) for match in matches]
    if _distinct(values):
        sure = min(values) >= 0 and _adjacent(passage.text, matches, 40)
        sure = sure and not (passage.words.enum.alternative and _only_ends(values))
        yield Run(listing=_listing(matches, [*values]), rule=rule, sure=sure)


def _bare_integers(passage: Passage, patterns: _Patterns) -> Iterator[Run]:
    """0 off, 1 on: only where they count, and never numbers with a unit."""
    matches = list(patterns.bare_integer.finditer(passage.text))
    values = [int(match["value"]) for match in matches]
    measured = any(patterns.measure.match(match["label"].strip()) for match in matches)
    if _distinct(values) and not measured and _counting(values):
        sure = _adjacent(passage.text, matches, 40)
        yield Run(
            listing=_listing(matches, [*values]), rule="enum-integer-bare", sure=sure
        )


def _names(
    passage: Passage, patterns: _Patterns, pattern: re.Pattern[str], rule: str
) -> Iterator[Run]:
    explained = [m for m in pattern.finditer(passage.text) if _is_gloss(patterns, m)]
    matches = [match for match in explained if not _clipped(match)]
    values = [match["value"] for match in matches]
    parts = {passage.subject.name, *passage.subject.siblings}
    if not _distinct(values) or parts & set(values):
        return
    unlike = any(match.groupdict().get("weak") for match in matches)
    few = pattern is patterns.labelled and len(values) < 3
    whole = len(matches) == len(explained) and _adjacent(passage.text, matches, 0)
    sure = whole and not unlike and not few
    yield Run(listing=_listing(matches, [*values]), rule=rule, sure=sure)


def _is_gloss(patterns: _Patterns, match: re.Match[str]) -> bool:
    if match["value"].lstrip("-").isdigit() or match.re is patterns.coded:
        explained = bool(match["label"].strip(" \"'"))
    else:
        explained = bool(_NATIVE.search(match["label"]))
    return explained and not patterns.not_explained.fullmatch(match["value"])


def _clipped(match: re.Match[str]) -> bool:
    """Whether the value is but the last word of a name."""
    return bool(_WORD_BEFORE.search(match.string, 0, match.start("value")))


def _counting(values: list[int]) -> bool:
    """Whether the values go up from 0 or 1, or are those of a switch."""
    return set(values) == {0, 1} or (values == sorted(values) and values[0] in (0, 1))


def _only_ends(values: list[int]) -> bool:
    """Whether only the first and the last value of many are told: 1 = May, 12 = April."""
    return len(values) == 2 and abs(values[0] - values[1]) > 4


def _distinct(values: Sequence[int | str]) -> bool:
    return len(values) > 1 and len(set(values)) == len(values)


def _adjacent(text: str, matches: list[re.Match[str]], most: int) -> bool:
    """Whether only separators (and at most so many other characters) lie between them."""
    for first, second in pairwise(matches):
        gap = _GAP.match(text, first.end())
        start = gap.end() if gap else first.end()
        if second.start() - start > most:
            return False
    return True


def _listing(matches: list[re.Match[str]], values: list[int | str]) -> Listing:
    items = tuple(
        Item(value=value, start=match.start(), end=match.end(), explained=True)
        for match, value in zip(matches, values, strict=True)
    )
    return Listing(items=items, closed=True, open_list=False, end=matches[-1].end())


def _spelled(listing: Listing) -> Listing:
    items = tuple(
        Item(value=str(item.value), start=item.start, end=item.end, explained=True)
        for item in listing.items
    )
    return Listing(
        items=items, closed=listing.closed, open_list=listing.open_list, end=listing.end
    )
