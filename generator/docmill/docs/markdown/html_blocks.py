"""Paragraphs and lists that are written in HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docmill.docs.markdown.html_text import html_passage
from docmill.docs.markdown.page import Block, ListBlock, ListItem, Paragraph, Passage
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.tags import Tag

_DEEPEST = 20


def html_text(reading: Reading, start: int, end: int) -> list[Block]:
    """A paragraph; none if it has no text."""
    passage = html_passage(reading, start, end)
    return [Paragraph(passage)] if passage.value else []


@dataclass(slots=True)
class _Item:
    start: int
    term: Passage | None = None
    end: int = -1
    lists: list[ListBlock] = field(default_factory=list[ListBlock])


def html_list(reading: Reading, outer: Tag, closing: Tag) -> list[Block]:
    """A list; the lists in its items are blocks of them. None if it has no item."""
    tags = iter(list(reading.tags.within(outer.end, closing.start)))
    found = _list(reading, outer, tags, closing.start, 0)
    return [found] if found else []


def _list(
    reading: Reading, outer: Tag, tags: Iterator[Tag], end: int, depth: int
) -> ListBlock | None:
    items: list[_Item] = []
    term: Passage | None = None
    begun: int | None = None
    for tag in tags:
        name = tag.name
        if name in {"ul", "ol", "dl"}:
            if tag.closes:
                end = tag.start
                break
            if depth < _DEEPEST:
                if items and items[-1].end < 0:
                    items[-1].end = tag.start
                inner = _list(reading, tag, tags, end, depth + 1)
                if inner and items:
                    items[-1].lists.append(inner)
        elif name in {"li", "dt", "dd"}:
            if begun is not None:
                term = html_passage(reading, begun, tag.start)
                begun = None
            if items and items[-1].end < 0:
                items[-1].end = tag.start
            if name == "dt" and not tag.closes:
                begun = tag.end
            elif not tag.closes:
                items.append(_Item(tag.end, term if name == "dd" else None))
    if items and items[-1].end < 0:
        items[-1].end = end
    made = tuple(_made(reading, item) for item in items)
    return ListBlock(made, outer.name == "ol") if made else None


def _made(reading: Reading, item: _Item) -> ListItem:
    text = html_passage(reading, item.start, max(item.end, item.start))
    return ListItem(item.term, text, tuple(item.lists), text.span)
