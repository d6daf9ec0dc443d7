"""Units: which one a description declares, and whether two spellings mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.passage import Passage, any_of, one_of

_WORD_END = r"(?![A-Za-z0-9])"


@dataclass(frozen=True, slots=True)
class _Patterns:
    declared: re.Pattern[str]
    attached: re.Pattern[str]
    names: tuple[tuple[str, re.Pattern[str]], ...]
    counter: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    spellings = tuple(
        spelling for group in words.unit.names.values() for spelling in group
    )
    known = one_of(tuple(sorted(spellings, key=len, reverse=True)))
    counters = one_of(words.unit.counters)
    return _Patterns(
        declared=re.compile(
            rf"{one_of(words.unit.lead)}(?:\s*[:=(]\s*|\s*)(?P<unit>{known}){_WORD_END}",
            re.IGNORECASE,
        ),
        attached=re.compile(
            rf"\s*\(?\s*(?:(?P<unit>{known})|(?P<counter>{counters})){_WORD_END}",
            re.IGNORECASE,
        ),
        names=tuple((name, any_of(group)) for name, group in words.unit.names.items()),
        counter=re.compile(counters, re.IGNORECASE),
    )


def declared(passage: Passage) -> frozenset[str]:
    """The units that the text declares or the field's name carries, by their names."""
    patterns = _patterns(passage.words)
    found = {
        canonical(match["unit"], passage.words)
        for match in patterns.declared.finditer(passage.text)
    }
    name = passage.subject.name.lower()
    found |= {
        unit
        for unit in passage.words.unit.names
        if len(unit) > 2 and unit.lower() in name
    }
    return frozenset(found)


def canonical(spelling: str, words: Language) -> str:
    """The name of the unit that a spelling means."""
    matches = (
        name for name, group in _patterns(words).names if group.fullmatch(spelling)
    )
    return next(matches, spelling)


def attached(passage: Passage, position: int) -> tuple[str | None, int]:
    """The unit right after a number and where it ends; "" is a mere counter word."""
    match = _patterns(passage.words).attached.match(passage.text, position)
    if match is None:
        return None, position
    unit = match["unit"]
    return (canonical(unit, passage.words) if unit else ""), match.end()


def fits(passage: Passage, unit: str | None, *, needed: bool) -> bool:
    """Whether a number with this unit can be a value of the field as it stands.

    `needed`: the field must be known to count in that unit.
    """
    if not unit:
        return True
    known = declared(passage)
    return unit in known or (not needed and not known)


def units(passage: Passage) -> Iterator[Fact]:
    """The declared unit, in the text's own spelling; two different ones are not certain."""
    if passage.subject.type in ("boolean", "object"):
        return
    matches = list(_patterns(passage.words).declared.finditer(passage.text))
    several = len({canonical(match["unit"], passage.words) for match in matches}) > 1
    for match in matches[:1]:
        tier = Tier.CONDITIONAL if several else Tier.CERTAIN
        yield Fact(
            kind="unit",
            value=match["unit"],
            tier=tier,
            rule="unit-declared",
            start=passage.plain.raw(match.start()),
            end=passage.plain.raw(match.end()),
        )
