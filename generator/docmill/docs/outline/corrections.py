"""Comments on a page that correct the reading of the next table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from docmill.diagnostics.model import Diagnostics
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import (
    Block,
    Cell,
    Component,
    Page,
    Passage,
    Table,
)
from docmill.docs.markdown.passages import words
from docmill.docs.outline.left_out import COMMENT, SKIP

_CORRECTION = re.compile(r"\s{0,9}([a-z_]{1,30})\s{0,9}=\s{0,9}([^\n]{1,300}?)\s{0,9}")
_AS_IT_IS = "-"
"""Stands in `columns` for a header that is right."""


@dataclass(frozen=True, slots=True)
class Correction:
    """`key = value` in a comment; `text` is the comment, where it stands."""

    key: str
    value: str
    text: Passage


def corrected(page: Page, lexicon: Lexicon, diagnostics: Diagnostics) -> Page:
    """The page with its corrections made and their comments removed.

    `<!-- docmill: location = query -->` is for the next table. What is corrected is a note,
    a comment that says nothing known or has no table behind it is a warning.
    """
    if not any(_is_comment(block) for block in page.blocks):
        return page
    kept: list[Block] = []
    waiting: list[Correction] = []
    for block in page.blocks:
        if isinstance(block, Component) and _is_comment(block):
            found = _correction(block, diagnostics)
            waiting += [found] if found else []
        elif isinstance(block, Table) and waiting:
            kept.append(_table(block, waiting, lexicon, diagnostics))
            waiting = []
        else:
            kept.append(block)
    for one in waiting:
        message = f"no table follows `{one.key} = {one.value}`"
        diagnostics.warning("comment-unused", message, one.text.span)
    return replace(page, blocks=tuple(kept))


def _is_comment(block: Block) -> bool:
    return isinstance(block, Component) and block.name == COMMENT


def _correction(block: Component, diagnostics: Diagnostics) -> Correction | None:
    text = block.text.value.strip()
    match = _CORRECTION.fullmatch(text)
    if match is not None and match[1] in _KEYS:
        return Correction(match[1], match[2], block.text)
    known = ", ".join([SKIP, *(f"{key} = …" for key in _KEYS)])
    diagnostics.warning(
        "comment-unknown",
        f"the comment {text[:60]!r} says nothing that docmill knows",
        block.span,
        hint=f"known are: {known}",
    )
    return None


def _table(
    table: Table,
    corrections: Sequence[Correction],
    lexicon: Lexicon,
    diagnostics: Diagnostics,
) -> Table:
    for one in corrections:
        made = _KEYS[one.key](table, one, lexicon)
        said = f"`{one.key} = {one.value}`"
        if made is None:
            message = f"{said} does not fit the table in line {table.span.line}"
            diagnostics.warning("comment-unused", message, one.text.span)
        else:
            table = made
            message = f"{said} corrects the table in line {table.span.line}"
            diagnostics.note("page-corrected", message, one.text.span)
    return table


def _columns(table: Table, one: Correction, lexicon: Lexicon) -> Table | None:
    """The table with other headers; None where a role is not known or one is too many."""
    roles = [role.strip() for role in one.value.split(",")]
    headers = [
        _AS_IT_IS if role == _AS_IT_IS else _word(role, lexicon) for role in roles
    ]
    if len(roles) > len(table.header) or None in headers:
        return None
    kept = table.header[len(roles) :]
    named = (
        cell if header == _AS_IT_IS else Cell(_passage(header or "", one))
        for header, cell in zip(headers, table.header, strict=False)
    )
    return replace(table, header=(*named, *kept))


def _location(table: Table, one: Correction, lexicon: Lexicon) -> Table | None:
    return _filled(table, "place", one, lexicon) if lexicon.place(one.value) else None


def _required(table: Table, one: Correction, lexicon: Lexicon) -> Table | None:
    if lexicon.truth(one.value) is None:
        return None
    return _filled(table, "required", one, lexicon)


def _filled(table: Table, role: str, one: Correction, lexicon: Lexicon) -> Table | None:
    """The table with one value in all cells of a role, in a column of its own if need be."""
    roles = [lexicon.column(words(cell.text)) for cell in table.header]
    at = roles.index(role) if role in roles else len(table.header)
    word = _word(role, lexicon)
    if word is None:
        return None
    header = (*table.header[:at], Cell(_passage(word, one)), *table.header[at + 1 :])
    value = Cell(_passage(one.value, one))
    rows = tuple(
        replace(row, cells=(*row.cells[:at], value, *row.cells[at + 1 :]))
        for row in table.rows
    )
    return replace(table, header=header, rows=rows)


def _word(role: str, lexicon: Lexicon) -> str | None:
    """A header that names a role, in any language of the lexicon."""
    known = lexicon.vocabulary.columns.items()
    named = (word for word, means in known if means == role)
    return next((w for w in (role, *named) if lexicon.column(w) == role), None)


def _passage(text: str, one: Correction) -> Passage:
    return Passage(text, ((0, one.text.span),))


_KEYS: Mapping[str, Callable[[Table, Correction, Lexicon], Table | None]] = {
    "columns": _columns,
    "location": _location,
    "required": _required,
}
