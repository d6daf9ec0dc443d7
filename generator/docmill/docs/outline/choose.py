"""From candidates to operations: what a page set agrees on, and what belongs to each.

A family of pages is consistent: the kind of start that most operations of the set have
decides where a section shows several. Examples, mentions and change logs never become
operations; lists and index tables only add what is described nowhere else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Block, ListBlock, Table
from docmill.docs.outline.candidates import EXAMPLE, STRONG, SUMMARY, Candidate, Kind
from docmill.docs.outline.links import Links, links_of
from docmill.docs.outline.sections import TITLE_LEVEL, Outline, Section
from docmill.docs.outline.starts import STARTS

# Sections of these concepts around a request are parts of an operation, not its title.
_PARTS = frozenset(
    [
        "parameters",
        "path",
        "query",
        "header",
        "cookie",
        "form",
        "body",
        "url",
        "request",
        "response",
        "example",
        "success",
        "error",
        "status_code",
        "method",
        "endpoint",
        "returns",
        "content_type",
        "definition",
        "summary",
        "description",
        "code_sample",
        "base_url",
        "notes",
    ]
)
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one section that belongs to an operation."""

    section: Section
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An operation of a page: its request, what else names it, and what belongs to it."""

    outline: Outline
    candidate: Candidate
    anchor: Section
    pieces: tuple[Piece, ...]
    doubtful: bool = False
    also: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The operations of a page set; `owned` has the sections that belong to one."""

    operations: tuple[Found, ...]
    counts: Mapping[Kind, int]
    owned: Mapping[str, frozenset[int]]


@dataclass(slots=True)
class _Group:
    outline: Outline
    anchor: Section
    candidates: list[Candidate]


def choose(outlines: Sequence[Outline], lexicon: Lexicon) -> Chosen:
    """The operations of a page set, in the order of its pages."""
    groups = [group for outline in outlines for group in _groups(outline, lexicon)]
    counts = _counts(groups)
    bare = _bare(groups)
    strong = sum(counts[kind] for kind in STRONG)
    found: list[Found] = []
    for outline in outlines:
        own = [g for g in groups if g.outline is outline]
        starts = [(g, c) for g in own for c in _decide(g, counts, strong, bare)]
        found += _scoped(outline, starts)
    found = _with_summaries(found, groups, links_of(outlines))
    return Chosen(tuple(found), counts, _owned(found))


def _groups(outline: Outline, lexicon: Lexicon) -> list[_Group]:
    """Candidates by the section that they would make an operation."""
    groups: dict[int, _Group] = {}
    for section in outline.sections:
        for start in STARTS:
            for candidate in start(outline, section, lexicon):
                anchor = _anchor(outline, candidate)
                if anchor is None:
                    continue
                group = groups.setdefault(anchor.index, _Group(outline, anchor, []))
                if all(
                    (c.kind, c.key, c.section, c.block, c.item)
                    != (
                        candidate.kind,
                        candidate.key,
                        candidate.section,
                        candidate.block,
                        candidate.item,
                    )
                    for c in group.candidates
                ):
                    group.candidates.append(candidate)
    return [groups[index] for index in sorted(groups)]


def _anchor(outline: Outline, candidate: Candidate) -> Section | None:
    """The section that the operation is: the nearest one that is no part of one.

    From `#### Request` below `### Create a user` it is the latter. None below a heading
    of a change log: what stands there was, or will be.
    """
    section = outline.sections[candidate.section]
    around = (section, *outline.ancestors(section.index))
    if any("changelog" in s.concepts and s.role.sure for s in around):
        return None
    if candidate.kind == "heading":
        return section
    for one in around:
        is_part = one.role.sure and one.concepts & _PARTS and not one.role.residue
        if one.level == 0 or not (one.level > TITLE_LEVEL or is_part):
            return one
    return outline.sections[0]


def _counts(groups: Iterable[_Group]) -> Counter[Kind]:
    """How many groups have a candidate of each kind outside examples."""
    counts: Counter[Kind] = Counter()
    for group in groups:
        for kind in {
            c.kind for c in group.candidates if not c.in_example or c.kind in EXAMPLE
        }:
            counts[kind] += len({c.key for c in group.candidates if c.kind == kind})
    return counts


def _bare(groups: Iterable[_Group]) -> bool:
    """Whether a page set shows requests without a method throughout: then it means GET.

    Reads a reference whose every operation is `**URL:** /login/status` and nothing more;
    a single path beside requests with methods stays without one.
    """
    shown = [
        c
        for g in groups
        for c in g.candidates
        if c.kind in ("labels", "heading", "fence") and not c.in_example
    ]
    bare = sum(c.method is None for c in shown)
    return bare > 3 and bare * 2 > len(shown)


