"""Tokens to the blocks of a page: containers are dissolved, only lists nest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from docmill.docs.markdown.headings import Slugs
from docmill.docs.markdown.html_text import tail
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Component,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Passage,
)
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.rules.marks import (
    Anchored,
    Closed,
    EndOfTerm,
    Mark,
    Opened,
    Term,
    Titled,
    mark_of,
)

# The first line of `> [!NOTE]` names the kind of a quotation.
_ALERT = re.compile(r"\[![\w-]{1,40}\][+-]?[ \t]*+\n?")
_LIST_ENDS = frozenset(("bullet_list_close", "ordered_list_close"))


@dataclass(slots=True)
class _Container:
    """A container that is open: the title of code in it, and the components around."""

    name: str
    title: str
    depth: int


@dataclass(slots=True)
class _Sequence:
    """The blocks of the page or of a list item while they are collected."""

    blocks: list[Block] = field(default_factory=list[Block])
    containers: list[_Container] = field(default_factory=list[_Container])
    names: Counter[str] = field(default_factory=Counter[str])
    fills: Component | None = None

    @property
    def title(self) -> str:
        """The title that code has here."""
        return self.containers[-1].title if self.containers else ""

    @property
    def depth(self) -> int:
        """The number of components with attributes around what comes next."""
        return self.containers[-1].depth if self.containers else 0

    def open(self, mark: Opened) -> None:
        """Begin a container."""
        title = mark.title or self.title
        depth = self.depth + mark.fills
        self.containers.append(_Container(mark.name, title, depth))
        self.names[mark.name] += 1
        last = self.blocks[-1] if self.blocks else None
        self.fills = last if mark.fills and isinstance(last, Component) else None

    def close(self, name: str) -> None:
        """End a container and those that were left open in it."""
        self.fills = None
        is_open = self.names[name] > 0
        while is_open:
            ended = self.containers.pop().name
            self.names[ended] -= 1
            is_open = ended != name


class Assembly:
    """Puts the blocks of one page together."""

    def __init__(self, reading: Reading, tokens: Sequence[Token]) -> None:
        self._reading = reading
        self._tokens = tokens
        self._next = 0
        self._slugs = Slugs()
        self._anchors: list[str] = []
        self._quotes = 0

    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the page."""
        return self._sequence("")

    def _sequence(self, ends_with: str) -> tuple[Block, ...]:
        sequence = _Sequence()
        while self._next < len(self._tokens):
            token = self._tokens[self._next]
            self._next += 1
            if token.type == ends_with:
                break
            mark = mark_of(token)
            if isinstance(mark, EndOfTerm):
                break
            if mark is not None:
                self._mark(sequence, mark)
            elif token.type in {"blockquote_open", "blockquote_close"}:
                self._quotes += token.nesting
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                self._add(sequence, self._list(token))
        return tuple(_merged(sequence.blocks))

    def _mark(self, sequence: _Sequence, mark: Mark) -> None:
        match mark:
            case Opened():
                sequence.open(mark)
            case Closed(name):
                sequence.close(name)
            case Titled(text):
                if sequence.containers:
                    sequence.containers[-1].title = text.value
                self._add(sequence, Paragraph(text, summary=True))
            case Anchored(names):
                self._anchors += names
            case Term(text):
                self._add(sequence, self._definition(text))
            case EndOfTerm():
                pass
            case _:
                self._add(sequence, mark)

    def _add(self, sequence: _Sequence, block: Block) -> None:
        match block:
            case Heading():
                block = self._slugs.named(block, tuple(self._anchors))
            case CodeBlock(title="") if sequence.title:
                block = replace(block, title=sequence.title)
            case Component() if sequence.depth:
                block = replace(block, depth=sequence.depth)
            case Paragraph() if sequence.fills is not None:
                filled = replace(sequence.fills, text=block.text)
                sequence.blocks[-1] = filled
                sequence.fills = None
                return
            case Paragraph() if self._quotes:
                match = _ALERT.match(block.text.value)
                text = tail(block.text, match.end()) if match else block.text
                if not text.value:
                    return
                block = Paragraph(text, quoted=True)
            case _:
                pass
        if not isinstance(block, Heading):
            self._name_heading_above(sequence)
        self._anchors.clear()
        sequence.fills = None
        sequence.blocks.append(block)

    def _name_heading_above(self, sequence: _Sequence) -> None:
        """Give the heading right above the anchors that stand between it and its text.

        Reads `## Order` and `<a id="schemaorder"></a>` in the next line.
        """
        last = sequence.blocks[-1] if sequence.blocks else None
        if self._anchors and isinstance(last, Heading):
            names = tuple(dict.fromkeys((*last.anchors, *self._anchors)))
            sequence.blocks[-1] = replace(last, anchors=names)

    def _list(self, opening: Token) -> ListBlock:
        items: list[ListItem] = []
        while self._next < len(self._tokens):
            token = self._tokens[self._next]
            self._next += 1
            if token.type in _LIST_ENDS:
                break
            if token.type == "list_item_open":
                items.append(self._item(token))
        return ListBlock(tuple(items), opening.type == "ordered_list_open")

    def _item(self, opening: Token) -> ListItem:
        line = opening.map[0] if opening.map else 0
        start = self._reading.starts[line]
        first, last = self._reading.trimmed(start, self._reading.line_end(start))
        text, rest = self._split(self._sequence("list_item_close"), first)
        return ListItem(None, text, rest, self._reading.span(first, last))

    def _definition(self, term: Passage) -> ListBlock:
        text, rest = self._split(self._sequence(""), 0)
        return ListBlock((ListItem(term, text, rest, term.span),))

    def _split(
        self, blocks: tuple[Block, ...], at: int
    ) -> tuple[Passage, tuple[Block, ...]]:
        if blocks and isinstance(blocks[0], Paragraph):
            return blocks[0].text, blocks[1:]
        return self._reading.passage([], at), blocks


def _merged(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with the definitions of terms that follow each other in one list."""
    items: list[ListItem] = []
    for block in blocks:
        if isinstance(block, ListBlock) and block.items[0].term is not None:
            items += block.items
            continue
        if items:
            yield ListBlock(tuple(items))
            items = []
        yield block
    if items:
        yield ListBlock(tuple(items))
