"""Tables that list the values of properties: `Property | Value`, a row for each value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.inline import links
from docmill.docs.markdown.page import Cell, Passage, Table, TableRow
from docmill.docs.markdown.passages import joined, words
from docmill.docs.rows.columns import columns
from docmill.docs.rows.names import read_name
from docmill.docs.rows.statements import Statement

_VALUES = frozenset({"value", "values", "name"})
_VALUE = re.compile(r"[\w.:/+\-]{1,60}")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]{2,}")


def enumerated(table: Table, lexicon: Lexicon) -> Mapping[str, Passage]:
    """The values of each property that a table names; empty where it is another kind.

    Reads the rows `status | open` and `status | closed` below "Enumerated values"; the
    values of one property stand in one passage, a line each.
    """
    found = columns(table, lexicon).roles
    at = found.get("value", found.get("values"))
    if len(table.header) != 2 or at == 0 or (at is None and "name" not in found):
        return {}
    cells: dict[str, list[tuple[str, Passage]]] = {}
    for row in table.rows:
        found_name, value = cell_at(row, 0), cell_at(row, 1)
        if found_name is None or value is None or not value.value.strip():
            continue
        name = read_name(found_name.value, 0, lexicon)
        if name is not None and name.name:
            cells.setdefault(name.name, []).append(("", value.text))
    return {name: joined(parts) for name, parts in cells.items()}


def cell_at(row: TableRow, at: int) -> Cell | None:
    """The cell of a column; None where the row is short."""
    return row.cells[at] if at < len(row.cells) else None


def with_values(
    rows: Sequence[Statement], values: Mapping[str, Passage]
) -> tuple[Statement, ...]:
    """The rows, and those below them, with the values that a table lists for their names.

    A row of the whole payload takes those of `*anonymous*`, which have no name.
    """
    return tuple(
        replace(
            row,
            values=row.values or (None if row.children else values.get(row.name)),
            children=with_values(row.children, values),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Explained:
    """The values of a field, a line each, and the same with what a table says of each."""

    values: Passage
    told: Passage

    @property
    def are_constants(self) -> bool:
        """Whether all values are written as constants: `OPEN`, `NOT_PAID`."""
        return all(map(_CONSTANT.fullmatch, self.values.value.split("\n")))


def explained(table: Table, lexicon: Lexicon) -> Explained | None:
    """The values that a table only explains, `Name | Description`; None for other tables.

    Must not read a table with a column of types, of defaults or of required fields.
    """
    roles = columns(table, lexicon).roles
    at = next((roles[role] for role in _VALUES if role in roles), None)
    told = roles.get("description")
    if at != 0 or told is None or roles.keys() - _VALUES - {"description"}:
        return None
    cells = [(row.cells[0].text, row.cells[told].text) for row in table.rows]
    values = [words(cell) for cell, _ in cells]
    if not values or not all(map(_VALUE.fullmatch, values)):
        return None
    pairs = list(zip(values, cells, strict=True))
    return Explained(
        joined([("", Passage(value, cell.pieces)) for value, (cell, _) in pairs]),
        joined([(f"- `{value}`: ", text) for value, (_, text) in pairs]),
    )


def with_explained(
    rows: Sequence[Statement], anchors: Sequence[str], found: Explained
) -> tuple[Statement, ...]:
    """The rows, those that link to one of the anchors of a page with the values there."""
    return tuple(
        (
            _explained(row, found)
            if _links_to(row, anchors)
            else replace(row, children=with_explained(row.children, anchors, found))
        )
        for row in rows
    )


def _explained(row: Statement, found: Explained) -> Statement:
    parts = [("", text) for text in (row.description, found.told) if text is not None]
    return replace(row, values=row.values or found.values, description=joined(parts))


def _links_to(row: Statement, anchors: Sequence[str]) -> bool:
    targets = {f"#{anchor}".casefold() for anchor in anchors}
    texts = [text.value for text in (row.type, row.description) if text is not None]
    return any(link.target.casefold() in targets for t in texts for link in links(t))
