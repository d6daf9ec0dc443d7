"""Values that are explained one by one without a keyword: 0:off 1:on, low=l, high=h."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.prose.language import Language
from docmill.docs.prose.listing import Item, Listing
from docmill.docs.prose.passage import CJK, Passage, any_of, one_of

_NAME = r"[A-Za-z][A-Za-z0-9_]*(?:[.\-][A-Za-z0-9_]+)*"
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
    name: re.Pattern[str]
    labelled: re.Pattern[str]
    measure: re.Pattern[str]
    not_value: re.Pattern[str]
    product: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    gloss, weak = one_of(words.enum.gloss), one_of(words.enum.weak_gloss)
    spellings = tuple(item for group in words.unit.names.values() for item in group)
    measures = (
        *words.unit.counters,
        *words.range.to,
        *words.length.unit,
        *words.range.special,
    )
    label = r"(?P<label>[^、,;|。\n]*?)"
    stop = rf"(?=\s*(?:[、,;|。\n\])]|$|(?<!\d)\s?-?\d{{1,4}}\s*(?:-{{1,2}}>|=>|[:=]|-(?!\d)|{gloss})))"
    return _Patterns(
        integer=re.compile(
            rf'(?<![\d.:\-~/A-Za-z_])"?(?P<value>-?\d{{1,6}})"?\s*(?:-{{1,2}}>|=>|[:=](?!=)|-(?!\s*\d)|{gloss}|(?P<weak>{weak}))'
            rf"\s*(?![\s\d\[(,;、]){label}{stop}",
            re.IGNORECASE,
        ),
        bare_integer=re.compile(
            rf"(?:^|(?<=[,;:、\s(\[。]))(?P<value>\d{{1,3}})\s*(?=[{CJK}A-Za-z])(?P<label>[^、,;|。\n\d]*)"
        ),
        name=re.compile(
            rf'(?:^|(?<=[,;:、\s(\[。.{CJK}]))"?(?P<value>{_NAME})"?\s*(?:-{{1,2}}>|=>|[:=]|-|{gloss}|(?P<weak>{weak})|(?=\())\s*'
            rf"(?P<label>(?:\([^()\n]*\)|[^、,;|。\n()A-Za-z]|(?<=[^\s])[A-Za-z]+)*)",
            re.IGNORECASE,
        ),
        labelled=re.compile(
            rf'(?P<label>[{CJK}]{{1,12}})\s*[:=\-]\s*"?(?P<value>{_NAME})"?(?![\w.])'
        ),
        measure=any_of((*spellings, *measures)),
        not_value=any_of(words.enum.not_value),
        product=any_of(words.guard.sentence),
    )


def glosses(passage: Passage) -> Iterator[Run]:
    """Rows of explained values, the most explicit form first."""
    patterns = _patterns(passage.words)
    if passage.subject.numeric:
        yield from _integers(passage, patterns, patterns.integer, "enum-integer-gloss")
        yield from _integers(
            passage, patterns, patterns.bare_integer, "enum-integer-bare"
        )
    elif passage.subject.type == "string":
        yield from _names(passage, patterns)
        yield from _labelled(passage, patterns)
        for run in _integers(passage, patterns, patterns.integer, "enum-digit-gloss"):
            yield Run(listing=_spelled(run.listing), rule=run.rule, sure=False)


def _integers(
    passage: Passage, patterns: _Patterns, pattern: re.Pattern[str], rule: str
) -> Iterator[Run]:
    matches = [match for match in pattern.finditer(passage.text) if _has_label(match)]
    bare = pattern is patterns.bare_integer
    if bare and any(
        patterns.measure.match(match["label"].strip()) for match in matches
    ):
        return
    values = [int(match["value"]) for match in matches]
    if len(values) < 2 or len(set(values)) < len(values):
        return
    ascending = values == sorted(values) and values[0] in (0, 1)
    if bare and not ascending:
        return
    sure = min(values) >= 0 and _adjacent(passage.text, matches, 40)
    yield Run(listing=_listing(matches, [*values]), rule=rule, sure=sure)


def _has_label(match: re.Match[str]) -> bool:
    return bool(match["label"].strip(" \"'"))


def _names(passage: Passage, patterns: _Patterns) -> Iterator[Run]:
    matches = [
        match
        for match in patterns.name.finditer(passage.text)
        if re.search(rf"[{CJK}]", match["label"])
        and not patterns.not_value.fullmatch(match["value"])
    ]
    values = [match["value"] for match in matches]
    if len(values) < 2 or len(set(values)) < len(values):
        return
    if any(value in passage.subject.siblings for value in values):
        return
    weak = any(match["weak"] for match in matches)
    sure = not weak and _adjacent(passage.text, matches, 0)
    yield Run(listing=_listing(matches, [*values]), rule="enum-name-gloss", sure=sure)


def _labelled(passage: Passage, patterns: _Patterns) -> Iterator[Run]:
    matches = [
        match
        for match in patterns.labelled.finditer(passage.text)
        if not patterns.not_value.fullmatch(match["value"])
    ]
    values = [match["value"] for match in matches]
    if len(values) < 2 or len(set(values)) < len(values):
        return
    sure = _adjacent(passage.text, matches, 0) and len(values) > 2
    yield Run(listing=_listing(matches, [*values]), rule="enum-labelled", sure=sure)


def _adjacent(text: str, matches: list[re.Match[str]], most: int) -> bool:
    """Whether only separators (and at most so many other characters) lie between them."""
    for first, second in zip(matches, matches[1:], strict=False):
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
