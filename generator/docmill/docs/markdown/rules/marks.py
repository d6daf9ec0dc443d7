"""What the rules leave among the tokens of the library for the page to be put together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from docmill.docs.markdown.page import Block, Passage
from docmill.docs.markdown.reading import Range, Reading


@dataclass(frozen=True, slots=True)
class Opened:
    """A container begins; `fills` if its first paragraph is the text of a component."""

    name: str
    title: str = ""
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """A container ends."""

    name: str


@dataclass(frozen=True, slots=True)
class Titled:
    """The title of the container around it."""

    text: Passage


@dataclass(frozen=True, slots=True)
class Anchored:
    """Anchors on a line of their own."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """The term of a definition list; its definitions stand between it and `EndOfTerm`."""

    text: Passage


@dataclass(frozen=True, slots=True)
class EndOfTerm:
    """The definitions of a term end."""


Mark = Block | Opened | Closed | Titled | Anchored | Term | EndOfTerm

DEEPEST = 24
"""Containers within containers, counted as the library does; deeper ones are text."""


_ITEM = re.compile(r"[-*+][ \t]++\S|1[.)][ \t]++\S")


def reading_of(state: StateBlock) -> Reading:
    """The page that is read."""
    return cast(Reading, state.env["reading"])


def leave(state: StateBlock, mark: Mark) -> None:
    """Put a mark among the tokens."""
    state.push("docmill", "", 0).meta["mark"] = mark


def mark_of(token: Token) -> Mark | None:
    """The mark in a token."""
    return cast("Mark | None", token.meta.get("mark"))


def content(state: StateBlock, line: int) -> Range:
    """A line without the markers of containers and the blanks around it."""
    start = state.bMarks[line] + state.tShift[line]
    end = state.eMarks[line]
    text = state.src
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end


def pull_list(state: StateBlock, line: int, end: int) -> None:
    """Let a list that is indented too far begin where its surroundings do.

    Reads six blanks and `- small` below an item as a list in that item. Lines below it
    go with it as far as they are indented as much.
    """
    if not _ITEM.match(state.src, *content(state, line)):
        return
    indent = state.sCount[line]
    shift = indent - state.blkIndent
    while line < end and (state.isEmpty(line) or state.sCount[line] >= indent):
        if not state.isEmpty(line):
            state.sCount[line] -= shift
        line += 1


def run_body(state: StateBlock, line: int, end: int, indent: int) -> None:
    """Read the lines from `line` that are indented by `indent` as blocks."""
    before = state.blkIndent
    state.blkIndent = indent
    state.level += 1
    state.md.block.tokenize(state, line, end)
    state.level -= 1
    state.blkIndent = before
