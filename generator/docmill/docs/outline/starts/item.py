"""A bullet that begins with a request: "- `GET /users` lists the users"."""

from __future__ import annotations

from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.inline import links
from docmill.docs.markdown.page import ListBlock, ListItem, Passage
from docmill.docs.markdown.passages import cut
from docmill.docs.outline.candidates import (
    Candidate,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.requests import method_alone, requests_in, target_alone
from docmill.docs.outline.sections import Outline, Section


def item(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations in lists: an item that begins with a request line, at any depth.

    Must not read an item of a change log: "Added `GET /users`" has a word in front.
    """
    for number, block in enumerate(section.blocks):
        if isinstance(block, ListBlock):
            yield from _items(outline, section, number, block, ())


def _items(
    outline: Outline,
    section: Section,
    number: int,
    block: ListBlock,
    path: tuple[int, ...],
) -> Iterator[Candidate]:
    for index, entry in enumerate(block.items):
        yield from _item(
            outline, section, number, index if not path else path[0], entry
        )
        for inner in entry.blocks:
            if isinstance(inner, ListBlock) and len(path) < 3:
                yield from _items(
                    outline, section, number, inner, (*(path or (index,)), index)
                )


def _item(
    outline: Outline, section: Section, number: int, index: int, entry: ListItem
) -> Iterator[Candidate]:
    text = (entry.term or entry.text).value
    found = requests_in(text)
    if not found and (methods := methods_above(outline, section)):
        yield from _path_only(outline, section, number, index, entry, methods)
        return
    if not found or text[: found[0].start].strip(" \t*_`[(>-•:"):
        return
    first = found[0]
    same = tuple(r for r in found if r.start == first.start)
    end = same[-1].end
    link = next((li.target for li in links(text) if li.start < end), None)
    yield from from_requests(
        same,
        entry.term or entry.text,
        kind="item",
        section=section.index,
        block=number,
        item=index,
        link=link,
        in_example=in_example(outline, section),
        description=_rest(entry, end),
    )


def _rest(entry: ListItem, end: int) -> Passage | None:
    if entry.term is not None:
        return entry.text if entry.text.value else None
    rest = entry.text.value[end:]
    skipped = len(rest) - len(rest.lstrip(" `*_)]:-–—：,|\n\\"))
    if rest[skipped:].startswith("#") or not rest[skipped:].strip():
        return None
    return cut(entry.text, end + skipped, len(entry.text.value))


def methods_above(outline: Outline, section: Section) -> tuple[str, ...]:
    """The method that the heading over a list names: `##### GET` over bullets of paths."""
    for one in (section, *outline.ancestors(section.index)):
        if one.title is not None and one.is_heading:
            return method_alone(one.title.value)
    return ()


def _path_only(
    outline: Outline,
    section: Section,
    number: int,
    index: int,
    entry: ListItem,
    methods: tuple[str, ...],
) -> Iterator[Candidate]:
    first = entry.text.value.split("\n")[0]
    if target_alone(first) and "/" in first:
        for method in methods:
            yield from from_target(
                first,
                method,
                entry.text,
                kind="item",
                section=section.index,
                block=number,
                item=index,
                in_example=in_example(outline, section),
            )
