"""The tables of models on one page, and which of them a name means."""

from __future__ import annotations

from collections import defaultdict

from docmill.docs.cells.type_cells import Named
from docmill.docs.facts import FieldTable, OperationPage
from docmill.docs.model import Ref

# Pages have up to three tables of one name; more are not looked through.
_CANDIDATES = 50


class Models:
    """The models of a page by name and, for names that are spelled loosely, by anchor."""

    def __init__(self, page: OperationPage) -> None:
        self._path = page.source.path
        self._tables = [table for table in page.tables if table.model is not None]
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._loosely: dict[str, list[int]] = defaultdict(list)
        for number, table in enumerate(self._tables):
            name = _name(table)
            self._by_name[name].append(number)
            for word in {a.casefold() for a in (name, *table.anchors)}:
                self._loosely[word].append(number)

    def find(self, named: Named, table: FieldTable) -> Ref | None:
        """The table that a type cell of `table` means.

        Anchors of real pages are wrong as often as right, so the name decides and the
        anchor only tells apart tables of one name. A table that wraps a model of its own
        name means the other one.
        """
        found = (
            self._by_name.get(named.name)
            or self._loosely.get(named.name.casefold())
            or (named.anchor and self._loosely.get(named.anchor.casefold()))
        )
        if not found:
            return None

        def rank(number: int) -> tuple[bool, bool, bool]:
            candidate = self._tables[number]
            wraps = candidate is table and len(table.rows) == 1
            same_side = (candidate.part == "response") == (table.part == "response")
            anchored = named.anchor in candidate.anchors
            return (wraps, not same_side, not anchored)

        best = min(found[:_CANDIDATES], key=rank)
        return Ref((self._path, best), _name(self._tables[best]))


def _name(table: FieldTable) -> str:
    return table.model.value if table.model else ""
