"""From candidates to operations: what a page set agrees on, and what belongs to each.

A family of pages is consistent: the kind of start that most operations of the set have
decides where a section shows several. Examples, mentions and change logs never become
operations; lists and index tables only add what is described nowhere else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.outline.candidates import EXAMPLE, SUMMARY, Candidate
from docmill.docs.outline.examples_only import are_tried_out, from_examples
from docmill.docs.outline.extents import scoped
from docmill.docs.outline.found import Chosen, Found, Piece
from docmill.docs.outline.groups import Group, groups_of
from docmill.docs.outline.links import links_of
from docmill.docs.outline.sections import Outline
from docmill.docs.outline.summaries import with_summaries
from docmill.docs.outline.votes import Votes, decide, leftovers, votes_of

_CALLS = frozenset({"fence", "line", "mention"})
__all__ = ["Chosen", "Found", "Piece", "choose"]


def choose(
    outlines: Sequence[Outline],
    lexicon: Lexicon,
    kinds: Collection[str] = (),
    method: str | None = None,
) -> Chosen:
    """The operations of a page set, in the order of its pages.

    `kinds` are the only ones that begin operations, where any are given; `method` is that
    of requests that show none.
    """
    groups = [group for outline in outlines for group in groups_of(outline, lexicon)]
    if kinds:
        groups = list(_only(groups, {*kinds, *EXAMPLE}))
    votes = votes_of(groups, outlines)
    votes = replace(votes, bare=method or votes.bare)
    found: list[Found] = []
    starts = _starts(groups, votes)
    for outline in outlines:
        path = outline.page.source.path
        found += scoped(outline, starts[path])
    found = with_summaries(found, groups, links_of(outlines), votes)
    return Chosen(tuple(found), votes.counts, _owned(found), tuple(groups))


def _only(groups: Iterable[Group], kinds: Collection[str]) -> Iterator[Group]:
    """The groups with the candidates of some kinds, those that have any."""
    for group in groups:
        kept = [c for c in group.candidates if c.kind in kinds]
        if kept:
            yield replace(group, candidates=kept)


def _starts(
    groups: Sequence[Group], votes: Votes
) -> dict[str, list[tuple[Group, Candidate, bool]]]:
    """The candidates that begin operations, by page: what a set shows best first."""
    decided = [(group, decide(group, votes)) for group in groups]
    if not any(chosen for _, chosen in decided) and not votes.lists:
        return _by_page(from_examples(groups))
    known = {c.key for _, chosen in decided for c in chosen}
    tried = are_tried_out([(g, c) for g, chosen in decided for c in chosen])
    starts = [
        (group, candidate, tried)
        for group, chosen in decided
        for candidate in chosen or leftovers(group, votes, known)
    ]
    templates = [c for _, c, _ in starts if c.target.placeholders]
    return _by_page(start for start in starts if not _is_call_of(start[1], templates))


def _is_call_of(candidate: Candidate, templates: Sequence[Candidate]) -> bool:
    """Whether a request in a code block or line has a value where a template has a name.

    Reads `GET /rooms/room-7/beds` beside `GET /rooms/{id}/beds`; must not read
    `GET /rooms/latest` beside `GET /rooms/{id}`, which may be an operation.
    """
    if candidate.kind not in _CALLS or candidate.target.placeholders:
        return False
    segments = candidate.target.path.strip("/").split("/")
    return any(
        one.method == candidate.method
        and _fills(segments, one.target.path.strip("/").split("/"))
        for one in templates
    )


def _fills(segments: Sequence[str], template: Sequence[str]) -> bool:
    if len(segments) != len(template):
        return False
    pairs = [(s, t) for s, t in zip(segments, template, strict=True) if s != t]
    return bool(pairs) and all(
        t.startswith("{") and re.search(r"\d", s) is not None for s, t in pairs
    )


def _by_page(
    starts: Iterable[tuple[Group, Candidate, bool]],
) -> dict[str, list[tuple[Group, Candidate, bool]]]:
    pages: dict[str, list[tuple[Group, Candidate, bool]]] = defaultdict(list)
    for start in starts:
        pages[start[0].outline.page.source.path].append(start)
    return pages


def _owned(found: Iterable[Found]) -> dict[str, frozenset[int]]:
    owned: dict[str, set[int]] = defaultdict(set)
    for one in found:
        path = one.outline.page.source.path
        listed = one.candidate.kind in SUMMARY
        if not listed or one.anchor.index != one.candidate.section:
            owned[path] |= {piece.section.index for piece in one.pieces}
    return {path: frozenset(indexes) for path, indexes in owned.items()}
