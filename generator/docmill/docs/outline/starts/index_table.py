"""A table with a row for each operation: method, path, what it does, a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.inline import links
from docmill.docs.markdown.page import Cell, Passage, Table, TableRow
from docmill.docs.markdown.passages import words
from docmill.docs.outline.candidates import (
    Candidate,
    Spot,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.requests import method_alone, requests_in, target_alone
from docmill.docs.outline.sections import Outline, Section


def index_table(
    outline: Outline, section: Section, lexicon: Lexicon
) -> Iterator[Candidate]:
    """Operations that a row of a table names by method and path.

    Both may share a cell. A table of two columns whose first one holds labels is none.
    """
    for number, block in enumerate(section.blocks):
        if not isinstance(block, Table):
            continue
        roles = [lexicon.column(words(cell.text)) for cell in block.header]
        needs = _credentials(block, lexicon)
        rows = [
            [
                replace(
                    c, public=needs is not None and _is_no(row.cells[needs], lexicon)
                )
                for c in _row(outline, section, number, n, row, roles)
            ]
            for n, row in enumerate(_with_paths(block.rows))
        ]
        if not any(rows):
            yield from _matrix(outline, section, number, block, lexicon)
            continue
        if sum(map(bool, rows)) * 2 >= len(rows) and not _is_mapping(block, rows):
            single = len(rows) == 1
            for found in rows:
                yield from (
                    replace(c, kind="labels", item=-1) if single and not c.link else c
                    for c in found
                )


def _credentials(block: Table, lexicon: Lexicon) -> int | None:
    """The column that says whether an operation needs credentials: `Auth`, `Auth required`."""
    heads = enumerate(lexicon.heading(words(cell.text)) for cell in block.header)
    return next((at for at, h in heads if "authentication" in h.concepts), None)


def _with_paths(rows: Sequence[TableRow]) -> Iterator[TableRow]:
    """Rows whose first cell is empty have the path of the row above: a method for each."""
    above: Cell | None = None
    for row in rows:
        first = row.cells[0] if row.cells else None
        if first is not None and target_alone(first.value):
            above = first
        elif first is not None and above is not None and not first.value.strip():
            yield replace(row, cells=(above, *row.cells[1:]))
            continue
        yield row


def _matrix(
    outline: Outline, section: Section, number: int, block: Table, lexicon: Lexicon
) -> Iterator[Candidate]:
    """`| Path | GET | POST |`: a column for each method, text where there is one."""
    methods = [method_alone(cell.value) for cell in block.header]
    if sum(map(bool, methods)) < len(methods) - 1 or len(methods) < 3:
        return
    for index, row in enumerate(block.rows):
        for method, cell in zip(methods, row.cells, strict=False):
            if not method or lexicon.is_empty(cell.value) or _is_no(cell, lexicon):
                continue
            spot = Spot(
                kind="index",
                section=section.index,
                block=number,
                item=index,
                in_example=in_example(outline, section),
                description=None if lexicon.truth(cell.value) else cell.text,
            )
            yield from from_target(row.cells[0].value, method[0], cell.text, spot)


def _is_no(cell: Cell, lexicon: Lexicon) -> bool:
    return lexicon.truth(cell.value) is False


def _is_mapping(block: Table, rows: list[list[Candidate]]) -> bool:
    """Whether a table says which request serves what: one request stands in two rows.

    Reads "Stop a job | queue.del | DELETE /queue"; in an index the request comes early, and
    each once.
    """
    keys = [c.key for found in rows for c in found]
    if len(set(keys)) == len(keys):
        return False
    firsts = (block.header, *(row.cells for row in block.rows))
    early = any(
        requests_in(c.value) or method_alone(c.value) or target_alone(c.value)
        for cells in firsts
        for c in cells[:2]
    )
    return not early


def _row(
    outline: Outline,
    section: Section,
    number: int,
    index: int,
    row: TableRow,
    roles: list[str | None],
) -> Iterator[Candidate]:
    def spot() -> Spot:
        return Spot(
            kind="index",
            section=section.index,
            block=number,
            item=index,
            in_example=in_example(outline, section),
            title=_text(row, roles, ("operation", "title", "name")),
            description=_text(row, roles, ("description",)),
            link=_link(row),
        )

    if not any("/" in cell.value for cell in row.cells):
        return
    for cell in row.cells:
        if found := requests_in(cell.value, backward=True):
            yield from from_requests(found, cell.text, spot())
            return
    methods = next((m for c in row.cells if (m := method_alone(c.value))), ())
    if not methods:
        return
    paths = [c for c in row.cells if (t := target_alone(c.value)) and "/" in t]
    for cell in paths[:1]:
        for method in methods:
            yield from from_target(cell.value, method, cell.text, spot())


def _text(
    row: TableRow, roles: list[str | None], wanted: tuple[str, ...]
) -> Passage | None:
    for cell, role in zip(row.cells, roles, strict=False):
        if (
            role in wanted
            and cell.value
            and not target_alone(cell.value)
            and not method_alone(cell.value)
            and not requests_in(cell.value)
        ):
            return cell.text
    return None


def _link(row: TableRow) -> str | None:
    found: list[str] = [li.target for c in row.cells for li in links(_source(c))]
    return next((t for t in found if "#" in t or t.endswith((".md", ".mdx"))), None)


def _source(cell: Cell) -> str:
    return cell.value
