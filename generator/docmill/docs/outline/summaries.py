"""Operations that only a list or an index table names, and its words for the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from docmill.docs.markdown.page import Block, ListBlock, Table
from docmill.docs.outline.candidates import STRONG, SUMMARY, Candidate
from docmill.docs.outline.extents import sections_of
from docmill.docs.outline.found import Found, Piece
from docmill.docs.outline.groups import Group
from docmill.docs.outline.item_parts import item_pieces, row_pieces
from docmill.docs.outline.links import Links
from docmill.docs.outline.votes import Votes

# What a base path looks like: `/api`, `/rest`, `/v2`, `/1.0`.
_BASE = re.compile(r"^/(?:api|rest|v?\d)|/(?:api|v\d)(?:/|$)")
_Key: TypeAlias = tuple[str | None, str]


class _Known:
    """Operations by method and shape of the path, and by each end of it."""

    def __init__(self) -> None:
        self.exact: dict[_Key, list[int]] = defaultdict(list)
        self.ends: dict[_Key, set[str]] = defaultdict(set)

    def add(self, key: _Key, number: int) -> None:
        """Note that the operation `number` has this method and shape."""
        method, shape = key
        self.exact[key].append(number)
        for end in _ends(shape):
            self.ends[method, end].add(shape)

    def longer(self, key: _Key) -> Iterator[tuple[list[int], str]]:
        """Operations whose path ends with this one, or the reverse; the rest of it."""
        method, own = key
        if not own.strip("/{}"):
            return
        for shape in sorted(self.ends.get(key, ())):
            yield self.exact[method, shape], shape.removesuffix(own)
        for end in _ends(own):
            if end.strip("/{}") and (method, end) in self.exact:
                yield self.exact[method, end], own.removesuffix(end)


def _ends(shape: str) -> Iterator[str]:
    """`/b/c` and `/c` of `/a/b/c`: the paths without a base path before them."""
    at = shape.find("/", 1)
    while 0 < at < len(shape) - 1:
        yield shape[at:]
        at = shape.find("/", at + 1)


def with_summaries(
    found: Sequence[Found], groups: Sequence[Group], links: Links, votes: Votes
) -> list[Found]:
    """Add operations that only a list or an index table names, and its words to others.

    What a row links to is the operation, where that section shows no request itself.
    """
    taken = {(one.outline.page.source.path, one.anchor.index) for one in found}
    linked = _linked_sections(groups, links)
    known = _Known()
    for number, one in enumerate(found):
        known.add(one.candidate.key, number)
    listed = list(_listed(groups, votes))
    named = {candidate.key for _, candidate in listed}
    prefixes = _prefixes(known, [c for _, c in listed])
    result = list(found)
    details = _by_path(found)
    for group, candidate in listed:
        if numbers := _same(known, candidate, prefixes):
            for number in numbers:
                also = (*result[number].also, candidate)
                result[number] = replace(result[number], also=also)
        elif (at := _contradicted(details, candidate, named)) is not None:
            more = (*result[at].contradicted, candidate)
            result[at] = replace(result[at], contradicted=more)
        else:
            known.add(candidate.key, len(result))
            made = _from_summary(group, candidate, links, taken, linked)
            step = votes.strong > 0 and _is_step(group, candidate)
            result.append(replace(made, doubtful=made.doubtful or step))
    return result


def _by_path(found: Sequence[Found]) -> Mapping[str, list[tuple[int, _Key]]]:
    """The numbers and keys of described operations, by the shape of their paths."""
    paths: dict[str, list[tuple[int, _Key]]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.candidate.kind in STRONG and not one.candidate.action:
            key = one.candidate.key
            paths[key[1]].append((number, key))
    return paths


def _contradicted(
    details: Mapping[str, Sequence[tuple[int, _Key]]],
    candidate: Candidate,
    listed: Collection[_Key],
) -> int | None:
    """The operation that a list names by another method; None where there is none.

    Reads a row `GET /boats/{id}/launch` beside a section `POST /boats/{id}/launch` that no
    row names; must not read `GET /boats` beside `POST /boats` where both are listed.
    """
    same = details.get(candidate.key[1], ())
    if len(same) != 1 or same[0][1] in listed:
        return None
    return same[0][0]


def _is_step(group: Group, candidate: Candidate) -> bool:
    """Whether a request is a step of instructions, in a set that describes operations.

    Reads "1. `POST /logins` with the name of the user" in a numbered list; must not read an
    item with a link, or with fields below it.
    """
    block = group.outline.sections[candidate.section].blocks[candidate.block]
    if not isinstance(block, ListBlock) or not block.ordered or candidate.link:
        return False
    return not block.items[candidate.item].blocks


def _listed(groups: Sequence[Group], votes: Votes) -> Iterator[tuple[Group, Candidate]]:
    """The rows and items of operations; a path alone has the method of the whole set."""
    for group in groups:
        for candidate in group.candidates:
            if candidate.kind not in SUMMARY or candidate.in_example:
                continue
            if candidate.method is not None:
                yield group, candidate
            elif votes.bare is not None:
                yield group, replace(candidate, method=votes.bare, method_assumed=True)


def _linked_sections(groups: Sequence[Group], links: Links) -> dict[str, set[int]]:
    """The sections that rows and items of operations link to, by page."""
    linked: dict[str, set[int]] = defaultdict(set)
    for group in groups:
        origin = group.outline.page.source.path
        for candidate in group.candidates:
            if candidate.link and (target := links.section(candidate.link, origin)):
                linked[target[0].page.source.path].add(target[1].index)
    return linked


def _prefixes(known: _Known, listed: Sequence[Candidate]) -> frozenset[str]:
    """What stands before the paths of the details but not of the list, or the reverse.

    Reads a list of `/users` beside the details of `/api/v1/users`: the base path, which
    several share; must not take `/meta/flows` for `/flows` once, beside exact pairs.
    """
    counts: Counter[str] = Counter()
    exact = 0
    for candidate in listed:
        if candidate.key in known.exact:
            exact += 1
            continue
        counts.update({p for _, p in known.longer(candidate.key)})
    return frozenset(
        prefix
        for prefix, n in counts.items()
        if (n > 1 or _BASE.search(prefix)) and n * 2 >= exact
    )


def _same(known: _Known, candidate: Candidate, prefixes: frozenset[str]) -> list[int]:
    if exact := known.exact.get(candidate.key):
        return exact
    longer = known.longer(candidate.key)
    return [n for numbers, prefix in longer if prefix in prefixes for n in numbers]


def _from_summary(
    group: Group,
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
            sections = sections_of(outline, anchor, linked[path])
            pieces = tuple(Piece(one, one.blocks) for one in sections)
            return Found(outline, replace(candidate, title=None), anchor, pieces)
    section = group.outline.sections[candidate.section]
    block = section.blocks[candidate.block]
    if isinstance(block, Table) and candidate.item >= 0:
        pieces = row_pieces(section, block, candidate.item, group.lexicon)
    else:
        blocks = _own_blocks(section.blocks, candidate)
        pieces = item_pieces(section, blocks, group.lexicon)
    return Found(group.outline, candidate, section, pieces)


def _own_blocks(blocks: Sequence[Block], candidate: Candidate) -> tuple[Block, ...]:
    """What stands in the item of a list; behind it as well, where it is the only item."""
    block = blocks[candidate.block]
    if not isinstance(block, ListBlock) or candidate.item < 0:
        return ()
    own = block.items[candidate.item].blocks
    return (*own, *blocks[candidate.block + 1 :]) if len(block.items) == 1 else own
