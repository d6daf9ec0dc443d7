"""Allowed values: lists behind a word, in brackets, in lines, or explained one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.descriptions.labelled_values import glosses
from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.lists import Listing, read_list
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.passage import Passage, any_of, one_of
from docmill.docs.descriptions.rules.enum_candidates import (
    Candidate,
    all_codes,
    has_other,
    is_example,
    is_odd,
    judged,
)
from docmill.docs.descriptions.rules.listed_values import LISTED_RULES, listed_values

_BRACKET = re.compile(r"\[(?=[^\[\]\n]*[,、/;|])")
_ALTERNATIVES = re.compile(
    r"(?<![\w|])(?=[A-Z][A-Z0-9_]+(?:\|[A-Z][A-Z0-9_]+)+(?![\w|]))"
)
_CONSTANTS = re.compile(
    r"\(\s*(?:[A-Z][A-Z0-9_]+(?:\s*[,、/|]\s*[A-Z][A-Z0-9_]+)+)\s*\)"
)
_INTERVAL = re.compile(r'\s*:?\s*[\[(]\s*"?-?[\d.]+"?\s*[,~-]\s*"?-?[\d.]+"?\s*[\])]')
# What stands between two values or behind one: most descriptions hold none, and no list.
_SEPARATOR = r'[,、/;|\n&:=>(\["-]|\d\D{1,80}\d'
_NEXT_CLAUSE = re.compile(r",\s*[^\x00-\x7f]")
_SENTENCE_LIST = re.compile(
    r"(?:^|(?<=[。\n]))\s*(?=[a-z0-9_\-]+(?:\s*[,、|]\s*[a-z0-9_\-]+){2,}\s*(?:$|[。\n]))"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    apart: re.Pattern[str]
    lead: re.Pattern[str]
    weak_lead: re.Pattern[str]
    label: re.Pattern[str]
    several: re.Pattern[str]
    mark: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    joints = (*words.enum.join, *words.enum.gloss, *words.enum.weak_gloss)
    return _Patterns(
        apart=any_of((_SEPARATOR, *joints)),
        lead=any_of(words.enum.lead),
        weak_lead=any_of(words.enum.weak_lead),
        several=any_of(words.enum.several),
        label=re.compile(rf"{one_of(words.enum.label)}\s*:", re.IGNORECASE),
        mark=any_of(words.default.mark),
    )


def enums(passage: Passage) -> Iterator[Fact]:
    """The allowed values in the surest form that is there, and the item marked as default.

    Lists of one value are left out: they say what is supported today.
    """
    if passage.subject.type not in ("string", "integer", "number"):
        return
    patterns = _patterns(passage.words)
    if not patterns.apart.search(passage.text):
        return
    found = [
        _of_one_value(passage, patterns, item)
        for item in _candidates(passage, patterns)
        if len(item.listing.items) > 1
    ]
    if not found:
        return
    order = list(Tier)
    best = min(found, key=lambda item: order.index(item.tier))
    listing = best.listing
    explained = best.rule in LISTED_RULES and any(i.explained for i in listing.items)
    fact = passage.fact(
        "enum",
        listing.values,
        best.rule,
        best.start,
        listing.end,
        best.tier,
        explained=explained,
    )
    yield fact
    yield from _marked_default(passage, patterns, listing, fact.tier)


def _candidates(passage: Passage, patterns: _Patterns) -> Iterator[Candidate]:
    if passage.words.enum.alternative:
        yield from listed_values(passage)
    yield from _after_words(passage, patterns)
    for run in glosses(passage):
        start = run.listing.items[0].start
        sure = run.sure and not has_other(passage) and not is_example(passage, start)
        tier = Tier.CERTAIN if sure else Tier.CONDITIONAL
        yield Candidate(run.listing, run.rule, start, tier)
    if passage.subject.type == "string":
        yield from _bracketed(passage)
        if not passage.assumed_type:
            yield from _filling_lines(passage)
        yield from _filling_sentence(passage)
        if not passage.words.enum.alternative:
            yield from _after_labels(passage, patterns)
    for item in _behind(passage, patterns, patterns.weak_lead, "enum-after-hint"):
        yield item.doubted


def _of_one_value(
    passage: Passage, patterns: _Patterns, candidate: Candidate
) -> Candidate:
    """Not certain where the text holds several of the listed values ("comma-separated
    list of fields: `id`, `name`"), or where they are links to what they are about."""
    linked = passage.words.enum.alternative and any(
        link.start < candidate.listing.end and candidate.start < link.end
        for link in passage.plain.links
    )
    several = passage.subject.type == "string" and patterns.several.search(passage.text)
    if linked or several:
        return candidate.doubted
    return candidate


def _after_words(passage: Passage, patterns: _Patterns) -> Iterator[Candidate]:
    """Behind a word that announces values. Two different lists: neither is certain."""
    found = list(_behind(passage, patterns, patterns.lead, "enum-after-word"))
    lists = {str(item.listing.values) for item in found if len(item.listing.items) > 1}
    for item in found:
        yield (item.doubted if len(lists) > 1 else item)


def _behind(
    passage: Passage, patterns: _Patterns, lead: re.Pattern[str], rule: str
) -> Iterator[Candidate]:
    for match in lead.finditer(passage.text):
        if _INTERVAL.match(passage.text, match.end()):
            continue
        listing = read_list(passage.text, match.end(), passage.subject, passage.words)
        if listing and passage.subject.name not in listing.values:
            yield judged(passage, listing, rule, match.start())


def _bracketed(passage: Passage) -> Iterator[Candidate]:
    """[on,off] and (PENDING, DONE) without a word in front."""
    for pattern, rule in (
        (_BRACKET, "enum-in-brackets"),
        (_CONSTANTS, "enum-constants"),
        (_ALTERNATIVES, "enum-constants"),
    ):
        for match in pattern.finditer(passage.text):
            if _INTERVAL.match(passage.text, match.start()):
                continue
            listing = read_list(
                passage.text, match.start(), passage.subject, passage.words
            )
            if listing and listing.closed and len(listing.items) > 1:
                unsure = is_odd(listing) or is_example(passage, match.start())
                unsure = unsure or "://" in passage.text
                tier = Tier.WEAK if unsure else Tier.CERTAIN
                yield Candidate(listing, rule, match.start(), tier)


def _filling_lines(passage: Passage) -> Iterator[Candidate]:
    """A description that goes on with one value to a line, to its end."""
    start = passage.text.find("\n")
    listing = start > 0 and read_list(
        passage.text, start, passage.subject, passage.words
    )
    if not listing or passage.text[listing.end :].strip():
        return
    part_of_object = any(value in passage.subject.siblings for value in listing.values)
    if listing.closed and not part_of_object and all_codes(listing):
        yield Candidate(listing, "enum-lines", listing.items[0].start, Tier.CERTAIN)


def _filling_sentence(passage: Passage) -> Iterator[Candidate]:
    """A sentence that holds nothing but three or more codes: in-process, succeeded, failed."""
    for match in _SENTENCE_LIST.finditer(passage.text):
        listing = read_list(passage.text, match.end(), passage.subject, passage.words)
        if listing and listing.closed and re.search(r"[_-]", str(listing.values)):
            yield Candidate(listing, "enum-sentence", match.end(), Tier.CERTAIN)


def _after_labels(passage: Passage, patterns: _Patterns) -> Iterator[Candidate]:
    """State: a, b or c. Believed where codes fill the clause, and "or" or the enumeration
    comma shows them to be alternatives."""
    for match in patterns.label.finditer(passage.text):
        if passage.text.startswith("\n", match.end()):
            continue
        listing = read_list(passage.text, match.end(), passage.subject, passage.words)
        if listing is None or not listing.closed or not all_codes(listing):
            continue
        _, sentence_end = passage.plain.sentence(listing.end)
        rest = passage.text[listing.end : sentence_end].strip()
        listed = listing.joined or "、" in passage.text[match.end() : listing.end]
        if listed and (not rest or _NEXT_CLAUSE.match(rest)):
            yield judged(passage, listing, "enum-after-label", match.start())


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
