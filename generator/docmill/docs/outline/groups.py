"""The candidates of a page by the section that each would make an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Paragraph, Table
from docmill.docs.markdown.passages import words
from docmill.docs.outline.candidates import Candidate, request_at_start
from docmill.docs.outline.requests import requests_in
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
# `[0.9.1](https://…) (2020-01-31)`, `v2.0.0`: a release, and nothing else in the heading.
_RELEASE = re.compile(
    r"\[?(?:version\s)?v?\d{1,4}\.\d{1,4}\.\d{1,4}(?:[-+][\w.]{1,30})?\]?"
    r"(?:\s{0,3}[-–—(/]{0,2}\s{0,3}\d{4}[-/.]\d{1,2}[-/.](?:\d{1,2}|x{1,2})\)?)?",
    re.I,
)
_HISTORY = re.compile(r"(?:^|/)(?:changelog|changes|history|release[-_]?notes)\b", re.I)


@dataclass(slots=True)
class Group:
    """The candidates of one section, its anchor."""

    outline: Outline
    anchor: Section
    candidates: list[Candidate]
    lexicon: Lexicon


def groups_of(outline: Outline, lexicon: Lexicon) -> list[Group]:
    """Candidates by anchor, in the order of the page; none of a change log."""
    groups: dict[int, Group] = {}
    seen: set[tuple[object, ...]] = set()
    for candidate in _candidates(outline, lexicon):
        anchor = _anchor(outline, candidate)
        spot = (
            candidate.kind,
            candidate.key,
            candidate.section,
            candidate.block,
            candidate.item,
        )
        if anchor is None or spot in seen:
            continue
        seen.add(spot)
        groups.setdefault(
            anchor.index, Group(outline, anchor, [], lexicon)
        ).candidates.append(candidate)
    return [groups[index] for index in sorted(groups)]


def _candidates(outline: Outline, lexicon: Lexicon) -> Iterator[Candidate]:
    if _HISTORY.search(outline.page.source.path):
        return
    for section in outline.sections:
        for start in STARTS:
            yield from start(outline, section, lexicon)


def _anchor(outline: Outline, candidate: Candidate) -> Section | None:
    """The section that the operation is: the nearest one that is no part of one.

    From `#### Request` below `### Create a user` it is the latter. None below a heading
    of a change log or a release: what stands there was, or will be.
    """
    section = outline.sections[candidate.section]
    around = (section, *outline.ancestors(section.index))
    if any(_is_history(s) for s in around):
        return None
    if candidate.kind == "heading":
        return section
    for one in around:
        if one.level == 0 or not (one.level > TITLE_LEVEL or _is_part(one)):
            return one
        if one.is_heading and (before := _request_before(outline, one)) is not None:
            return before
    return outline.sections[0]


def _is_part(section: Section) -> bool:
    return section.role.sure and bool(section.concepts & _PARTS)


def _request_before(outline: Outline, part: Section) -> Section | None:
    """The operation that a part follows at its own level: pages without depth.

    Reads "## Parameters" behind `## GET /boats`; must not take "## Overview" for the
    operation of "## Request" below "# Create a boat".
    """
    for one in reversed(outline.sections[: part.index]):
        if one.level < part.level:
            return None
        if one.level == part.level and not _is_part(one) and _shows_request(one):
            return one
    return None


def _shows_request(section: Section) -> bool:
    """Whether a title has a request, or the first line below it is one."""
    title = section.title.value if section.title is not None else ""
    if requests_in(title, backward=True):
        return True
    first = section.blocks[0] if section.blocks else None
    return isinstance(first, Paragraph) and bool(request_at_start(first.text.value))


def _is_history(section: Section) -> bool:
    if "changelog" in section.concepts and section.role.sure:
        return True
    return (
        section.is_heading
        and section.title is not None
        and _RELEASE.fullmatch(words(section.title).strip()) is not None
    )


def states_fields(group: Group) -> bool:
    """Whether a table with a column of types or of required fields stands below."""
    below = group.outline.sections[
        group.anchor.index : group.outline.end(group.anchor.index)
    ]
    roles = (
        {group.lexicon.column(words(cell.text)) for cell in block.header}
        for section in below
        for block in section.blocks
        if isinstance(block, Table)
    )
    return any("name" in one and one & {"type", "required"} for one in roles)
