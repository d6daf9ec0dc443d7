"""Allowed values: lists behind a word, in brackets, in lines, or explained one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from docmill.docs.descriptions.coded_lists import CodedList, read_coded
from docmill.docs.descriptions.labelled_values import glosses, more_glosses
from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.lists import Listing, read_list
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.passage import Passage, any_of, one_of

_BRACKET = re.compile(r"\[(?=[^\[\]\n]*[,、/;|])")
_ALTERNATIVES = re.compile(
    r"(?<![\w|])(?=[A-Z][A-Z0-9_]+(?:\|[A-Z][A-Z0-9_]+)+(?![\w|]))"
)
_CONSTANTS = re.compile(
    r"\(\s*(?:[A-Z][A-Z0-9_]+(?:\s*[,、/|]\s*[A-Z][A-Z0-9_]+)+)\s*\)"
)
_INTERVAL = re.compile(r'\s*:?\s*[\[(]\s*"?-?[\d.]+"?\s*[,~-]\s*"?-?[\d.]+"?\s*[\])]')
# Where a list of quoted values may begin without a word in front of it.
_CLAUSE = re.compile(r'(?:^|(?<=[(\n])|(?<=[.;:]\s))(?=\s{0,20}(?:[-*+•]\s{1,4})?")')
_VALUE = re.compile(r"[A-Za-z0-9]")
_NEXT_CLAUSE = re.compile(r",\s*[^\x00-\x7f]")
_DOTTED = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+){2,}")
_SENTENCE_LIST = re.compile(
    r"(?:^|(?<=[。\n]))\s*(?=[a-z0-9_\-]+(?:\s*[,、|]\s*[a-z0-9_\-]+){2,}\s*(?:$|[。\n]))"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead: re.Pattern[str]
    quoted_lead: re.Pattern[str]
    weak_lead: re.Pattern[str]
    label: re.Pattern[str]
    several: re.Pattern[str]
    open_before: re.Pattern[str]
    other: re.Pattern[str]
    mark: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    listing: Listing
    rule: str
    start: int
    tier: Tier


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    other = rf"{one_of(words.enum.other)}\s*(?:[:=-]|{one_of(words.enum.weak_gloss)}|$)"
    return _Patterns(
        lead=any_of(words.enum.lead),
        quoted_lead=any_of((*words.enum.lead, *words.enum.quoted_lead)),
        weak_lead=any_of(words.enum.weak_lead),
        several=any_of(words.enum.several),
        label=re.compile(rf"{one_of(words.enum.label)}\s*:", re.IGNORECASE),
        open_before=re.compile(
            rf"{one_of(words.enum.open_before)}\s*:?\s*$", re.IGNORECASE
        ),
        other=re.compile(rf"(?:^|[\s,;、。(\[]){other}", re.IGNORECASE),
        mark=any_of(words.default.mark),
    )


def enums(passage: Passage) -> Iterator[Fact]:
    """The allowed values in the surest form that is there, and the item marked as default.

    Lists of one value are left out: they say what is supported today.
    """
    if passage.subject.type not in ("string", "integer", "number"):
        return
    if not _VALUE.search(passage.text):
        return
    patterns = _patterns(passage.words)
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
    fact = passage.fact(
        "enum", listing.values, best.rule, best.start, listing.end, best.tier
    )
    yield fact
    yield from _marked_default(passage, patterns, listing, fact.tier)


def _candidates(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    if passage.words.enum.alternative:
        yield from _coded(passage, patterns)
    yield from _after_words(passage, patterns)
    for run in glosses(passage):
        start = run.listing.items[0].start
        sure = (
            run.sure
            and not _other(passage, patterns)
            and not _example(passage, patterns, start)
        )
        tier = Tier.CERTAIN if sure else Tier.CONDITIONAL
        yield _Candidate(run.listing, run.rule, start, tier)
    if passage.subject.type == "string":
        yield from _bracketed(passage, patterns)
        if not passage.assumed_type:
            yield from _filling_lines(passage)
        yield from _filling_sentence(passage)
        yield from _after_labels(passage, patterns)
    for item in _behind(passage, patterns, patterns.weak_lead, "enum-after-hint"):
        yield replace(item, tier=_at_most_conditional(item.tier))


def _coded(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    """Lists of quoted values; none is certain where two of them differ."""
    if '"' not in passage.text:
        return
    found = [*_coded_after_words(passage, patterns), *_coded_clauses(passage, patterns)]
    sets = {frozenset(map(repr, item.listing.values)) for item in found}
    largest = max(sets, key=len, default=frozenset[str]())
    doubtful = any(not part <= largest for part in sets)
    for item in found:
        whole = frozenset(map(repr, item.listing.values)) == largest
        sure = whole and not doubtful and not _names_fields(passage, item.listing)
        yield item if sure else replace(item, tier=_at_most_conditional(item.tier))


def _of_one_value(
    passage: Passage, patterns: _Patterns, candidate: _Candidate
) -> _Candidate:
    """Not certain where the text holds several of the listed values ("comma-separated
    list of fields: `id`, `name`"), or where they are links to what they are about."""
    linked = passage.words.enum.alternative and any(
        link.start < candidate.listing.end and candidate.start < link.end
        for link in passage.plain.links
    )
    several = passage.subject.type == "string" and patterns.several.search(passage.text)
    if linked or several:
        return replace(candidate, tier=_at_most_conditional(candidate.tier))
    return candidate


def _names_fields(passage: Passage, listing: Listing) -> bool:
    """Whether a listed value is the name of a field of the table: it lists fields."""
    parts = {passage.subject.name, *passage.subject.siblings}
    return bool(parts & set(map(str, listing.values)))


def _coded_after_words(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    for match in patterns.quoted_lead.finditer(passage.text):
        coded = read_coded(passage.text, match.end(), passage.subject, passage.words)
        if coded and len(coded.listing.items) > 1:
            tier = _tier(passage, patterns, coded.listing, match.start())
            # "Either `id` or `name` is required" explains nothing.
            tier = tier if coded.even else _at_most_conditional(tier)
            yield _Candidate(coded.listing, "enum-quoted", match.start(), tier)


def _coded_clauses(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    """`asc` or `desc` as a sentence, in brackets, or explained value by value."""
    for match in _CLAUSE.finditer(passage.text):
        coded = read_coded(passage.text, match.end(), passage.subject, passage.words)
        if coded is None or len(coded.listing.items) < 2:
            continue
        tier = _tier(passage, patterns, coded.listing, match.start())
        if not _stands_alone(passage, coded):
            tier = _at_most_conditional(tier)
        yield _Candidate(coded.listing, "enum-quoted-alone", coded.start, tier)


def _stands_alone(passage: Passage, coded: CodedList) -> bool:
    """Whether a list says by its form that it holds the values of the field.

    "Sort order. `up` or `down`." does; "Needs: `read`, `write`." does not, nor do the
    lines of "Attributes: <br>- `id` - the id <br>- `name` - its name".
    """
    before = passage.text[: coded.start].rstrip(" -*+•")
    if before.rstrip().endswith(":") or (passage.assumed_type and before[-1:] == "\n"):
        return False
    if passage.assumed_type and not coded.listing.joined:
        return coded.explained and "\n" not in passage.text
    return coded.explained or coded.bare


def _after_words(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    """Behind a word that announces values. Two different lists: neither is certain."""
    found = list(_behind(passage, patterns, patterns.lead, "enum-after-word"))
    lists = {str(item.listing.values) for item in found if len(item.listing.items) > 1}
    for item in found:
        yield (
            replace(item, tier=_at_most_conditional(item.tier))
            if len(lists) > 1
            else item
        )


def _at_most_conditional(tier: Tier) -> Tier:
    return Tier.CONDITIONAL if tier is Tier.CERTAIN else tier


def _behind(
    passage: Passage, patterns: _Patterns, lead: re.Pattern[str], rule: str
) -> Iterator[_Candidate]:
    for match in lead.finditer(passage.text):
        if _INTERVAL.match(passage.text, match.end()):
            continue
        listing = read_list(passage.text, match.end(), passage.subject, passage.words)
        if listing and passage.subject.name not in listing.values:
            tier = _tier(passage, patterns, listing, match.start())
            yield _Candidate(listing, rule, match.start(), tier)


def _tier(passage: Passage, patterns: _Patterns, listing: Listing, start: int) -> Tier:
    if listing.open_list or _example(passage, patterns, start):
        return Tier.WEAK
    sure = listing.closed and not _odd(listing) and not _other(passage, patterns)
    sure = sure and not more_glosses(passage, listing)
    return Tier.CERTAIN if sure else Tier.CONDITIONAL


def _example(passage: Passage, patterns: _Patterns, start: int) -> bool:
    return bool(patterns.open_before.search(passage.text, max(0, start - 14), start))


def _other(passage: Passage, patterns: _Patterns) -> bool:
    return bool(patterns.other.search(passage.text))


def _odd(listing: Listing) -> bool:
    """Whether a full stop seems to have been typed for a comma in one of the values."""
    return len(listing.items) < 4 and any(
        _DOTTED.fullmatch(str(value)) for value in listing.values
    )


def _bracketed(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
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
                unsure = _odd(listing) or _example(passage, patterns, match.start())
                unsure = unsure or "://" in passage.text
                tier = Tier.WEAK if unsure else Tier.CERTAIN
                yield _Candidate(listing, rule, match.start(), tier)


def _filling_lines(passage: Passage) -> Iterator[_Candidate]:
    """A description that goes on with one value to a line, to its end."""
    start = passage.text.find("\n")
    listing = start > 0 and read_list(
        passage.text, start, passage.subject, passage.words
    )
    if not listing or passage.text[listing.end :].strip():
        return
    part_of_object = any(value in passage.subject.siblings for value in listing.values)
    if listing.closed and not part_of_object and _all_codes(listing):
        yield _Candidate(listing, "enum-lines", listing.items[0].start, Tier.CERTAIN)


def _all_codes(listing: Listing) -> bool:
    return all(
        re.fullmatch(r"[A-Za-z][A-Za-z0-9_.\-]*", str(value))
        for value in listing.values
    )


def _filling_sentence(passage: Passage) -> Iterator[_Candidate]:
    """A sentence that holds nothing but three or more codes: in-process, succeeded, failed."""
    for match in _SENTENCE_LIST.finditer(passage.text):
        listing = read_list(passage.text, match.end(), passage.subject, passage.words)
        if listing and listing.closed and re.search(r"[_-]", str(listing.values)):
            yield _Candidate(listing, "enum-sentence", match.end(), Tier.CERTAIN)


def _after_labels(passage: Passage, patterns: _Patterns) -> Iterator[_Candidate]:
    """State: a, b or c. Believed where codes fill the clause, and "or" or the enumeration
    comma shows them to be alternatives."""
    for match in patterns.label.finditer(passage.text):
        if passage.text.startswith("\n", match.end()):
            continue
        listing = read_list(passage.text, match.end(), passage.subject, passage.words)
        if listing is None or not listing.closed or not _all_codes(listing):
            continue
        _, sentence_end = passage.plain.sentence(listing.end)
        rest = passage.text[listing.end : sentence_end].strip()
        listed = listing.joined or "、" in passage.text[match.end() : listing.end]
        if listed and (not rest or _NEXT_CLAUSE.match(rest)):
            tier = _tier(passage, patterns, listing, match.start())
            yield _Candidate(listing, "enum-after-label", match.start(), tier)


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
