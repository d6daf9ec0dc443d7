"""The operations of a page set as the outline finds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docmill.docs.markdown.page import Block
from docmill.docs.outline.candidates import Candidate, Kind
from docmill.docs.outline.groups import Group
from docmill.docs.outline.sections import Outline, Section


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one section that belongs to an operation."""

    section: Section
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An operation of a page: its request, what else names it, and what belongs to it.

    A `doubtful` one is shown by an example alone: it is listed, but in no document.
    `contradicted` are rows of a list that name another method for its path.
    """

    outline: Outline
    candidate: Candidate
    anchor: Section
    pieces: tuple[Piece, ...]
    doubtful: bool = False
    also: tuple[Candidate, ...] = ()
    contradicted: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The operations of a page set; `owned` has the sections that belong to one.

    `groups` are all requests that were seen, by the section that they could make one.
    """

    operations: tuple[Found, ...]
    counts: Mapping[Kind, int]
    owned: Mapping[str, frozenset[int]]
    groups: tuple[Group, ...] = ()
