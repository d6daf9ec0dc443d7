"""What the item of a list or the row of a table says of its operation: labels with values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Block, ListBlock, ListItem, Paragraph, Table
from docmill.docs.markdown.passages import words
from docmill.docs.outline.found import Piece
from docmill.docs.outline.requests import method_alone
from docmill.docs.outline.sections import LABEL_LEVEL, Label, Section, item_label

_ANSWER = frozenset({"response", "returns"})
_COLUMNS = _ANSWER | {"body", "request", "parameters", "query", "form"}
"""Columns of a table of operations that say what goes in and comes out."""


def item_pieces(
    section: Section, blocks: Iterable[Block], lexicon: Lexicon
) -> tuple[Piece, ...]:
    """The blocks of an item, with a section of its own for each label of a list in it.

    Reads `- Methods: POST` over "- Rings the bell."; must not read `- body: string`, the
    field of a list that names no method and no response. The sections are no part of the
    outline: their indexes are negative.
    """
    own: list[Block] = []
    labelled: list[Piece] = []
    for block in blocks:
        if isinstance(block, ListBlock) and _has_parts(block, lexicon):
            for item in block.items:
                label = item_label(item, lexicon)
                if label is not None:
                    index = -2 - len(labelled)
                    labelled.append(_part(section, index, label, item))
                elif item.blocks:
                    own.append(ListBlock((item,), block.ordered))
                else:
                    own.append(Paragraph(item.text))
        else:
            own.append(block)
    return (Piece(replace(section, title=None), tuple(own)), *labelled)


def row_pieces(
    section: Section, block: Table, index: int, lexicon: Lexicon
) -> tuple[Piece, ...]:
    """The section of a row, with one of its own for each column of what goes in and out.

    Reads `Route | Body | Response` over `` `{"name": String}` ``; must not read the column
    `Parameters` where the cell says "none".
    """
    labelled: list[Piece] = []
    for title, cell in zip(block.header, block.rows[index].cells, strict=False):
        role = lexicon.heading(words(title.text))
        if role.sure and role.concepts & _COLUMNS and not lexicon.is_empty(cell.value):
            number, parent = -2 - len(labelled), section.index
            part = Section(
                number, parent, LABEL_LEVEL, title.text, cell.text, role, (), ()
            )
            labelled.append(Piece(part, ()))
    return (Piece(replace(section, title=None), ()), *labelled)


def _has_parts(block: ListBlock, lexicon: Lexicon) -> bool:
    labels = [item_label(item, lexicon) for item in block.items]
    return any(map(_names_method, labels)) or (
        all(labels) and any(label and label[2].concepts & _ANSWER for label in labels)
    )


def _names_method(label: Label | None) -> bool:
    if label is None or "method" not in label[2].concepts:
        return False
    return bool(method_alone(label[1].value))


def _part(section: Section, index: int, label: Label, item: ListItem) -> Piece:
    title, value, role = label
    shown = value if value.value else None
    level, parent = LABEL_LEVEL, section.index
    part = Section(index, parent, level, title, shown, role, (), item.blocks)
    return Piece(part, item.blocks)
