"""All rules over one description."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.model import Fact, Subject, Tier
from docmill.docs.descriptions.passage import Passage, merged
from docmill.docs.descriptions.plain_text import plain
from docmill.docs.descriptions.resolve import settled
from docmill.docs.descriptions.rules.defaults import defaults
from docmill.docs.descriptions.rules.enums import enums
from docmill.docs.descriptions.rules.flags import flags
from docmill.docs.descriptions.rules.formats import formats
from docmill.docs.descriptions.rules.lengths import lengths
from docmill.docs.descriptions.rules.ranges import ranges
from docmill.docs.descriptions.rules.units import units

_RULES: tuple[Callable[[Passage], Iterator[Fact]], ...] = (
    defaults,
    enums,
    ranges,
    lengths,
    formats,
    units,
    flags,
)

# From the narrowest: every boolean and number is a text as well.
_TYPES = ("boolean", "number", "string")
_TELLING = frozenset(["default", "enum", "minimum", "maximum"])


@lru_cache(maxsize=16384)
def mine(
    text: str, subject: Subject, languages: tuple[Language, ...]
) -> tuple[Fact, ...]:
    """The facts that a description states about its subject, in the order of the text.

    `text` is the raw Markdown of a table cell, and the positions of the facts refer to
    it. Facts of one kind that disagree, and facts that contradict each other, are not
    certain.
    """
    if not text.strip() or not languages:
        return ()
    read, words = plain(text), merged(languages)
    found = _mined(Passage(plain=read, subject=subject, words=words))
    if not subject.type and words.enum.alternative:
        found = _of_unknown_type(Passage(plain=read, subject=subject, words=words))
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _mined(passage: Passage) -> list[Fact]:
    return settled([fact for rule in _RULES for fact in rule(passage)])


def _of_unknown_type(passage: Passage) -> list[Fact]:
    """The facts of a field without a type: those of the first type that its default, its
    values or its limits are of ("default false", "max 100", "`asc` or `desc`")."""
    found: list[Fact] = []
    for type_ in _TYPES:
        subject = replace(passage.subject, type=type_)
        found = _mined(replace(passage, subject=subject, assumed_type=True))
        if any(fact.kind in _TELLING and fact.tier is Tier.CERTAIN for fact in found):
            break
    return found
