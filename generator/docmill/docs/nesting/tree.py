"""Rows with a depth to a tree: `» id` below `author` is a property of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.rows.statements import Statement


def nested(rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """The rows with each deeper run as the children of the row above it.

    Depths are compared, not counted: a page may begin at depth 1 or indent by 4 blanks. A
    nested row without a name stands for the items of an array, or, among several, for one
    of the parts or alternatives of the object: rows below it move up, one that only names
    a type stays as it is.
    """
    result, _ = _level(list(rows), 0, -1)
    return tuple(result)


def _level(rows: list[Statement], at: int, above: int) -> tuple[list[Statement], int]:
    found: list[Statement] = []
    while at < len(rows) and rows[at].depth > above:
        row = rows[at]
        children, at = _level(rows, at + 1, row.depth)
        if children and all(child.root for child in children):
            children = _joined(children)
        children = [c for c in children if c.name or (c.type and not c.children)]
        found.append(
            replace(row, children=(*row.children, *children)) if children else row
        )
    return found, at


def _joined(parts: list[Statement]) -> list[Statement]:
    found: dict[str, Statement] = {}
    named: list[Statement] = []
    for part in parts:
        if not part.children and part.type is not None:
            named.append(part)
        for row in part.children:
            found.setdefault(row.name, row)
    return [*named, *found.values()]
