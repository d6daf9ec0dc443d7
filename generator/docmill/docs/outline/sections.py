"""A page as sections: headings, and the labels that stand in for headings.

Many pages have no headings below an operation but labels: `**Request:**` alone in its
line, `**Method:** POST`, `Parameters:`, a bullet `* **URL**` with the value below it, or
a quotation `> 200 Response`. Each opens a section below the heading it stands under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeAlias

from docmill.docs.lexicon.lexicon import HeadingRole, Lexicon
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Heading,
    ListBlock,
    ListItem,
    Page,
    Paragraph,
    Passage,
    Table,
)
from docmill.docs.markdown.passages import cut, lines, words
from docmill.docs.outline.requests import method_alone, requests_in, target_alone

TITLE_LEVEL = 7
"""The level of a title that is only bold text: below every heading."""
LABEL_LEVEL = 8
"""The level of a label with a known word; in a list within a label one more."""

_BOLD = re.compile(
    r"(?:\*\*|__)(?P<label>[^*\n]{1,80}?)(?:\*\*|__)(?P<colon>\s{0,2}[:：])?\s{0,4}(?P<value>.*)"
)
_ITALIC = re.compile(
    r"[*_](?P<label>[^*_\n]{1,60}?)(?:[*_]\s{0,2}[:：]|[:：][*_]|[*_](?=\s*$))\s{0,4}(?P<value>.*)"
)
_PLAIN = re.compile(
    r"(?P<label>[^:：|`*\n]{1,50}?)\s{0,2}[:：](?=\s|$|[`/h])\s{0,4}(?P<value>.*)"
)
# A status that a line begins with, in code: `404 Not Found`, `409` - the name is taken;
# not `404` in a sentence.
_CODE_STATUS = re.compile(
    r"(?P<label>`{1,2}(?:HTTP/[\d.]{1,3}|HTTP|Status:?)?\s{0,2}[1-5]\d\d(?:\s[A-Za-z' -]{1,40})?`{1,2}:?)"
    r"(?:\s{0,2}[:：–—-]{1,2}\s{1,4}(?P<value>\S.*)|)"
)
# Where another label begins in a line of labels: `**Method:** POST | **Path:** /users`.
_NEXT_LABEL = re.compile(
    r"(?:\s{0,4}[|,;·•]\s{0,4}|\s{1,8})(?=\*\*[^*\n]{1,40}(?:[:：]\*\*|\*\*\s?[:：]))"
)
# A fence of a status line and no body: "Status: 200 OK", with headers below it or not.
_STATUS_FENCE = re.compile(
    r" {0,8}(?:Status:|HTTP/[\d.]{1,3})\s{1,4}[1-5]\d\d\b[^\n]{0,40}"
    r"(?:\n[A-Za-z][\w-]{0,60}:\s[^\n]{0,400}){0,40}\s*"
)
# What a label must name to open a section; "type" or "name" label a single field.
_OPENING = frozenset(
    [
        "parameters",
        "path",
        "query",
        "header",
        "cookie",
        "form",
        "body",
        "url",
        "request",
        "response",
        "example",
        "success",
        "error",
        "status_code",
        "method",
        "endpoint",
        "authentication",
        "permission",
        "returns",
        "content_type",
        "model",
        "code_sample",
        "rate_limit",
        "pagination",
        "definition",
        "base_url",
    ]
)
# "**Description:** Lists all boats", with its text; "**Required:**" alone in a line.
_TOLD = frozenset({"description", "summary"})
_ALONE = frozenset({"required", "optional"})
# "Authentication: none", "Rate limit: 5 a second": the line says it all.
_COMPLETE = frozenset({"authentication", "permission", "rate_limit", "content_type"})
_BOLD_LINE = re.compile(
    r"\*\*(?P<title>[^*\n]{5,200})\*\*(?:\s{0,2}\([^()\n]{1,60}\))?:?"
)
_FIELDS = frozenset({"parameters", "query", "header", "form", "body"})
Label: TypeAlias = tuple[Passage, Passage, HeadingRole]
"""A label of a list: its title, what stands behind it, and what its words name."""
_REQUEST_LABELS = frozenset({"method", "endpoint", "url", "path"})


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading or label, without the sections below it.

    `parent` is the index of the section around it, -1 for the page itself. `value` is
    the text behind a label in its line.
    """

    index: int
    parent: int
    level: int
    title: Passage | None
    value: Passage | None
    role: HeadingRole
    anchors: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def is_heading(self) -> bool:
        """Whether a heading opens it, not a label."""
        return 0 < self.level < TITLE_LEVEL

    @property
    def is_item_part(self) -> bool:
        """Whether a label within the item of an operation opens it, outside the outline."""
        return self.index < -1

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts its title names."""
        return self.role.concepts


@dataclass(frozen=True, slots=True)
class Outline:
    """A page and its sections in order; the first is the page before any heading."""

    page: Page
    sections: tuple[Section, ...]

    def end(self, index: int) -> int:
        """The index after the last section below the section `index`."""
        level = self.sections[index].level
        for section in self.sections[index + 1 :]:
            if section.level <= level:
                return section.index
        return len(self.sections)

    def ancestors(self, index: int) -> Iterator[Section]:
        """The sections around a section, the innermost first."""
        index = self.sections[index].parent
        while index >= 0:
            yield self.sections[index]
            index = self.sections[index].parent


@dataclass(slots=True)
class _Open:
    level: int
    title: Passage | None
    value: Passage | None
    role: HeadingRole
    anchors: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list[Block])
    summary: bool = False


_NO_ROLE = HeadingRole(frozenset(), (), None, False)


def outline(page: Page, lexicon: Lexicon) -> Outline:
    """Cut a page into sections at its headings and labels."""
    builder = _Builder(lexicon)
    builder.add(page.blocks, 0)
    return Outline(page, tuple(_numbered(builder.found)))


def _numbered(found: Sequence[_Open]) -> Iterator[Section]:
    stack: list[tuple[int, int]] = []
    for index, item in enumerate(found):
        while stack and stack[-1][0] >= item.level:
            stack.pop()
        parent = stack[-1][1] if stack else -1
        stack.append((item.level, index))
        yield Section(
            index,
            parent,
            item.level,
            item.title,
            item.value,
            item.role,
            item.anchors,
            tuple(item.blocks),
        )


class _Builder:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.found = [_Open(0, None, None, _NO_ROLE, ())]
        self.before_table = False

    def add(self, blocks: Sequence[Block], nested: int) -> None:
        """Sort blocks into sections; `nested` is the depth of label lists around them."""
        for block, after in zip_longest(blocks, blocks[1:]):
            self.before_table = isinstance(after, Table)
            match block:
                case Heading(level=level, text=text, anchors=anchors):
                    role = self.lexicon.heading(words(text))
                    self.found.append(_Open(level, text, None, role, anchors))
                case Paragraph() if block.summary and requests_in(block.text.value):
                    self._summary(block.text)
                case Paragraph() if (head := _bold_request(block.text)) is not None:
                    self._summary(head)
                    rest = cut(block.text, len(head.value), len(block.text.value))
                    if rest.value:
                        self.found[-1].blocks.append(Paragraph(rest, block.quoted))
                case Paragraph():
                    self._paragraph(block, nested)
                case ListBlock() if _holds_headings(block):
                    for item in block.items:
                        self.add(
                            (Paragraph(item.text),) if item.text.value else (), nested
                        )
                        self.add(item.blocks, nested)
                case ListBlock() if self._is_label_list(block):
                    for item in block.items:
                        self._label_item(item, nested)
                case CodeBlock() if _STATUS_FENCE.fullmatch(block.text):
                    self._status_fence(block, nested)
                case _:
                    self._content(block, nested)

    def _content(self, block: Block, nested: int) -> None:
        """A block of the section above, or of the one around a label that says all."""
        if isinstance(block, Table) and self._is_told():
            self.found.append(_Open(LABEL_LEVEL + nested, None, None, _NO_ROLE, ()))
        self.found[-1].blocks.append(block)

    def _is_told(self) -> bool:
        """Whether the label above says all it has to say in its line.

        A table below "Authentication: none" is one of the operation; one below
        "Authentication:" belongs to the label.
        """
        last = self.found[-1]
        is_label = last.level >= LABEL_LEVEL and last.value is not None
        return is_label and not last.blocks and bool(last.role.concepts & _COMPLETE)

    def _summary(self, title: Passage) -> None:
        """A request that is the title of `<details>`, or a line in bold, is a heading.

        All of them below one heading have one level, whatever headings stand within.
        """
        level = min(self.found[-1].level, 5) + 1
        for one in reversed(self.found):
            if one.summary:
                level = one.level
                break
            if one.level < level and one.level < TITLE_LEVEL:
                level = one.level + 1
        self.found.append(_Open(level, title, None, _NO_ROLE, (), summary=True))

    def _status_fence(self, block: CodeBlock, nested: int) -> None:
        """A status in a fence of its own is the label of the body that follows.

        Reads "Status: 200 OK" above a JSON block; must not read an HTTP message with a
        body, which is an example.
        """
        place = block.line(0)
        title = Passage(place.text, ((0, place),))
        role = self.lexicon.heading(words(title))
        if not role.status:
            self.found[-1].blocks.append(block)
            return
        self.found.append(_Open(LABEL_LEVEL + nested, title, None, role, ()))

    def _paragraph(self, block: Paragraph, nested: int) -> None:
        rest: list[tuple[int, int]] = []
        extents = [
            part
            for start, end in lines(block.text)
            for part in _labels_of_line(block.text.value, start, end)
        ]
        for start, end in extents:
            label = self._label(block, start, end, len(extents) == 1)
            if label is None:
                rest.append((start, end))
                continue
            self._flush(block, rest)
            rest = []
            title, value, role, is_title = label
            level = TITLE_LEVEL if is_title else LABEL_LEVEL + nested
            self.found.append(_Open(level, title, value, role, ()))
        self._flush(block, rest)

    def _flush(self, block: Paragraph, rest: list[tuple[int, int]]) -> None:
        if rest:
            text = cut(block.text, rest[0][0], rest[-1][1])
            if text.value:
                self.found[-1].blocks.append(Paragraph(text, block.quoted))

    def _label(
        self, block: Paragraph, start: int, end: int, alone: bool
    ) -> tuple[Passage, Passage | None, HeadingRole, bool] | None:
        """The label that a line is or begins with: title, value, role, is it a title.

        Reads `**Request body:**`, `Method: POST`, `> 404 Response`; must not read
        `**name** (string): The name`, which is a field, nor "Note: returns nothing".
        """
        line = cut(block.text, start, end)
        shift = block.text.value.find(line.value, start)
        if block.quoted and alone and len(line.value) < 60:
            role = self.lexicon.heading(words(line))
            if role.status or (role.sure and role.concepts & _OPENING):
                return line, None, role, False
        status = _CODE_STATUS.fullmatch(line.value)
        if status is not None:
            title = cut(block.text, shift, shift + status.end("label"))
            role = self.lexicon.heading(words(title).rstrip(":"))
            if role.status:
                told = status.span("value") if status["value"] else None
                value = (
                    cut(block.text, shift + told[0], shift + told[1]) if told else None
                )
                return title, value, role, False
        for pattern in (_BOLD, _ITALIC, _PLAIN):
            match = pattern.fullmatch(line.value.rstrip("\\").rstrip())
            if match is None:
                continue
            title = cut(
                block.text, shift + match.start("label"), shift + match.end("label")
            )
            value = cut(
                block.text, shift + match.start("value"), shift + match.end("value")
            )
            if value.value and method_alone(title.value):
                return None
            placed = self._place_role(title, value)
            if placed is not None:
                return value, None, placed, False
            role = self.lexicon.heading(words(title).rstrip(":："))
            opening = _OPENING | (_TOLD if value.value and pattern is _BOLD else _ALONE)
            known = role.sure and role.concepts & opening
            if known and pattern is _BOLD and self._is_field_name(match, title):
                return None
            if known and self._fits(role, value, pattern is _PLAIN):
                return title, value if value.value else None, role, False
            if (
                pattern is _BOLD
                and alone
                and not value.value
                and (_is_title(words(title)) or self._is_over_table(match, title))
            ):
                return title, None, role, True
            if pattern is _BOLD:
                return None
        return None

    def _place_role(self, title: Passage, value: Passage) -> HeadingRole | None:
        """What a label says that names where the parameters below it are sent.

        Reads "**Location:** `body`" as a label "Body parameters"; must not read
        "**Location:** the city", a field or a remark.
        """
        if self.lexicon.column(words(title).rstrip(":：")) != "place":
            return None
        place = self.lexicon.place(value.value)
        if place is None:
            return None
        is_url = "url" in self.lexicon.heading(words(value)).concepts
        concepts = frozenset({"parameters", "url" if is_url else place})
        return HeadingRole(concepts, (), None, True)

    def _is_over_table(self, match: re.Match[str], title: Passage) -> bool:
        """Whether a bold word with a colon, alone in its line, is the title of a table.

        Reads `**Plans:**` over a table; must not read `**limit**`, a field.
        """
        colon = match["colon"] or title.value.endswith((":", "："))
        return self.before_table and bool(colon)

    def _is_field_name(self, match: re.Match[str], title: Passage) -> bool:
        """Whether a bold word below "Parameters" is a field, though it is a known word.

        Reads `**limit** <Optional />`; a label has a colon or a capital.
        """
        if match["colon"] or title.value.endswith((":", "：")) or not self._in_fields():
            return False
        return re.fullmatch(r"[a-z][a-z0-9_.\-]*", title.value) is not None

    def _in_fields(self) -> bool:
        level = 99
        for one in reversed(self.found):
            if one.level < level and one.level < TITLE_LEVEL:
                return bool(one.role.concepts & {"parameters", "body", "query"})
            level = min(level, one.level)
        return False

    def _fits(self, role: HeadingRole, value: Passage, plain: bool) -> bool:
        """Whether what follows a label fits it.

        `Path: /users` and `Parameters:` do; the plain "Error: the call failed" does not.
        """
        if not value.value:
            return True
        if role.concepts & _REQUEST_LABELS and (
            requests_in(value.value)
            or target_alone(value.value)
            or method_alone(value.value)
        ):
            return True
        return not plain or len(value.value) < 60

    def _is_label_list(self, block: ListBlock) -> bool:
        """Whether the items of a list are labels of an operation, not fields.

        Reads `* **URL** ... * **Method:** GET`; must not read a list of the properties
        `url` and `method` of a webhook: their values are types and text.
        """
        if block.items[0].term is not None:
            return False
        labels = [item_label(item, self.lexicon) for item in block.items]
        known = [label for label in labels if label is not None]
        if len(known) * 2 < len(labels) or not known:
            return False
        after_label = self.found[-1].level > TITLE_LEVEL
        if len(known) == len(labels) and after_label and all(map(_is_message, known)):
            return True
        pairs = [
            (label, item)
            for item, label in zip(block.items, labels, strict=True)
            if label is not None
        ]
        return (
            any(
                role.concepts & _REQUEST_LABELS and self._is_request(value, item)
                for (_, value, role), item in pairs
            )
            or (len(pairs) > 1 and any(_holds_fields(*pair) for pair in pairs))
            or (
                len(pairs) == len(labels)
                and all(
                    not value.value and item.blocks for (_, value, _), item in pairs
                )
            )
        )

    def _is_request(self, value: Passage, item: ListItem) -> bool:
        text = value.value
        if not text and item.blocks and isinstance(item.blocks[0], Paragraph):
            text = item.blocks[0].text.value
        first = text.split("\n", maxsplit=1)[0]
        return bool(requests_in(text) or target_alone(first) or method_alone(text))

    def _label_item(self, item: ListItem, nested: int) -> None:
        label = item_label(item, self.lexicon)
        if label is None:
            self.found[-1].blocks.append(ListBlock((item,)))
            return
        title, value, role = label
        shown = value if value.value else None
        self.found.append(_Open(LABEL_LEVEL + nested, title, shown, role, ()))
        self.add(item.blocks, nested + 1)


def item_label(item: ListItem, lexicon: Lexicon) -> Label | None:
    """The label that an item begins with: its title, its value and its role."""
    first = next(iter(lines(item.text)), (0, 0))
    line = cut(item.text, *first)
    for pattern in (_BOLD, _ITALIC, _PLAIN):
        if match := pattern.fullmatch(line.value):
            title = cut(item.text, match.start("label"), match.end("label"))
            role = lexicon.heading(words(title).rstrip(":："))
            if role.sure and role.concepts:
                value = cut(item.text, match.start("value"), len(item.text.value))
                return title, value, role
    role = lexicon.heading(words(line).rstrip(":："))
    if role.sure and role.concepts & _OPENING and len(line.value) < 50:
        return line, cut(item.text, first[1], len(item.text.value)), role
    return None


def _bold_request(text: Passage) -> Passage | None:
    """The first line of a text if it is a request in bold, with a remark at most.

    Reads "**GET /boats/:id** (public)"; must not read "**GET** `/boats`", which begins an
    operation below the heading over it, nor "**POST /boats** adds a boat".
    """
    line = text.value.partition("\n")[0].rstrip()
    match = _BOLD_LINE.fullmatch(line)
    if match is None or len(requests_in(match["title"])) != 1:
        return None
    return cut(text, 0, len(line))


def _labels_of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The extents of the labels that share a line, or that of the whole line.

    Reads `**Method:** GET **Path:** /users`; must not cut "The **name:** of **it:**",
    which begins with other words.
    """
    if not text.startswith("**", start):
        yield start, end
        return
    for match in _NEXT_LABEL.finditer(text, start + 2, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _is_message(label: Label) -> bool:
    """Whether a label names a request or a response, and no field in lower case."""
    title, _, role = label
    return bool(role.concepts & {"response", "request", "error"}) and not re.fullmatch(
        r"[a-z][\w.\-]*", words(title)
    )


def _holds_fields(label: Label, item: ListItem) -> bool:
    """Whether a label of a list holds the fields of a request or a response.

    Reads `- Parameters:` over bullets; must not read `- parameters` or `- body (object)`
    over bullets, a field with fields of its own.
    """
    title, value, role = label
    named = title.value.strip("*_: ")
    return (
        not value.value
        and bool(item.blocks)
        and bool(role.concepts & _FIELDS)
        and not named[:1].islower()
    )


def _is_title(text: str) -> bool:
    """Whether bold text alone in its line is a title: of several words, or Chinese."""
    return " " in text.strip() or not text.isascii() or bool(requests_in(text))


def _holds_headings(block: ListBlock) -> bool:
    """Whether the items of a list are sections: `- ### /users/list`."""
    return any(
        isinstance(inner, Heading) for item in block.items for inner in item.blocks
    )
