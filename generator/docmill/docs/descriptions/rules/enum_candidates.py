"""A list that may hold the allowed values, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from docmill.docs.descriptions.labelled_values import more_glosses
from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.lists import Listing
from docmill.docs.descriptions.model import Tier
from docmill.docs.descriptions.passage import Passage, one_of

_DOTTED = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+){2,}")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A list, the rule that found it, and its first character with its announcement."""

    listing: Listing
    rule: str
    start: int
    tier: Tier

    @property
    def doubted(self) -> Candidate:
        """The same, conditional where it was certain."""
        unsure = Tier.CONDITIONAL if self.tier is Tier.CERTAIN else self.tier
        return replace(self, tier=unsure)


@dataclass(frozen=True, slots=True)
class _Patterns:
    open_before: re.Pattern[str]
    other: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    other = rf"{one_of(words.enum.other)}\s*(?:[:=-]|{one_of(words.enum.weak_gloss)}|$)"
    return _Patterns(
        open_before=re.compile(
            rf"{one_of(words.enum.open_before)}\s*:?\s*$", re.IGNORECASE
        ),
        other=re.compile(rf"(?:^|[\s,;、。(\[]){other}", re.IGNORECASE),
    )


def judged(passage: Passage, listing: Listing, rule: str, start: int) -> Candidate:
    """A list as a candidate: weak where it is open or holds examples, certain where it is
    read to its end and nothing hints at further values."""
    if listing.open_list or is_example(passage, start):
        return Candidate(listing, rule, start, Tier.WEAK)
    sure = listing.closed and not is_odd(listing) and not has_other(passage)
    sure = sure and not more_glosses(passage, listing)
    return Candidate(listing, rule, start, Tier.CERTAIN if sure else Tier.CONDITIONAL)


def is_example(passage: Passage, start: int) -> bool:
    """Whether words for an example stand in front of a character."""
    before = _patterns(passage.words).open_before
    return bool(before.search(passage.text, max(0, start - 14), start))


def has_other(passage: Passage) -> bool:
    """Whether the text explains a value that stands for all others."""
    return bool(_patterns(passage.words).other.search(passage.text))


def is_odd(listing: Listing) -> bool:
    """Whether a full stop seems to have been typed for a comma in one of the values."""
    return len(listing.items) < 4 and any(
        _DOTTED.fullmatch(str(value)) for value in listing.values
    )


def all_codes(listing: Listing) -> bool:
    """Whether all values are single words."""
    return all(_CODE.fullmatch(str(value)) for value in listing.values)
