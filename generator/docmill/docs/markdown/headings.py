"""Headings: their text, and the names that links to them use."""

from __future__ import annotations

import re
from dataclasses import replace

from docmill.docs.markdown.html_text import html_passage, tail
from docmill.docs.markdown.inline import anchors, label
from docmill.docs.markdown.page import Heading
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.tags import Tag

# `## Add a pet {#add .wide}` has attributes; `## GET /pets/{petId}` has none.
_ATTRIBUTES = re.compile(
    r"\\?\{:?\s{0,9}((?:[#.][^\s{}\\]++\s{0,9}|[\w-]++=[^\s{}]++\s{0,9})++)\\?\}$"
)
_ANCHOR = r"<(?:a|span)\s(?:[^<>]{0,300})>\s{0,9}</(?:a|span)>|<a\s[^<>]{0,300}/>"
_LEADING = re.compile(rf"(?:{_ANCHOR})\s{{0,9}}", re.IGNORECASE)
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def heading(reading: Reading, level: int, start: int, end: int) -> Heading:
    """A heading of one line; `start` and `end` are of its text, markers left out."""
    text = reading.text
    names: list[str] = list(anchors(text[start:end]))
    if text[end - 1 : end] == "}":
        opening = text.rfind("{", start, end - 1)
        if opening >= 0 and text[opening - 1 : opening] == "\\":
            opening -= 1
        if match := _ATTRIBUTES.match(text, max(opening, start), end):
            names += (part[1:] for part in match[1].split() if part[0] == "#")
            start, end = reading.trimmed(start, match.start())
    while match := _LEADING.match(text, start, end):
        start = match.end()
    while end > start and text[end - 1] == ">":
        opening = text.rfind("<a", start, end)
        match = _LEADING.match(text, opening, end) if opening >= 0 else None
        if match is None or match.end() != end:
            break
        start, end = reading.trimmed(start, opening)
    ranges = reading.without_comments([reading.trimmed(start, end)])
    return Heading(level, reading.passage(ranges, start), tuple(dict.fromkeys(names)))


def html_heading(reading: Reading, tag: Tag, end: int) -> Heading:
    """A heading that is written as `<h1>` to `<h6>`; `end` is where its text ends."""
    names: list[str] = []
    for inner in (tag, *reading.tags.within(tag.end, end)):
        if attribute := inner.find("id", "name"):
            names.append(reading.tags.value(attribute))
    passage = html_passage(reading, tag.end, end)
    while match := _LEADING.match(passage.value):
        passage = tail(passage, match.end())
    return Heading(int(tag.name[1]), passage, tuple(filter(None, names)))


def slug(text: str) -> str:
    """The anchor that GitHub gives a heading: `Add a **pet**!` has `add-a-pet`.

    As in github-slugger: lower case, without punctuation, blanks become hyphens.
    """
    return _NOT_IN_SLUG.sub("", label(text).lower()).replace(" ", "-")


class Slugs:
    """Gives the headings of one page their slugs; the second `errors` is `errors-1`."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def named(self, heading: Heading, before: tuple[str, ...]) -> Heading:
        """A heading with the anchors that stand before it, and last its slug."""
        first = slug(heading.text.value)
        name = first
        while name in self._seen:
            self._seen[first] += 1
            name = f"{first}-{self._seen[first]}"
        self._seen[name] = 0
        names = dict.fromkeys((*before, *heading.anchors, name))
        return replace(heading, anchors=tuple(filter(None, names)))
