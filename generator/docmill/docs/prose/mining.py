"""All rules over one description."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from docmill.docs.prose.defaults import defaults
from docmill.docs.prose.enums import enums
from docmill.docs.prose.flags import flags
from docmill.docs.prose.formats import formats
from docmill.docs.prose.language import Language
from docmill.docs.prose.lengths import lengths
from docmill.docs.prose.model import Fact, Subject
from docmill.docs.prose.passage import Passage, merged
from docmill.docs.prose.ranges import ranges
from docmill.docs.prose.settle import settled
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
