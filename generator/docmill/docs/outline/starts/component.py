"""`<APIEndpoint method="GET" url="/users" />` and other components and shortcodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Component, Passage
from docmill.docs.outline.candidates import (
    Candidate,
    Spot,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.requests import METHODS, requests_in
from docmill.docs.outline.sections import Outline, Section

_METHOD = ("method", "verb", "type", "httpMethod", "http-method")
_TARGET = ("path", "url", "endpoint", "uri", "route", "href", "slug")
_TITLE = ("title", "summary", "name")
_BASE = ("host", "baseUrl", "baseurl", "base", "server")


def component(
    outline: Outline, section: Section, lexicon: Lexicon
) -> Iterator[Candidate]:
    """Operations whose method and path are attributes or content of a component."""
    if section.index == 0:
        yield from _front_matter(outline, section)
    for number, block in enumerate(section.blocks):
        if isinstance(block, Component):
            yield from _candidates(outline, section, number, block)


def _candidates(
    outline: Outline, section: Section, number: int, block: Component
) -> Iterator[Candidate]:
    spot = Spot(
        kind="component",
        section=section.index,
        block=number,
        in_example=in_example(outline, section),
        title=_first(block.attributes, _TITLE),
    )
    method = _first(block.attributes, _METHOD)
    word = (method.value if method else block.name).strip("\"'{} ").upper()
    target = _first(block.attributes, _TARGET) or block.text
    if word in METHODS and target.value:
        base = _first(block.attributes, _BASE)
        text = (
            base.value.rstrip("/") if base and "://" in base.value else ""
        ) + target.value
        yield from from_target(text, word, target, spot)
    elif block.text.value and not block.attributes:
        yield from from_requests(requests_in(block.text.value), block.text, spot)


def _front_matter(outline: Outline, section: Section) -> Iterator[Candidate]:
    """`api: POST /users` or `openapi: GET /users` of documentation hosts."""
    matter = outline.page.front_matter
    for key in ("api", "openapi", "endpoint", "route"):
        if (value := matter.get(key)) is not None:
            yield from from_requests(
                requests_in(value.value.strip("\"'")),
                value,
                Spot(
                    kind="component",
                    section=section.index,
                    block=-1,
                    title=matter.get("title"),
                ),
            )


def _first(attributes: Mapping[str, Passage], names: tuple[str, ...]) -> Passage | None:
    return next(
        (attributes[n] for n in names if n in attributes and attributes[n].value), None
    )
