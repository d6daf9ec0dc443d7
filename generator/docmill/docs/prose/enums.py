"""Allowed values: lists behind a keyword, in brackets, explained one by one, or in bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.prose.glosses import Run, glosses
from docmill.docs.prose.language import Language
from docmill.docs.prose.listing import Listing, read_list
from docmill.docs.prose.model import Fact, Tier
from docmill.docs.prose.passage import Passage, any_of, one_of

_BRACKET = re.compile(r"\[(?=[^\[\]\n]*[,、/;|])")
_CONSTANTS = re.compile(r"\(\s*([A-Z][A-Z0-9_]+(?:\s*[,、/|]\s*[A-Z][A-Z0-9_]+)+)\s*\)")
_BULLETS = re.compile(r"[。:;.,]?\s*(?=\n\s*-\s*[A-Za-z0-9_.\-]+\s*\n\s*-)")
_INTERVAL = re.compile(r"\s*[\[(]\s*-?\d+\s*[,~-]\s*-?\d+\s*[\])]")
_DOTTED = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+){2,}")


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead: re.Pattern[str]
    weak_lead: re.Pattern[str]
    open_before: re.Pattern[str]
    other: re.Pattern[str]
    mark: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    return _Patterns(
        lead=any_of(words.enum.lead),
        weak_lead=any_of(words.enum.weak_lead),
        open_before=re.compile(
            rf"{one_of(words.enum.open_before)}\s*:?\s*$", re.IGNORECASE
        ),
        other=re.compile(
            rf"(?:^|[\s,;、。(\[]){one_of(words.enum.other)}\s*(?:[:=-]|{one_of(words.enum.weak_gloss)}|$)",
            re.IGNORECASE,
        ),
        mark=any_of(words.default.mark),
    )


def enums(passage: Passage) -> Iterator[Fact]:
    """The allowed values, from the first form of list that is there, and the marked default."""
    if passage.subject.type not in ("string", "integer", "number"):
        if passage.subject.type == "boolean":
            return
    patterns = _patterns(passage.words)
    candidates = list(_candidates(passage, patterns))
    if not candidates:
        return
    found, rule, start, tier = min(
        candidates,
        key=lambda item: (
            list(Tier).index(item[3]),
            -len(item[0].items) if item[3] is not Tier.CERTAIN else 0,
        ),
    )
    fact = passage.fact("enum", found.values, rule, start, found.end, tier)
    yield fact
    yield from _marked_default(passage, patterns, found, fact.tier)


_Candidate = tuple[Listing, str, int, Tier]


def _candidates(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    if passage.subject.type in ("array", "object"):
        return
    yield from _behind(
        passage, patterns, patterns.lead, "enum-after-word", Tier.CERTAIN
    )
    for run in glosses(passage):
        yield _gloss_candidate(passage, patterns, run)
    if passage.subject.type == "string":
        yield from _bracketed(passage, patterns)
        yield from _bulleted(passage)
    yield from _behind(
        passage, patterns, patterns.weak_lead, "enum-after-hint", Tier.CONDITIONAL
    )


def _behind(
    passage: Passage,
    patterns: _Patterns,
    lead: re.Pattern[str],
    rule: str,
    best: Tier,
) -> Iterator[_Candidate]:
    """Lists behind a word that announces values. Two different lists: neither is certain."""
    found: list[_Candidate] = []
    for match in lead.finditer(passage.text):
        if passage.subject.numeric and _INTERVAL.match(passage.text, match.end()):
            continue
        listing = read_list(passage.text, match.end(), passage.subject, passage.words)
        if listing is None or _explains_siblings(passage, listing):
            continue
        found.append(
            (
                listing,
                rule,
                match.start(),
                _tier(passage, patterns, listing, match, best),
            )
        )
    several = len({str(item[0].values) for item in found if len(item[0].items) > 1}) > 1
    for listing, name, start, tier in found:
        yield listing, name, start, (
            Tier.CONDITIONAL if several and tier is Tier.CERTAIN else tier
        )


def _tier(
    passage: Passage,
    patterns: _Patterns,
    listing: Listing,
    match: re.Match[str],
    best: Tier,
) -> Tier:
    before = passage.text[max(0, match.start() - 8) : match.start()]
    if listing.open_list or patterns.open_before.search(before):
        return Tier.WEAK
    single = len(listing.items) < 2
    if (
        single
        or not listing.closed
        or _odd(listing)
        or patterns.other.search(passage.text)
    ):
        return Tier.CONDITIONAL
    return best


def _odd(listing: Listing) -> bool:
    """Whether a full stop seems to have been typed for a comma in one of the values."""
    return (
        any(_DOTTED.fullmatch(str(value)) for value in listing.values)
        and len(listing.items) < 4
    )


def _explains_siblings(passage: Passage, listing: Listing) -> bool:
    return any(
        value in passage.subject.siblings
        for value in listing.values
        if isinstance(value, str)
    ) and all(item.explained for item in listing.items)


def _gloss_candidate(passage: Passage, patterns: _Patterns, run: Run) -> _Candidate:
    unsure = not run.sure or bool(patterns.other.search(passage.text))
    unsure = unsure or bool(
        patterns.open_before.search(passage.text[: run.listing.items[0].start][-8:])
    )
    tier = Tier.CONDITIONAL if unsure else Tier.CERTAIN
    return run.listing, run.rule, run.listing.items[0].start, tier


def _bracketed(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    """[on,off] and (PENDING, DONE) without a keyword."""
    for match in _BRACKET.finditer(passage.text):
        before = passage.text[max(0, match.start() - 8) : match.start()]
        listing = read_list(passage.text, match.start(), passage.subject, passage.words)
        if listing is None or not listing.closed or len(listing.items) < 2:
            continue
        odd = _odd(listing) or bool(patterns.open_before.search(before))
        yield listing, "enum-in-brackets", match.start(), (
            Tier.WEAK if odd else Tier.CERTAIN
        )
    for match in _CONSTANTS.finditer(passage.text):
        listing = read_list(passage.text, match.start(), passage.subject, passage.words)
        if listing and listing.closed:
            yield listing, "enum-constants", match.start(), Tier.CERTAIN


def _bulleted(passage: Passage) -> Iterator[_Candidate]:
    """A description that goes on with one bare value to a line, to its end."""
    match = _BULLETS.search(passage.text)
    listing = match and read_list(
        passage.text, match.end(), passage.subject, passage.words
    )
    if listing and match and not passage.text[listing.end :].strip():
        yield listing, "enum-bullets", match.end(), Tier.CERTAIN


def _marked_default(
    passage: Passage, patterns: _Patterns, found: Listing, tier: Tier
) -> Iterator[Fact]:
    """The item whose explanation says that it is the default."""
    marked = [
        item
        for item in found.items
        if item.explained and patterns.mark.search(passage.text, item.start, item.end)
    ]
    if len(marked) == 1:
        item = marked[0]
        yield passage.fact(
            "default", item.value, "default-marked", item.start, item.end, tier
        )