def _decide(
    group: _Group, counts: Counter[Kind], strong: int, bare: bool
) -> list[Candidate]:
    """The candidates of a group that begin operations; none where all are mentions."""
    usable = [c for c in group.candidates if c.kind in STRONG and not c.in_example]
    if any(c.kind == "heading" for c in usable):
        return _resolved([c for c in usable if c.kind == "heading"], group, bare)
    kinds = {c.kind for c in usable}
    if kinds:
        kind = max(kinds, key=lambda k: (counts[k], -STRONG.index(k)))
        return _resolved([c for c in usable if c.kind == kind], group, bare)
    if "action" in {c.kind for c in group.candidates}:
        return [next(c for c in group.candidates if c.kind == "action")]
    if strong > 2 or counts["index"] + counts["item"] > 2:
        return []
    return _from_examples(group)


def _resolved(found: list[Candidate], group: _Group, bare: bool) -> list[Candidate]:
    """Candidates with a method: what lacks one takes it from an example of its path."""
    kept: list[Candidate] = []
    seen: set[tuple[str | None, str]] = set()
    for candidate in found:
        if candidate.method is None:
            candidate = replace(
                candidate,
                method=_method_elsewhere(candidate, group) or ("GET" if bare else None),
            )
        if (
            candidate.action is None
            and candidate.target.path == "/"
            and candidate.target.server is None
            and candidate.kind not in ("heading", "component", "labels")
        ):
            continue
        if candidate.key not in seen:
            seen.add(candidate.key)
            kept.append(candidate)
    return [c for c in kept if c.method is not None]


def _method_elsewhere(candidate: Candidate, group: _Group) -> str | None:
    others = [
        c for c in group.candidates if c.method is not None and c is not candidate
    ]
    same = [c for c in others if c.target.shape.endswith(candidate.target.shape)]
    chosen = same or [c for c in others if c.kind in EXAMPLE]
    return chosen[0].method if chosen else None


def _from_examples(group: _Group) -> list[Candidate]:
    """Where the whole set shows requests by example alone: one request, with its rows."""
    examples = [c for c in group.candidates if c.kind in EXAMPLE and c.method]
    keys = {c.key for c in examples}
    if len(keys) != 1 or group.anchor.level == 0:
        return []
    below = group.outline.sections[
        group.anchor.index : group.outline.end(group.anchor.index)
    ]
    has_rows = any(
        isinstance(b, (Table, ListBlock)) for s in below for b in s.blocks
    ) or any(s.concepts & {"parameters", "response", "request"} for s in below[1:])
    return examples[:1] if has_rows else []


def _scoped(outline: Outline, starts: list[tuple[_Group, Candidate]]) -> list[Found]:
    """What belongs to each operation: until the next one or a section of equal level."""
    anchors = {group.anchor.index for group, _ in starts}
    by_anchor: dict[int, list[Candidate]] = defaultdict(list)
    for group, candidate in starts:
        by_anchor[group.anchor.index].append(candidate)
    found: list[Found] = []
    for index, candidates in by_anchor.items():
        anchor = outline.sections[index]
        sections = _sections_of(outline, anchor, anchors)
        for number, (same, pieces) in enumerate(_split(candidates, sections)):
            for candidate in same:
                found.append(Found(outline, candidate, anchor, pieces))
    return found


def _sections_of(outline: Outline, anchor: Section, anchors: set[int]) -> list[Section]:
    """The sections of an operation, without those of operations below it.

    Where pages have no depth (`## GET /users`, `## Parameters`), the sections of the same
    level that follow belong to it, unless their words are about the whole API.
    """
    sections = [anchor]
    skip = -1
    for section in outline.sections[anchor.index + 1 :]:
        if section.index in anchors and section.level <= anchor.level:
            break
        if section.level <= anchor.level and not _follows(section, anchor):
            break
        if section.index in anchors:
            skip = outline.end(section.index)
        if section.index >= skip:
            sections.append(section)
    return sections


def _follows(section: Section, anchor: Section) -> bool:
    if section.level < anchor.level or anchor.level == 0:
        return False
    return (
        section.role.sure
        and bool(section.concepts & _FOLLOWING)
        and not section.concepts & _COMMON
    )


