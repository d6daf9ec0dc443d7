"""What the findings of the rules make of each other: one fact of each, none in dispute."""

from __future__ import annotations

from dataclasses import replace

from docmill.docs.descriptions.contradictions import DISPUTED, contradictions
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.rules.defaults import DOUBTFUL_NAME

_ORDER = {tier: index for index, tier in enumerate(Tier)}


def settled(found: list[Fact]) -> list[Fact]:
    """The facts without repetitions; what disagrees or contradicts is not certain."""
    facts = _surest(found)
    for kind in dict.fromkeys(fact.kind for fact in facts):
        facts = _agreed(facts, kind)
    return _without_contradictions(_with_trusted_default(facts))


def _surest(found: list[Fact]) -> list[Fact]:
    """The surest fact of each kind and value, the first of equals."""
    best: dict[tuple[str, str], Fact] = {}
    for fact in found:
        key = (fact.kind, repr(fact.value))
        if key not in best or _ORDER[fact.tier] < _ORDER[best[key].tier]:
            best[key] = fact
    return list(best.values())


def _agreed(facts: list[Fact], kind: str) -> list[Fact]:
    """Certain facts of one kind with different values are those of different cases."""
    certain = [
        fact for fact in facts if fact.kind == kind and fact.tier is Tier.CERTAIN
    ]
    if len(certain) < 2:
        return facts
    # "Not empty" only says the least, so any other minimum length says more.
    weaker = [fact for fact in certain if fact.rule == "not-empty"]
    if len(certain) - len(weaker) == 1:
        return [fact for fact in facts if fact not in weaker]
    return [_doubted(fact) if fact in certain else fact for fact in facts]


def _with_trusted_default(facts: list[Fact]) -> list[Fact]:
    """A doubtful default that is one of the allowed values is no name of a field."""
    allowed = next(
        (f.value for f in facts if f.kind == "enum" and f.tier is Tier.CERTAIN), None
    )
    defaults = [fact for fact in facts if fact.kind == "default"]
    if not isinstance(allowed, list) or len(defaults) != 1:
        return facts
    default = defaults[0]
    if default.rule != DOUBTFUL_NAME or default.value not in allowed:
        return facts
    return [
        replace(fact, tier=Tier.CERTAIN) if fact is default else fact for fact in facts
    ]


def _without_contradictions(facts: list[Fact]) -> list[Fact]:
    """The facts with those that cannot all be true made conditional."""
    doubted = {kind for code, _ in contradictions(facts) for kind in DISPUTED[code]}
    if contradictions([_believed(fact) for fact in facts]):
        doubted |= {"default"}
    if _special_values(facts):
        doubted |= {"enum", *DISPUTED["default-out-of-range"]}
    return [_doubted(fact) if fact.kind in doubted else fact for fact in facts]


def _believed(fact: Fact) -> Fact:
    """A range that is not certain still shows a default outside it to be a special value."""
    return replace(fact, tier=Tier.CERTAIN) if "imum" in fact.kind else fact


def _special_values(facts: list[Fact]) -> bool:
    """Whether values are explained beside a range: they are special ones, not all."""
    explained = any(fact.kind == "enum" and "gloss" in fact.rule for fact in facts)
    return explained and any("imum" in fact.kind for fact in facts)


def _doubted(fact: Fact) -> Fact:
    return replace(fact, tier=Tier.CONDITIONAL) if fact.tier is Tier.CERTAIN else fact
