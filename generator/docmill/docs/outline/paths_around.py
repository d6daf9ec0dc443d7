"""The path that a method without one belongs to: of the heading or the label over it."""

from __future__ import annotations

import re

from docmill.docs.markdown.visible import visible
from docmill.docs.outline.requests import method_alone, target_alone
from docmill.docs.outline.sections import TITLE_LEVEL, Outline, Section

# `## Users [/users]`: a group of API Blueprint; `### List [GET]` below it.
_BRACKET = re.compile(r"\[(?P<inner>[^\[\]]{1,200})\]\s{0,3}$")


def path_above(outline: Outline, section: Section) -> str | None:
    """The path of a heading around, or of an endpoint label right before.

    Reads `#### GET` below `### /users`, and behind `**Endpoint:** /users`.
    """
    around = (path_of(s) for s in outline.ancestors(section.index))
    if found := next(filter(None, around), None):
        return found
    for before in reversed(outline.sections[: section.index]):
        if before.value and before.concepts & {"endpoint", "url", "path"}:
            return target_alone(before.value.value)
        if before.is_heading and before.level < section.level:
            return None
    return None


def path_of(section: Section) -> str | None:
    """The path that a title consists of, or ends with in brackets."""
    if section.title is None or section.level > TITLE_LEVEL:
        return None
    if match := _BRACKET.search(visible(section.title.value).text):
        return target_alone(match["inner"])
    return target_alone(section.title.value)


def bracketed_method(text: str) -> tuple[str, ...]:
    """The method of `### List [GET]`."""
    match = _BRACKET.search(visible(text).text)
    return method_alone(match["inner"]) if match else ()


def methods_near(outline: Outline, section: Section) -> tuple[str, ...]:
    """The methods of a path: of the heading around it, or of a label right below it.

    Reads `### /users` below `## POST`, and `Method: GET` below `### /users`.
    """
    above = next(outline.ancestors(section.index), None)
    if above and above.title and (found := method_alone(above.title.value)):
        return found
    for below in outline.sections[section.index + 1 : outline.end(section.index)]:
        if below.parent != section.index or below.is_heading:
            return ()
        if "method" in below.concepts and below.value is not None:
            return method_alone(below.value.value)
    return ()
