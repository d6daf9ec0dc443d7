"""`## GET /users/{id}`, `### /users/{id}` with `#### GET` below, `## List [GET /users]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.candidates import (
    Candidate,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.requests import method_alone, requests_in, target_alone
from docmill.docs.outline.sections import TITLE_LEVEL, Outline, Section

# `## Users [/users]`: a group of API Blueprint; `### List [GET]` below it.
_BRACKET = re.compile(r"\[(?P<inner>[^\[\]]{1,200})\]\s{0,3}$")


def heading(
    outline: Outline, section: Section, lexicon: Lexicon
) -> Iterator[Candidate]:
    """Operations whose request stands in a heading or a bold title."""
    title = section.title
    if title is None or section.level > TITLE_LEVEL:
        return
    common = {
        "kind": "heading",
        "section": section.index,
        "block": -1,
        "in_example": in_example(outline, section),
    }
    found = requests_in(title.value, backward=True)
    if found:
        yield from from_requests(found, title, **common)
        return
    methods = method_alone(title.value) or _bracketed_method(title.value)
    path = next(
        filter(None, (_path(s) for s in outline.ancestors(section.index))), None
    )
    if methods and path:
        for method in methods:
            yield from from_target(path, method, title, **common)
    elif target_alone(title.value) and "/" in visible(title.value).text.strip()[:1]:
        if not _has_methods_below(outline, section):
            yield from from_target(title.value, None, title, **common)


def _path(section: Section) -> str | None:
    if section.title is None or section.level > TITLE_LEVEL:
        return None
    if match := _BRACKET.search(visible(section.title.value).text):
        return target_alone(match["inner"])
    return target_alone(section.title.value)


def _bracketed_method(text: str) -> tuple[str, ...]:
    match = _BRACKET.search(visible(text).text)
    return method_alone(match["inner"]) if match else ()


def _has_methods_below(outline: Outline, section: Section) -> bool:
    below = outline.sections[section.index + 1 : outline.end(section.index)]
    return any(
        s.title is not None
        and s.level <= TITLE_LEVEL
        and (method_alone(s.title.value) or requests_in(s.title.value, backward=True))
        for s in below
    )
