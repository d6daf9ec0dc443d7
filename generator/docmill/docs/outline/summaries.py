"""Operations that only a list or an index table names, and its words for the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docmill.docs.markdown.page import Block, ListBlock
from docmill.docs.outline.candidates import SUMMARY, Candidate
from docmill.docs.outline.extents import sections_of
from docmill.docs.outline.found import Found, Piece
from docmill.docs.outline.groups import Group
from docmill.docs.outline.links import Links
from docmill.docs.outline.votes import Votes

# What a base path looks like: `/api`, `/rest`, `/v2`, `/1.0`.
_BASE = re.compile(r"^/(?:api|rest|v?\d)|/(?:api|v\d)(?:/|$)")
_Keys = Mapping[tuple[str | None, str], list[int]]


def with_summaries(
    found: Sequence[Found], groups: Sequence[Group], links: Links, votes: Votes
) -> list[Found]:
    """Add operations that only a list or an index table names, and its words to others.

    What a row links to is the operation, where that section shows no request itself.
    """
    taken = {(one.outline.page.source.path, one.anchor.index) for one in found}
    linked = _linked_sections(groups, links)
    by_key: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        by_key[one.candidate.key].append(number)
    listed = list(_listed(groups, votes))
    prefixes = _prefixes(dict(by_key), [c for _, c in listed])
    result = list(found)
    for group, candidate in listed:
        if numbers := _same(by_key, candidate, prefixes):
            for number in numbers:
                also = (*result[number].also, candidate)
                result[number] = replace(result[number], also=also)
        else:
            by_key[candidate.key].append(len(result))
            result.append(_from_summary(group, candidate, links, taken, linked))
    return result


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


def _prefixes(details: _Keys, listed: Sequence[Candidate]) -> frozenset[str]:
    """What stands before the paths of the details but not of the list, or the reverse.

    Reads a list of `/users` beside the details of `/api/v1/users`: the base path, which
    several share; must not take `/meta/flows` for `/flows` once, beside exact pairs.
    """
    counts: Counter[str] = Counter()
    exact = 0
    for candidate in listed:
        if candidate.key in details:
            exact += 1
            continue
        counts.update({p for _, p in _longer(details, candidate)})
    return frozenset(
        prefix
        for prefix, n in counts.items()
        if (n > 1 or _BASE.search(prefix)) and n * 2 >= exact
    )


def _longer(keys: _Keys, candidate: Candidate) -> Iterator[tuple[list[int], str]]:
    """Operations whose path ends with that of a candidate, or the reverse; the rest of it."""
    own = candidate.target.shape
    for (method, shape), numbers in keys.items():
        if method != candidate.method or "/" in (own, shape) or shape == own:
            continue
        if shape.endswith(own):
            yield numbers, shape.removesuffix(own)
        elif own.endswith(shape):
            yield numbers, own.removesuffix(shape)


def _same(keys: _Keys, candidate: Candidate, prefixes: frozenset[str]) -> list[int]:
    if exact := keys.get(candidate.key):
        return exact
    return [
        n for numbers, p in _longer(keys, candidate) if p in prefixes for n in numbers
    ]


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
    blocks = _own_blocks(section.blocks, candidate)
    piece = Piece(replace(section, title=None), blocks)
    return Found(group.outline, candidate, section, (piece,))


def _own_blocks(blocks: Sequence[Block], candidate: Candidate) -> tuple[Block, ...]:
    """What stands in the item of a list; behind it as well, where it is the only item."""
    block = blocks[candidate.block]
    if not isinstance(block, ListBlock) or candidate.item < 0:
        return ()
    own = block.items[candidate.item].blocks
    return (*own, *blocks[candidate.block + 1 :]) if len(block.items) == 1 else own
