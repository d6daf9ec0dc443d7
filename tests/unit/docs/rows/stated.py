"""Statements as short texts, to compare: `id? integer =1 "the id" @query`."""

from __future__ import annotations

from collections.abc import Iterable

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Component,
    ListBlock,
    Paragraph,
    Passage,
    Table,
)
from docmill.docs.rows.components import component_row
from docmill.docs.rows.field_tables import field_rows
from docmill.docs.rows.lists import list_rows, paragraph_rows
from docmill.docs.rows.skeletons import skeleton_rows
from docmill.docs.rows.statements import Statement
from unit.docs.markdown.described import read

WORDS = Lexicon.of()


def first_block(text: str) -> Block:
    """The first block of a page."""
    return read(text)[0].blocks[0]


def rows_of(text: str, expected: bool = True) -> list[str] | None:
    """What the first block of a text states; None where it holds no fields."""
    block = first_block(text)
    match block:
        case Table():
            rows = field_rows(block, WORDS)
        case ListBlock():
            rows = list_rows(block, WORDS, expected)
        case CodeBlock():
            rows = skeleton_rows(block, WORDS)
        case Component():
            row = component_row(block, WORDS)
            rows = None if row is None else (row,)
        case Paragraph():
            rows = paragraph_rows([block], WORDS) or None
        case _:
            rows = None
    return None if rows is None else stated(rows)


def stated(rows: Iterable[Statement], depth: int = 0) -> list[str]:
    """A line for each statement; children are indented by two blanks."""
    found: list[str] = []
    for row in rows:
        found.append("  " * depth + shortly(row))
        found += stated(row.children, depth + 1)
    return found


def shortly(row: Statement) -> str:
    """One statement without its children."""
    mark = {True: "!", False: "?", None: ""}[row.required]
    parts = ["»" * row.depth + (row.name or "·") + mark, _value(row.type)]
    parts += [f"={_value(row.default)}" if row.default else ""]
    parts += [f"~{_value(row.example)}" if row.example else ""]
    parts += [f"@{row.place}" if row.place else ""]
    parts += [f'"{_value(row.description)}"' if row.description else ""]
    return " ".join(part for part in parts if part)


def _value(passage: Passage | None) -> str:
    return passage.value.replace("\n", " / ") if passage else ""
