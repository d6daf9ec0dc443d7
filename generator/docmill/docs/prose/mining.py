"""All rules over one description, and what their findings make of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from docmill.docs.prose.consistency import contradictions
from docmill.docs.prose.defaults import defaults
from docmill.docs.prose.enums import enums
from docmill.docs.prose.flags import flags
from docmill.docs.prose.formats import formats
from docmill.docs.prose.language import Language
from docmill.docs.prose.lengths import lengths
from docmill.docs.prose.model import Fact, Subject, Tier
from docmill.docs.prose.passage import Passage, merged
from docmill.docs.prose.ranges import ranges
from docmill.docs.prose.text import plain
from docmill.docs.prose.units import units

_RULES: tuple[Callable[[Passage], Iterator[Fact]], ...] = (
    defaults,
    enums,
    ranges,
    lengths,
    formats,
    units,
    flags,
)
_ORDER = {tier: index for index, tier in enumerate(Tier)}


@lru_cache(maxsize=8192)
def mine(
    text: str, subject: Subject, languages: tuple[Language, ...]
) -> tuple[Fact, ...]:
    """The facts that a description states about its subject, in the order of the text.

    `text` is the raw Markdown of a table cell, and the positions of the facts refer to
    it. Facts of one kind that disagree, and a set that contradicts itself, are not certain.
    """
    if not text.strip() or not languages:
        return ()
    passage = Passage(plain=plain(text), subject=subject, words=merged(languages))
    found = [fact for rule in _RULES for fact in rule(passage)]
    if not found:
        return ()
    settled = _trusted_defaults(_one_of_each(found))
    if contradictions(settled) or _special_values(settled):
        settled = [_demoted(fact) for fact in settled]
    elif contradictions([_believed(fact) for fact in settled]):
        settled = [_demoted(f) if f.kind == "default" else f for f in settled]
    return tuple(sorted(settled, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _one_of_each(found: list[Fact]) -> list[Fact]:
    """The surest fact of each kind and value; certain ones that disagree are conditional."""
    best: dict[tuple[str, str], Fact] = {}
    for fact in found:
        key = (fact.kind, repr(fact.value))
        if key not in best or _ORDER[fact.tier] < _ORDER[best[key].tier]:
            best[key] = fact
    kept = list(best.values())
    for kind in {fact.kind for fact in kept if fact.tier is Tier.CERTAIN}:
        kept = _agreed(kept, kind)
    return kept


def _agreed(facts: list[Fact], kind: str) -> list[Fact]:
    certain = [
        fact for fact in facts if fact.kind == kind and fact.tier is Tier.CERTAIN
    ]
    if kind == "minLength" and len(certain) > 1:
        # "not empty" and "at least 2 characters" agree: the stricter one says both.
        strictest = max(certain, key=lambda fact: (str(fact.value).zfill(12)))
        others = [fact for fact in certain if fact is not strictest]
        if all(fact.rule == "not-empty" for fact in others):
            return [fact for fact in facts if fact not in others]
    if len(certain) < 2:
        return facts
    return [
        replace(fact, tier=Tier.CONDITIONAL) if fact in certain else fact
        for fact in facts
    ]


def _trusted_defaults(facts: list[Fact]) -> list[Fact]:
    """A default that is one of the allowed values is no reference to another field."""
    allowed = next(
        (f.value for f in facts if f.kind == "enum" and f.tier is Tier.CERTAIN), None
    )
    if not isinstance(allowed, list):
        return facts
    sole = sum(fact.kind == "default" for fact in facts) == 1
    return [
        (
            replace(fact, tier=Tier.CERTAIN)
            if sole
            and fact.kind == "default"
            and fact.value in allowed
            and fact.rule == "default-before-word"
            else fact
        )
        for fact in facts
    ]


def _believed(fact: Fact) -> Fact:
    """A range that is not certain still shows a default outside it to be a special value."""
    return replace(fact, tier=Tier.CERTAIN) if "imum" in fact.kind else fact


def _special_values(facts: list[Fact]) -> bool:
    """Whether values are explained beside a range: they are special ones, not all."""
    glossed = any(fact.kind == "enum" and "gloss" in fact.rule for fact in facts)
    return glossed and any(fact.kind in ("minimum", "maximum") for fact in facts)


def _demoted(fact: Fact) -> Fact:
    disputed = fact.kind in (
        "default",
        "enum",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "multipleOf",
    )
    return (
        replace(fact, tier=Tier.CONDITIONAL)
        if disputed and fact.tier is Tier.CERTAIN
        else fact
    )
