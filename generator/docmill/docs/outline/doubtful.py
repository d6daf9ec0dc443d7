"""Requests that only an example shows: operations once somebody has confirmed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from docmill.docs.outline.candidates import EXAMPLE, Candidate
from docmill.docs.outline.extents import sections_of
from docmill.docs.outline.found import Chosen, Found, Piece
from docmill.docs.outline.groups import Group
from docmill.docs.outline.sections import Outline


def doubtful(chosen: Chosen) -> tuple[Found, ...]:
    """The operations that a page set may have beside those that are certain.

    Each is a section of its own whose only request stands in an example: "## Delete a tag"
    over `curl -X DELETE https://api.shop.test/tags/7`. A section with two requests, such as
    a step of a tutorial, tells nothing; nor does an example of an operation that is known.
    """
    known = {one.candidate.key for one in chosen.operations}
    found = [one for one in chosen.operations if one.doubtful]
    for outline, groups in _by_page(chosen.groups):
        own = [one for one in chosen.operations if one.outline is outline]
        taken = {piece.section.index for one in own for piece in one.pieces}
        open_ = [
            (group, candidate)
            for group in groups
            if group.anchor.level > 0
            and group.anchor.index not in taken
            and (candidate := _only(group)) is not None
            and not _is_known(candidate, known)
        ]
        anchors = {group.anchor.index for group, _ in open_}
        anchors |= {one.anchor.index for one in own}
        for group, candidate in open_:
            known.add(candidate.key)
            sections = sections_of(outline, group.anchor, anchors)
            pieces = tuple(Piece(section, section.blocks) for section in sections)
            found.append(Found(outline, candidate, group.anchor, pieces, doubtful=True))
    return tuple(found)


def _by_page(groups: Iterable[Group]) -> Iterator[tuple[Outline, list[Group]]]:
    pages: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        pages[id(group.outline)].append(group)
    for own in pages.values():
        yield own[0].outline, own


def _only(group: Group) -> Candidate | None:
    """The one request of a section, where examples alone show it."""
    if any(c.kind not in EXAMPLE and c.method for c in group.candidates):
        return None
    examples = [c for c in group.candidates if c.kind in EXAMPLE and c.method]
    return examples[0] if len({c.key for c in examples}) == 1 else None


def _is_known(candidate: Candidate, known: Iterable[tuple[str | None, str]]) -> bool:
    """Whether an operation has this method and path, maybe below a base path."""
    method, shape = candidate.key
    return any(
        method == other and (shape == path or (path != "/" and shape.endswith(path)))
        for other, path in known
    )
