"""Operations of a page set that shows its requests by example alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from docmill.docs.markdown.page import ListBlock, Table
from docmill.docs.outline.candidates import EXAMPLE, Candidate
from docmill.docs.outline.groups import Group

_CUSTOM = 3
"""So many sections with one request each are a custom of the set, not a tutorial."""
_TEMPLATE = ("{", "<", "/:", "[", "$")


def from_examples(groups: Sequence[Group]) -> list[tuple[Group, Candidate, bool]]:
    """One operation for each section that shows one request, and whether it is doubtful.

    Certain where fields or a response stand beside it and several sections are alike, or
    where the path has placeholders, which no mere example has. A tutorial of one call is
    doubtful.
    """
    starts = [(g, c) for g in groups if (c := _single(g)) is not None]
    first: dict[tuple[str | None, str], tuple[Group, Candidate]] = {}
    for group, candidate in starts:
        first.setdefault(candidate.key, (group, candidate))
    custom = sum(_has_fields(group) for group, _ in first.values()) >= _CUSTOM
    alike = _alike([group for group, _ in first.values()])
    return [
        (g, c, not (id(g) in alike or (_has_fields(g) and (custom or _is_template(c)))))
        for g, c in first.values()
    ]


def are_tried_out(starts: Sequence[tuple[Group, Candidate]]) -> bool:
    """Whether a page set only tries out calls, though they look like request lines.

    Reads the tour of a tool (`GET /posts/1` in one block, `GET /posts?page=7` in the next,
    not a word about fields); must not read a reference, which has placeholders, or says
    what goes in or comes out.
    """
    kinds = {c.kind for _, c in starts}
    if not kinds <= {"fence", "line"} or len(starts) <= _CUSTOM:
        return False
    described = sum(_has_fields(group) for group, _ in starts)
    if any(_is_template(c) for _, c in starts) or described * 4 > len(starts):
        return False
    return any(c.target.placeholders for _, c in starts)


def _single(group: Group) -> Candidate | None:
    shown = [c for c in group.candidates if c.method]
    examples = [c for c in shown if c.kind in EXAMPLE]
    if not examples:
        examples = [c for c in shown if c.kind == "mention" and not c.in_example]
    if len({c.key for c in examples}) != 1 or group.anchor.level == 0:
        return None
    return None if examples[0].target.path == "/" else examples[0]


def _is_template(candidate: Candidate) -> bool:
    return candidate.kind != "mention" and any(
        sign in candidate.written for sign in _TEMPLATE
    )


def _has_fields(group: Group) -> bool:
    """Whether a table, a list, or sections of parameters or a response stand below."""
    start, end = group.anchor.index, group.outline.end(group.anchor.index)
    below = group.outline.sections[start:end]
    return any(
        isinstance(b, (Table, ListBlock)) for s in below for b in s.blocks
    ) or any(s.concepts & {"parameters", "response", "request"} for s in below[1:])


def _alike(chosen: Sequence[Group]) -> frozenset[int]:
    """The groups whose sections stand side by side and show one request each.

    Reads five headings below "Endpoints", each over one command; must not read a tutorial,
    where some steps install and start things: sections without a request.
    """
    parents: dict[tuple[int, int], list[Group]] = defaultdict(list)
    for group in chosen:
        parents[id(group.outline), group.anchor.parent].append(group)
    return frozenset(
        id(group)
        for beside in parents.values()
        if len(beside) > _CUSTOM + 1 and len(beside) * 5 >= _siblings(beside[0]) * 4
        for group in beside
    )


def _siblings(group: Group) -> int:
    parent = group.anchor.parent
    return sum(s.is_heading and s.parent == parent for s in group.outline.sections)
