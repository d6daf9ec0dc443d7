"""What belongs to an operation: its sections, and its part of them where several share one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from docmill.docs.outline.candidates import Candidate
from docmill.docs.outline.found import Found, Piece
from docmill.docs.outline.groups import Group
from docmill.docs.outline.sections import Outline, Section

# Same-level sections behind an operation that belong to it: pages without depth.
_FOLLOWING = frozenset(
    [
        "parameters",
        "path",
        "query",
        "header",
        "cookie",
        "form",
        "body",
        "request",
        "response",
        "example",
        "success",
        "returns",
        "status_code",
        "error",
        "code_sample",
        "description",
    ]
)
_COMMON = frozenset(
    [
        "authentication",
        "changelog",
        "pagination",
        "rate_limit",
        "model",
        "base_url",
        "enum",
        "version",
        "faq",
        "sdk",
        "toc",
    ]
)
_FIRST = (-1, -2)
_LAST = (10**9, 0)


def scoped(
    outline: Outline, starts: list[tuple[Group, Candidate, bool]]
) -> list[Found]:
    """The operations of a page with what belongs to each.

    A start is a candidate, its group, and whether it is doubtful.
    """
    by_anchor: dict[int, list[tuple[Candidate, bool]]] = defaultdict(list)
    for group, candidate, doubtful in starts:
        by_anchor[group.anchor.index].append((candidate, doubtful))
    found: list[Found] = []
    for index, own in by_anchor.items():
        anchor = outline.sections[index]
        sections = sections_of(outline, anchor, set(by_anchor))
        doubts = {id(candidate): doubtful for candidate, doubtful in own}
        for same, pieces in _split([candidate for candidate, _ in own], sections):
            found += [Found(outline, c, anchor, pieces, doubts[id(c)]) for c in same]
    return found


def sections_of(outline: Outline, anchor: Section, anchors: set[int]) -> list[Section]:
    """The sections of an operation, without those of operations below it.

    Where pages have no depth (`## GET /users`, `## Parameters`), the sections of the same
    level that follow belong to it, unless their words are about the whole API.
    """
    sections = [anchor]
    skip = -1
    last = len(anchors) > 1 and anchor.index == max(anchors)
    usual = _usual(outline, anchors) if last else _FOLLOWING
    usual -= _below(outline, anchor)
    for section in outline.sections[anchor.index + 1 :]:
        if section.index in anchors and section.level <= anchor.level:
            break
        if section.level <= anchor.level and not _follows(section, anchor, usual):
            break
        if section.index in anchors:
            skip = outline.end(section.index)
        if section.index >= skip:
            sections.append(section)
    return sections


def _below(outline: Outline, anchor: Section) -> frozenset[str]:
    """What an operation has in deeper sections, and so not in those of its own level.

    Reads "## Options" of the program behind "## API" with `##### Parameters` in it.
    """
    inside = outline.sections[anchor.index + 1 : outline.end(anchor.index)]
    found: frozenset[str] = frozenset()
    return found.union(*(s.concepts & _FOLLOWING for s in inside if s.is_heading))


def _usual(outline: Outline, anchors: set[int]) -> frozenset[str]:
    """What follows operations at their own level, before the last one.

    "Errors" behind the last operation is about all of them, unless others have it as well.
    """
    found: set[str] = set()
    order = sorted(anchors)
    for start, end in pairwise(order):
        anchor = outline.sections[start]
        for section in outline.sections[start + 1 : end]:
            if section.level < anchor.level:
                break
            if section.level == anchor.level:
                found |= section.concepts & _FOLLOWING
    return frozenset(found)


def _follows(section: Section, anchor: Section, usual: frozenset[str]) -> bool:
    if section.level < anchor.level or anchor.level == 0:
        return False
    return (
        section.role.sure
        and bool(section.concepts & usual)
        and not section.concepts & _COMMON
    )


def _split(
    candidates: list[Candidate], sections: list[Section]
) -> Iterator[tuple[list[Candidate], tuple[Piece, ...]]]:
    """Several operations in one section: each from its request to the next one.

    Request lines in one block share what follows; text before the first belongs to it,
    unless each has a line of text of its own above it.
    """
    places: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        places[candidate.section, candidate.block].append(candidate)
    order = sorted(places)
    if len(order) > 1 and _all_adjacent(order):
        yield candidates, tuple(_pieces(sections, _FIRST, _LAST))
        return
    for number, start in enumerate(order):
        titled = any(c.kind == "line" and c.title for c in places[start])
        begin = _FIRST if number == 0 and not titled else start
        end = order[number + 1] if number + 1 < len(order) else _LAST
        yield places[start], tuple(_pieces(sections, begin, end))


def _all_adjacent(order: list[tuple[int, int]]) -> bool:
    """Whether nothing stands between the requests: `GET /a` and `GET /b` share a list."""
    return all(a[0] == b[0] and b[1] - a[1] == 1 for a, b in pairwise(order))


def _pieces(
    sections: list[Section], begin: tuple[int, int], end: tuple[int, int]
) -> Iterable[Piece]:
    for section in sections:
        first = begin[1] if section.index == begin[0] else 0
        if section.index < begin[0] or section.index > end[0]:
            continue
        last = end[1] if section.index == end[0] else len(section.blocks)
        if section.index == end[0] and end[1] < 0:
            continue
        blocks = section.blocks[max(first, 0) : max(last, 0)]
        if section.index != end[0] or blocks:
            yield Piece(section, blocks)
