"""One line of Python source, taken apart as far as its layout needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TOKEN = re.compile(
    r"""
    (?P<text>"(?:[^"\\\n]|\\(?:[nrt\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}))*"
        |'(?=[^'\\\n]*")[^'\\\n]*')
    |(?P<comma>,(?:[ ](?=[^ ])|(?=[\])}])))
    |(?P<open>[\[({])
    |(?P<close>[\])}])
    |(?P<bar>[ ]\|[ ])
    |(?P<annotation>:[ ])
    |(?P<equals>[ ]=[ ])
    |(?P<keyword>=)
    |(?P<word>(?:lambda:|return|await|async|def|class|from|import|if)[ ](?![ (=|:])
        |[ ](?:import|as)[ ](?=[A-Za-z_])|[ ]import[ ]\*$)
    |(?P<arrow>[ ]->[ ])
    |(?P<stars>\*\*?(?=[A-Za-z_,])|-(?=\d))
    |(?P<name>\.*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\.+)
    |(?P<number>(?:0|[1-9]\d*)(?:\.\d+)?(?![\w.]))
    |(?P<colon>:$)
    """,
    re.VERBOSE,
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPERANDS = frozenset(("text", "close", "name", "number"))
_BEFORE_STARS = frozenset(("open", "comma", "keyword", "annotation", "equals"))


class UnsureError(Exception):
    """A form that only black knows how to write."""


@dataclass(slots=True, kw_only=True)
class Group:
    """What stands in brackets, from the opening one at `start` to the other at `end`.

    `is_display` tells a tuple, list or dict from arguments and subscripts; `is_magic` that
    a trailing comma asks for a line for each element.
    """

    start: int
    end: int = 0
    is_display: bool
    is_magic: bool = False
    has_comma: bool = False
    elements: list[Element]


@dataclass(slots=True, kw_only=True)
class Element:
    """A stretch of a line: a statement, or what is between two commas.

    `bars`, `annotation` and `equals` are the places of the operators `|`, `: ` and ` = `
    outside of brackets; `is_broken` is true where a group inside cannot stay on one line,
    `is_loose` where there are commas outside of brackets.
    """

    start: int
    end: int
    groups: list[Group]
    bars: list[int]
    annotation: int = 0
    equals: int = 0
    is_broken: bool = False
    is_loose: bool = False

    def part(self, start: int, end: int) -> Element:
        """A stretch of this one, without the operators that are not `|`."""
        groups = [group for group in self.groups if start <= group.start < end]
        return replace(
            self,
            start=start,
            end=end,
            groups=groups,
            bars=[place for place in self.bars if start <= place < end],
            annotation=0,
            equals=0,
            is_broken=any(map(is_broken, groups)),
        )


def is_broken(group: Group) -> bool:
    """Whether a group, or one inside of it, has to have several lines."""
    return group.is_magic or any(element.is_broken for element in group.elements)


def parse(line: str) -> Element:
    """The structure of a line. Raises UnsureError for all that is not plain."""
    return _Parser(line).run()


class _Parser:
    def __init__(self, line: str) -> None:
        self.line = line
        self.current = _element(0)
        self.stack: list[tuple[Group, Element]] = []

    def run(self) -> Element:
        place, before = 0, ""
        while place < len(self.line):
            match = _TOKEN.match(self.line, place)
            if match is None:
                raise UnsureError
            kind = match.lastgroup or ""
            self._take(kind, place, match.end(), before)
            place, before = match.end(), kind
        if self.stack:
            raise UnsureError
        self.current.end = place
        return self.current

    def _take(self, kind: str, here: int, after: int, before: str) -> None:
        match kind:
            case "open":
                is_display = before not in _OPERANDS
                group = Group(start=here, is_display=is_display, elements=[])
                self.stack.append((group, self.current))
                self.current = _element(after)
            case "close":
                self._close(here)
            case "comma":
                self._comma(here, after)
            case "name" | "text" | "number":
                if before in _OPERANDS and self.line[here] != ".":
                    raise UnsureError
            case "stars":
                if before not in _BEFORE_STARS:
                    raise UnsureError
            case _:
                self._operator(kind, here)

    def _operator(self, kind: str, here: int) -> None:
        match kind:
            case "bar":
                self.current.bars.append(here)
            case "annotation":
                self.current.annotation = self.current.annotation or here
            case "equals":
                if self.current.equals or (self.stack and not self.current.annotation):
                    raise UnsureError
                self.current.equals = here
            case "keyword":
                if not self.stack or self.current.annotation:
                    raise UnsureError
            case _:
                pass

    def _comma(self, here: int, after: int) -> None:
        if not self.stack:
            self.current.is_loose = True
            return
        self.current.end = here
        group = self.stack[-1][0]
        group.has_comma = True
        group.elements.append(self.current)
        self.current = _element(after)

    def _close(self, here: int) -> None:
        if not self.stack:
            raise UnsureError
        last = self.current
        group, self.current = self.stack.pop()
        group.end = last.end = here
        self.current.groups.append(group)
        if _CLOSING[self.line[group.start]] != self.line[here]:
            raise UnsureError
        is_tuple = group.is_display and self.line[here] == ")"
        if last.start != here:
            group.elements.append(last)
            if is_tuple and not group.has_comma:
                raise UnsureError
        elif group.has_comma:
            group.is_magic = len(group.elements) > 1
            if not group.is_magic and not is_tuple:
                raise UnsureError
        self.current.is_broken |= is_broken(group)


def _element(start: int) -> Element:
    return Element(start=start, end=start, groups=[], bars=[])
