"""Tables that list the values of properties: `Property | Value`, a row for each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Cell, Passage, Table, TableRow
from docmill.docs.markdown.passages import joined
from docmill.docs.rows.columns import columns
from docmill.docs.rows.names import read_name
from docmill.docs.rows.statements import Statement


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
