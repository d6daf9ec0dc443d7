"""Allowed values as hand-written references list them: quoted, or behind a label.

`asc` or `desc`        Sort order (asc, desc)        Type of lid: "flat", "round"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from docmill.docs.descriptions.coded_lists import CodedList, read_coded
from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.lists import Listing, read_list
from docmill.docs.descriptions.model import Tier
from docmill.docs.descriptions.passage import Passage, any_of
from docmill.docs.descriptions.rules.enum_candidates import (
    Candidate,
    all_codes,
    judged,
)

# A text with more lists than this has none for the field, and costs time.
_MOST = 20
LISTED_RULES = frozenset(["enum-quoted", "enum-quoted-alone", "enum-after-label"])
# Where a list of quoted values may begin without a word in front of it.
_CLAUSE = re.compile(
    r'(?:^|(?<=[(\n])|(?<=[.;:,]\s)|(?<=\s-\s))(?=\s{0,20}(?:[-*+•]\s{1,4})?")'
)
# Behind a label: "Type of lid: ", "Sort order (", "Output format - ", "Lid `".
_SIGN = re.compile(r"(?:\s?:\s?|\s-\s|\s?(?=\()|\s(?=\"))(?=\S)")
_STOP = re.compile(r"[.;:()\n\"]")
_LONGEST = 60
_PIPED = re.compile(
    r"(?:^|(?<=[(:.]\s)|(?<=\())(?=[A-Za-z][\w.-]{0,40}(?:\s?\|\s?[A-Za-z][\w.-]{0,40}){1,40}"
    r"\s?(?:$|[).;,\n]))"
)
_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]{2,}")
_CLOSING = re.compile(r"\s*(?:$|[.;)\n]|,?\s*\()")


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead: re.Pattern[str]
    label: re.Pattern[str]
    no_label: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    return _Patterns(
        lead=any_of((*words.enum.lead, *words.enum.quoted_lead)),
        label=any_of((*words.enum.label, *words.enum.more_labels)),
        no_label=any_of((*words.enum.no_label, *words.enum.open_before)),
    )


@dataclass(frozen=True, slots=True)
class _Label:
    """Words in front of a sign behind which a list may stand."""

    text: str
    sign: str
    start: int
    end: int


def _labels(text: str) -> Iterator[_Label]:
    for match in _SIGN.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        label = _STOP.split(before)[-1]
        if len(label.strip()) > 1:
            yield _Label(label, match[0], match.start() - len(label), match.end())


def listed_values(passage: Passage) -> Iterator[Candidate]:
    """All such lists; none is certain where two of them differ, or where a value is the
    name of another field of the table: the text speaks of fields there."""
    found = list(islice(chain(_quoted(passage), _bare(passage)), _MOST))
    sets = {
        frozenset(map(repr, item.listing.values))
        for item in found
        if item.tier is not Tier.WEAK
    }
    largest = max(sets, key=len, default=frozenset[str]())
    doubtful = any(not part <= largest for part in sets)
    for item in found:
        whole = frozenset(map(repr, item.listing.values)) == largest
        sure = whole and not doubtful and not _names_fields(passage, item.listing)
        yield item if sure else item.doubted


def _names_fields(passage: Passage, listing: Listing) -> bool:
    parts = {passage.subject.name, *passage.subject.siblings}
    return bool(parts & set(map(str, listing.values)))


def _quoted(passage: Passage) -> Iterator[Candidate]:
    if '"' in passage.text:
        yield from _quoted_after_words(passage)
        yield from _quoted_after_labels(passage)
        yield from _quoted_clauses(passage)


def _coded(passage: Passage, position: int) -> CodedList | None:
    found = read_coded(passage.text, position, passage.subject, passage.words)
    return found if found and len(found.listing.items) > 1 else None


def _quoted_after_words(passage: Passage) -> Iterator[Candidate]:
    for match in _patterns(passage.words).lead.finditer(passage.text):
        if coded := _coded(passage, match.end()):
            found = judged(passage, coded.listing, "enum-quoted", match.start())
            # "Either `id` or `name` is required" explains nothing.
            yield found if coded.even else found.doubted


def _quoted_after_labels(passage: Passage) -> Iterator[Candidate]:
    """Lid: `flat`, `round`. Certain where the label is the field's name or a known one."""
    for label in _labels(passage.text):
        bare = label.sign == " " and passage.text.startswith('"', label.end)
        if not _is_label(passage, label.text, last=bare):
            continue
        if coded := _coded(passage, label.end):
            found = judged(passage, coded.listing, "enum-after-label", label.start)
            yield found if coded.even else found.doubted


def _quoted_clauses(passage: Passage) -> Iterator[Candidate]:
    """`asc` or `desc` as a sentence, in brackets, or explained value by value."""
    for match in _CLAUSE.finditer(passage.text):
        if coded := _coded(passage, match.end()):
            found = judged(passage, coded.listing, "enum-quoted-alone", match.start())
            yield found if _stands_alone(passage, coded, match.end()) else found.doubted


def _stands_alone(passage: Passage, coded: CodedList, start: int) -> bool:
    """Whether a list says by its form that it holds the values of the field.

    "Sort order. `up` or `down`." does; "Needs: `read`, `write`." does not, nor do the
    lines of "Attributes: <br>- `id` - the id <br>- `name` - its name".
    """
    before = passage.text[: coded.start].rstrip(" -*+•")
    if before.rstrip().endswith(":") or (passage.assumed_type and before[-1:] == "\n"):
        return False
    if passage.text[:start].endswith((", ", " - ")):
        goes_on = passage.text[: start - 2].rstrip().endswith(('"', ")"))
        return coded.bare and coded.listing.joined and not goes_on
    if passage.assumed_type and not coded.listing.joined:
        return coded.explained and "\n" not in passage.text
    return coded.explained or coded.bare


def _is_label(passage: Passage, label: str, *, last: bool) -> bool:
    """Whether words in front of a list name the field or say that it has values.

    `last`: the last of the words must be that name; "Path to the file (local, remote)"
    says nothing of the field `path`.
    """
    patterns = _patterns(passage.words)
    if patterns.no_label.search(label):
        return False
    words = [word.lower() for word in _WORD.findall(label)]
    names = [word.lower() for word in _WORD.findall(passage.subject.name)]
    named = (
        bool(names) and len(names[-1]) > 2 and names[-1] in words[-1 if last else 0 :]
    )
    known = [match.end() for match in patterns.label.finditer(label)]
    return named or (
        max(known, default=-1) == len(label.rstrip()) if last else bool(known)
    )


def _bare(passage: Passage) -> Iterator[Candidate]:
    """Values without quotes: a|b|c, or behind a label in brackets or after a colon."""
    if passage.subject.type == "string":
        for match in _PIPED.finditer(passage.text):
            yield from _bare_list(passage, match.end(), match.end(), joined=False)
    else:
        for match in _patterns(passage.words).lead.finditer(passage.text):
            yield from _bare_list(passage, match.start(), match.end(), joined=False)
    for label in _labels(passage.text):
        if _is_label(passage, label.text, last=True):
            joined = "-" in label.sign
            yield from _bare_list(passage, label.start, label.end, joined=joined)


def _bare_list(
    passage: Passage, start: int, position: int, *, joined: bool
) -> Iterator[Candidate]:
    text = passage.text
    listing = read_list(text, position, passage.subject, passage.words)
    if listing is None or len(listing.items) < 2 or (joined and not listing.joined):
        return
    words = passage.subject.numeric or all_codes(listing)
    if words and listing.closed and _CLOSING.match(text, listing.end):
        yield judged(passage, listing, "enum-after-label", start)
