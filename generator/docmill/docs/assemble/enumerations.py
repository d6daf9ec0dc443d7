"""Enumerations: tables and lists of the values that a field may have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Block, ListBlock, Table
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.sections import Section
from docmill.docs.rows.columns import columns
from docmill.openapi.document import Json

_MOST = 500
_LITERAL = re.compile(r"[`\"']?(?P<value>[\w.:/+\-]{1,80})[`\"']?")
_NUMBER = re.compile(r"-?\d{1,15}")
# A column of values by its heading: `Value`, `ID`, `Code`; `Name` only beside one.
_VALUES = frozenset({"value", "values"})
_FIELDS = frozenset({"type", "required", "optional", "default", "place", "schema"})
_ITEM = re.compile(
    r"\s*(?:`(?P<coded>[^`]{1,80})`|\"(?P<quoted>[^\"]{1,80})\")\s*(?:$|[-–—:：(（,，=].*)",
    re.S,
)
_SAID = re.compile(
    r"\(\s*(?:value|值)\s*[:：]\s*`?\"?(?P<value>[^`\"()]{1,80})\"?`?\s*\)"
)


def listed_values(section: Section, lexicon: Lexicon) -> tuple[Json, ...]:
    """The values that a section lists, where every row and item of it is one; else ().

    Reads a table `Value | Description` or `Name | Value` below "Order status", and a list
    of "`open`: not paid yet" below "Possible values"; must not read a table with a column
    of types, which are fields, nor `1 << 3`, which is a bit.
    """
    tables = [b for b in section.blocks if isinstance(b, Table)]
    if len(tables) == 1 and not _other_lists(section.blocks):
        return table_values(tables[0], lexicon)
    lists = [b for b in section.blocks if isinstance(b, ListBlock)]
    if not tables and len(lists) == 1 and _says_enum(section):
        return _list_values(lists[0])
    return ()


def _other_lists(blocks: Sequence[Block]) -> bool:
    return any(isinstance(b, ListBlock) for b in blocks)


def _says_enum(section: Section) -> bool:
    """Whether the words over a list say that it lists values: "Enum: OrderStatus"."""
    if "enum" in section.concepts:
        return True
    title = words(section.title) if section.title is not None else ""
    return bool(re.match(r"enum\b", title, re.I))


def table_values(table: Table, lexicon: Lexicon) -> tuple[Json, ...]:
    """The values of a table that lists nothing else."""
    found = columns(table, lexicon)
    roles = found.roles
    at = next((roles[role] for role in _VALUES if role in roles), None)
    if at is None or roles.keys() & _FIELDS or len(table.header) > 4:
        return ()
    if "name" in roles and roles["name"] < at and not _all_numbers(table, at):
        return ()
    return _typed([row.cells[at].value for row in table.rows if at < len(row.cells)])


def _all_numbers(table: Table, at: int) -> bool:
    """Whether a column is of whole numbers: `OPEN | 1` lists values, not fields."""
    texts = [
        visible(row.cells[at].value).text.strip()
        for row in table.rows
        if at < len(row.cells)
    ]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def _list_values(block: ListBlock) -> tuple[Json, ...]:
    texts: list[str] = []
    for item in block.items:
        said = _SAID.search(item.text.value)
        match = _ITEM.fullmatch(item.text.value)
        text = said["value"] if said else match[1] or match[2] if match else None
        if text is None:
            return ()
        texts.append(text)
    return _typed(texts)


def _typed(cells: Sequence[str]) -> tuple[Json, ...]:
    """Cells as values, all numbers or all texts; () where one is neither."""
    texts = [_LITERAL.fullmatch(visible(cell).text.strip()) for cell in cells[:_MOST]]
    if len(cells) < 2 or len(cells) > _MOST or not all(texts):
        return ()
    found = [match["value"] for match in texts if match is not None]
    if len(set(found)) < len(found):
        return ()
    if all(_NUMBER.fullmatch(text) for text in found):
        return tuple(int(text) for text in found)
    return tuple(found)
