"""Fields that are headings or bold lines with text below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Block, Paragraph, Passage
from docmill.docs.markdown.passages import cut, lines
from docmill.docs.rows.lists import is_label, text_row
from docmill.docs.rows.names import read_name
from docmill.docs.rows.statements import Statement

# `**Type:** String` in a paragraph below a heading that is the name of a property.
_LABEL = re.compile(r"\*\*(?P<label>[^*\n]{1,30}?)[:：]?\*\*[:：]?\s{0,3}(?P<value>.*)")
_NAME_LINE = re.compile(
    r"(?:\*\*|`)[A-Za-z_$][\w$.\-\[\]]{0,80}(?:\*\*|`)[?*]?\s{0,4}(?:[(<\[{_*`·•\-–—:].{0,160})?"
)


def definition_rows(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Statement, ...]:
    """Paragraphs that are a bold or coded name, each described by the ones below it.

    Reads `**after** <Optional />` and the paragraph below; must not read "**Note:** …":
    the first line consists of a name and what it is marked with.
    """
    found: list[Statement] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        start, end = next(iter(lines(block.text)))
        line = cut(block.text, start, end)
        is_name = _NAME_LINE.fullmatch(line.value) and not is_label(line.value)
        row = text_row(line, lexicon, True, "definition") if is_name else None
        if row is not None and _is_field(row, lexicon):
            rest = cut(block.text, end, len(block.text.value))
            found.append(_told(row, rest, lexicon) if rest.value else row)
        elif found and found[-1].description is None:
            found[-1] = _told(found[-1], block.text, lexicon)
    return tuple(found)


def _is_field(row: Statement, lexicon: Lexicon) -> bool:
    """Whether a bold word is a field: `**after**` is, `**Notes**` alone is a heading."""
    marked = (
        row.required is not None or row.type is not None or row.description is not None
    )
    return marked or not lexicon.heading(row.name).concepts


def _told(row: Statement, text: Passage, lexicon: Lexicon) -> Statement:
    row = replace(row, description=text)
    said = lexicon.requirement(text.value) if row.required is None else None
    return replace(row, required=said[0], required_passage=text) if said else row


def heading_rows(
    title: Passage | None, blocks: Sequence[Block], lexicon: Lexicon
) -> tuple[Statement, ...]:
    """The one field that a section is: its title is a name in code, its text has labels.

    Reads ``### `id` `` over `**Type:** String`; must not read a section about a command.
    """
    if title is None or "`" not in title.value:
        return ()
    name = read_name(title.value, 0, lexicon)
    labels = _labels(blocks, lexicon)
    if name is None or name.root or "type" not in labels:
        return ()
    said = lexicon.requirement(title.value)
    return (
        Statement(
            name=name.name,
            name_passage=title,
            type=labels["type"],
            description=labels.get("description"),
            required=said[0] if said else None,
            required_passage=title if said else None,
            source="heading",
            span=title.span,
        ),
    )


def _labels(blocks: Sequence[Block], lexicon: Lexicon) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        for start, end in lines(block.text):
            line = cut(block.text, start, end)
            if match := _LABEL.match(line.value.rstrip("\\")):
                role = lexicon.column(match["label"].strip())
                value = cut(line, match.start("value"), match.end("value"))
                if role in ("type", "description") and value.value:
                    found.setdefault(role, value)
    return found
