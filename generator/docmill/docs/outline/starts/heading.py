"""`## GET /users/{id}`, `### /users/{id}` with `#### GET` below, `## List [GET /users]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.candidates import (
    Candidate,
    Spot,
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
    """Operations whose request stands in a heading or a bold title.

    Must not read "Examples for POST /orders", which shows one of another section.
    """
    title = section.title
    if title is None or section.level > TITLE_LEVEL:
        return
    spot = Spot(
        kind="heading",
        section=section.index,
        block=-1,
        in_example=in_example(outline, section) or "example" in section.concepts,
    )
    if found := requests_in(title.value, backward=True):
        yield from from_requests(found, title, spot)
        return
    methods = method_alone(title.value) or _bracketed_method(title.value)
    if methods and (path := _path_above(outline, section)):
        for method in methods:
            yield from from_target(path, method, title, spot)
    elif _is_path(title.value) and not _has_methods_below(outline, section):
        for above in _methods_above(outline, section) or (None,):
            yield from from_target(title.value, above, title, spot)


def _is_path(text: str) -> bool:
    seen = visible(text).text.strip()
    return seen.startswith(("/", "./")) and target_alone(text) is not None


def _path_above(outline: Outline, section: Section) -> str | None:
    """The path of a heading around, or of an endpoint label right before: `#### GET`."""
    around = (_path(s) for s in outline.ancestors(section.index))
    if found := next(filter(None, around), None):
        return found
    for before in reversed(outline.sections[: section.index]):
        if before.value and before.concepts & {"endpoint", "url", "path"}:
            return target_alone(before.value.value)
        if before.is_heading and before.level < section.level:
            return None
    return None


def _methods_above(outline: Outline, section: Section) -> tuple[str, ...]:
    """The method of the heading around a path: `### /users` below `## POST`."""
    above = next(outline.ancestors(section.index), None)
    return method_alone(above.title.value) if above and above.title else ()


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
