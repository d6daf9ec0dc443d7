"""All rules over one description."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.model import Fact, Subject
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
    passage = Passage(plain=plain(text), subject=subject, words=merged(languages))
    found = [fact for rule in _RULES for fact in rule(passage)]
    return tuple(
        sorted(settled(found), key=lambda fact: (fact.start, fact.end, fact.kind))
    )