def _split(
    candidates: list[Candidate], sections: list[Section]
) -> list[tuple[list[Candidate], tuple[Piece, ...]]]:
    """Several operations in one section: each from its request to the next one.

    Request lines in one block share what follows; text before the first belongs to it.
    """
    places: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        places[_place(candidate)].append(candidate)
    order = sorted(places)
    parts: list[tuple[list[Candidate], tuple[Piece, ...]]] = []
    for number, start in enumerate(order):
        begin = (-1, -2) if number == 0 else start
        end = order[number + 1] if number + 1 < len(order) else (10**9, 0)
        parts.append((places[start], tuple(_pieces(sections, begin, end))))
    if len(order) > 1 and _all_adjacent(order, sections):
        shared = tuple(_pieces(sections, (-1, -2), (10**9, 0)))
        return [(candidates, shared)]
    return parts


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.section, candidate.block


def _all_adjacent(order: list[tuple[int, int]], sections: list[Section]) -> bool:
    """Whether nothing stands between the requests: `GET /a` and `GET /b` share a list."""
    return all(
        a[0] == b[0] and b[1] - a[1] == 1
        for a, b in zip(order, order[1:], strict=False)
    )


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


def _with_summaries(
    found: list[Found], groups: list[_Group], links: Links
) -> list[Found]:
    """Add operations that only a list or an index table names, and its words to others.

    What a row links to is the operation, where that section shows no request itself.
    """
    taken = {(one.outline.page.source.path, one.anchor.index) for one in found}
    linked = _linked_sections(groups, links)
    by_key: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        by_key[one.candidate.key].append(number)
    result = list(found)
    for group in groups:
        for candidate in group.candidates:
            if candidate.kind not in SUMMARY or candidate.in_example:
                continue
            if numbers := _same(by_key, candidate):
                for number in numbers:
                    result[number] = replace(
                        result[number], also=(*result[number].also, candidate)
                    )
            elif candidate.method is not None:
                by_key[candidate.key].append(len(result))
                result.append(_from_summary(group, candidate, links, taken, linked))
    return result


def _linked_sections(groups: list[_Group], links: Links) -> dict[str, set[int]]:
    """The sections that rows and items of operations link to, by page."""
    linked: dict[str, set[int]] = defaultdict(set)
    for group in groups:
        origin = group.outline.page.source.path
        for candidate in group.candidates:
            if candidate.link and (target := links.section(candidate.link, origin)):
                linked[target[0].page.source.path].add(target[1].index)
    return linked


def _same(
    by_key: Mapping[tuple[str | None, str], list[int]], candidate: Candidate
) -> list[int]:
    if exact := by_key.get(candidate.key):
        return exact
    return [
        n
        for (method, shape), numbers in by_key.items()
        if method == candidate.method
        and shape != "/"
        and candidate.target.shape != "/"
        and (
            shape.endswith(candidate.target.shape)
            or candidate.target.shape.endswith(shape)
        )
        for n in numbers
    ]


def _from_summary(
    group: _Group,
    candidate: Candidate,
    links: Links,
    taken: set[tuple[str, int]],
    linked: Mapping[str, set[int]],
) -> Found:
    origin = group.outline.page.source.path
    target = links.section(candidate.link, origin) if candidate.link else None
    if target is not None and target[1].level > 0:
        outline, anchor = target
        path = outline.page.source.path
        if (path, anchor.index) not in taken:
            sections = _sections_of(outline, anchor, linked[path])
            pieces = tuple(Piece(one, one.blocks) for one in sections)
            return Found(outline, replace(candidate, title=None), anchor, pieces)
    section = group.outline.sections[candidate.section]
    block = section.blocks[candidate.block]
    blocks: tuple[Block, ...] = ()
    if isinstance(block, ListBlock) and candidate.item >= 0:
        blocks = block.items[candidate.item].blocks
        single = len(block.items) == 1
        if single:
            blocks = (*blocks, *section.blocks[candidate.block + 1 :])
    return Found(
        group.outline,
        candidate,
        section,
        (Piece(replace(section, title=None), blocks),),
    )


def _owned(found: Iterable[Found]) -> dict[str, frozenset[int]]:
    owned: dict[str, set[int]] = defaultdict(set)
    for one in found:
        path = one.outline.page.source.path
        if (
            one.candidate.kind not in SUMMARY
            or one.anchor.index != one.candidate.section
        ):
            owned[path] |= {piece.section.index for piece in one.pieces}
    return {path: frozenset(indexes) for path, indexes in owned.items()}
