"""`## GET /users/{id}`, `### /users/{id}` with `#### GET` below, `## List [GET /users]`."""

from __future__ import annotations

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
from docmill.docs.outline.paths_around import (
    bracketed_method,
    methods_near,
    path_above,
)
from docmill.docs.outline.requests import method_alone, requests_in, target_alone
from docmill.docs.outline.sections import TITLE_LEVEL, Outline, Section


def heading(
    outline: Outline, section: Section, lexicon: Lexicon
) -> Iterator[Candidate]:
    """Operations whose request stands in a heading or a bold title.

    Must not read "Examples for POST /orders", which shows one of another section.
    """
    title = section.title
    if title is None or (section.level > TITLE_LEVEL and not _is_method(section)):
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
    methods = method_alone(title.value) or bracketed_method(title.value)
    if methods and (path := path_above(outline, section)):
        for method in methods:
            yield from from_target(path, method, title, spot)
    elif _is_path(title.value) and not _has_methods_below(outline, section):
        for above in methods_near(outline, section) or (None,):
            yield from from_target(title.value, above, title, spot)


def _is_method(section: Section) -> bool:
    """Whether a label is a method and nothing else: `**GET**` below `### /users`."""
    title = section.title
    return bool(title and section.value is None and method_alone(title.value))


def _is_path(text: str) -> bool:
    seen = visible(text).text.strip()
    return seen.startswith(("/", "./")) and target_alone(text) is not None


def _has_methods_below(outline: Outline, section: Section) -> bool:
    below = outline.sections[section.index + 1 : outline.end(section.index)]
    return any(
        s.title is not None
        and (s.level <= TITLE_LEVEL or _is_method(s))
        and (method_alone(s.title.value) or requests_in(s.title.value, backward=True))
        for s in below
    )
