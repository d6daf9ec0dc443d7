"""The tags of HTML and JSX in a text: where they are, and which close which.

One pass over the text; the time is in proportion to it whatever is in it, because a
name or value of an attribute never runs over the `<` of the next tag unless quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_START = re.compile(r"<(/?)([A-Za-z][\w.:-]*+)")
_ATTRIBUTE = re.compile(
    r"[\s]*+(?:(?P<end>/?>)|(?P<brace>\{)|(?P<slash>/)"
    r"|(?P<name>[^\s\"'<>/={}]++)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<expression>\{)"
    r"|(?P<bare>(?:[^\s\"'<>`{}/]|/(?!>))++)|(?P<nothing>)))?)"
)


def words(text: str) -> frozenset[str]:
    """The words of a text, to look others up in."""
    return frozenset(text.split())


VOID = words("area base br col embed hr img input link meta param source track wbr")
"""HTML elements that have no end tag (HTML standard, section 13.1.2)."""

_SHOUTED = words(
    "a b br caption code div em h1 h2 h3 h4 h5 h6 hr i li ol p pre span strong table"
    " tbody td th thead tr tt ul"
)
"""HTML elements that old pages write in capitals; `<FAQ>` is a component."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute; the stretch of its value in the text, without quotes or braces.

    One without a value has the stretch of its name and `bare` set.
    """

    name: str
    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag. `closes` is set for `</x>`, `empty` for `<x/>` and void elements."""

    name: str
    start: int
    end: int
    closes: bool
    empty: bool
    attributes: tuple[Attribute, ...]

    def find(self, *names: str) -> Attribute | None:
        """The first attribute with one of the names, in any case."""
        for attribute in self.attributes:
            if attribute.name.lower() in names:
                return attribute
        return None


class Tags:
    """All tags of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._all = list(_scan(text))
        self._starts = [tag.start for tag in self._all]

    def at(self, start: int) -> Tag | None:
        """The tag that begins at a position."""
        index = bisect_left(self._starts, start)
        if index < len(self._all) and self._starts[index] == start:
            return self._all[index]
        return None

    def within(self, start: int, end: int) -> Iterator[Tag]:
        """The tags that begin in a stretch of the text, in order."""
        for index in range(bisect_left(self._starts, start), len(self._all)):
            if self._starts[index] >= end:
                break
            yield self._all[index]

    def end_of(self, tag: Tag) -> Tag | None:
        """The tag that closes a tag."""
        return self._matches.get(tag.start)

    @cached_property
    def _matches(self) -> dict[int, Tag]:
        matches: dict[int, Tag] = {}
        opened: dict[str, list[int]] = {}
        for tag in self._all:
            stack = opened.setdefault(tag.name, [])
            if tag.closes and stack:
                matches[stack.pop()] = tag
            elif not tag.closes and not tag.empty:
                stack.append(tag.start)
        return matches

    def value(self, attribute: Attribute) -> str:
        """The source of a value; empty for an attribute without one."""
        return "" if attribute.bare else self._text[attribute.start : attribute.end]


def _scan(text: str) -> Iterator[Tag]:
    braces: dict[int, int] | None = None
    position = 0
    while match := _START.search(text, position):
        position = match.end()
        attributes: list[Attribute] = []
        while found := _ATTRIBUTE.match(text, position):
            position = found.end()
            if found["end"]:
                name = _name(match[2])
                empty = found["end"] == "/>" or name in VOID
                yield Tag(
                    name,
                    match.start(),
                    position,
                    bool(match[1]),
                    empty,
                    tuple(attributes),
                )
                break
            if found["brace"] or found["expression"]:
                if braces is None:
                    braces = _braces(text)
                close = braces.get(position - 1)
                if close is None:
                    break
                if found["name"]:
                    attributes.append(Attribute(found["name"], position, close))
                position = close + 1
            elif found["name"]:
                attributes.append(_attribute(found))


def _name(written: str) -> str:
    lower = written.lower()
    return lower if lower in _SHOUTED and written.isupper() else written


def _attribute(found: re.Match[str]) -> Attribute:
    for kind in ("double", "single", "bare", "nothing"):
        if found[kind] is not None:
            return Attribute(found["name"], *found.span(kind))
    return Attribute(found["name"], *found.span("name"), bare=True)


def _braces(text: str) -> dict[int, int]:
    """The closing brace of each opening brace."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            closed[opened.pop()] = match.start()
    return closed
