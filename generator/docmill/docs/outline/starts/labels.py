"""`**URL:** /users` beside `**Method:** GET`, as labels, bullets or a table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, ListBlock, Paragraph, Passage, Table
from docmill.docs.markdown.passages import words
from docmill.docs.outline.candidates import (
    Candidate,
    Spot,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.requests import (
    Request,
    method_alone,
    requests_in,
    target_alone,
)
from docmill.docs.outline.sections import Outline, Section

_REQUEST = frozenset({"endpoint", "url", "path", "request", "method", "example"})
_ADDRESS = frozenset({"endpoint", "url", "path", "example"})
# "Base URL: /v1" and "Response to the request" are no request.
_OTHER = frozenset({"response", "base_url", "error"})


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of a request and the texts that may be its value."""

    section: int
    block: int
    concepts: frozenset[str]
    values: tuple[Passage, ...]


def labels(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations whose method and URL stand behind labels of one section.

    Called for the section that holds the labels; each URL pairs with the nearest method
    label of the same parent.
    """
    found = list(_labels(outline, section, lexicon))
    methods = [(label, m) for label in found for m in _methods(label)]
    for label in found:
        asked = label.concepts & _REQUEST and not label.concepts & _OTHER
        if asked and not _is_base(label, lexicon):
            yield from _label_candidates(outline, label, methods)


def _is_base(label: _Label, lexicon: Lexicon) -> bool:
    """Whether the text below a heading announces a base URL: "The base URL is:"."""
    texts = (lexicon.heading(words(v).rstrip(":：")) for v in label.values)
    return any("base_url" in role.concepts for role in texts)


def _label_candidates(
    outline: Outline, label: _Label, methods: list[tuple[_Label, tuple[str, ...]]]
) -> Iterator[Candidate]:
    spot = Spot(
        kind="labels",
        section=label.section,
        block=label.block,
        in_example=in_example(outline, outline.sections[label.section]),
    )
    heading = outline.sections[label.section].is_heading and label.block < 0
    for value in label.values:
        found = requests_in(value.value)
        if heading and found and not _begins_with(value, found):
            continue
        if found:
            yield from from_requests(found[:6], value, spot)
            return
    for value in label.values:
        first = value.value.split("\n")[0].strip().rstrip("\\").strip()
        if target_alone(first) and label.concepts & _ADDRESS:
            near = min(
                methods,
                key=lambda m: (
                    abs(m[0].section - label.section),
                    abs(m[0].block - label.block),
                ),
                default=None,
            )
            for method in near[1] if near else (None,):
                yield from from_target(first, method, value, spot)
            return


def _begins_with(value: Passage, found: tuple[Request, ...]) -> bool:
    """Whether a text below a heading is a request, not a sentence that mentions one."""
    return not re.search(r"\w", value.value[: found[0].start])


def _methods(label: _Label) -> Iterator[tuple[str, ...]]:
    if label.concepts & {"method", "request", "type"}:
        for value in label.values:
            if found := method_alone(value.value.split("\n")[0].rstrip("\\")):
                yield found
                return


def _labels(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[_Label]:
    """The labels directly below a section, and the rows of its tables of two columns."""
    for below in outline.sections[section.index + 1 : outline.end(section.index)]:
        if below.parent == section.index and below.title is not None and below.concepts:
            if below.is_heading and not below.role.sure:
                continue
            yield _Label(below.index, -1, below.concepts, tuple(_values(below)))
    for number, block in enumerate(section.blocks):
        if isinstance(block, Table) and len(block.header) == 2:
            rows = [block.header, *(row.cells for row in block.rows)]
            for first, second in rows:
                role = lexicon.heading(words(first.text))
                if role.sure and role.concepts:
                    yield _Label(section.index, number, role.concepts, (second.text,))


def _values(section: Section) -> Iterator[Passage]:
    if section.value is not None:
        yield section.value
        return
    for block in section.blocks[:2]:
        match block:
            case Paragraph():
                yield block.text
            case ListBlock():
                yield from (item.text for item in block.items[:4])
            case CodeBlock() if block.text.strip():
                first = next(
                    n for n, t in enumerate(block.text.split("\n")) if t.strip()
                )
                line = block.text.split("\n")[first].strip()
                yield Passage(line, ((0, block.line(first)),))
            case _:
                return
