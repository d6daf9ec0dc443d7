"""Tables of parameters or properties to statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon, Place
from docmill.docs.markdown.kept import kept
from docmill.docs.markdown.page import Cell, Passage, Table, TableRow
from docmill.docs.markdown.passages import joined, words
from docmill.docs.markdown.visible import visible
from docmill.docs.rows.columns import Columns, columns, is_status_table
from docmill.docs.rows.names import read_name, several_names
from docmill.docs.rows.statements import Statement

_DETAILS = frozenset(
    [
        "type",
        "description",
        "required",
        "optional",
        "place",
        "default",
        "example",
        "values",
        "value",
        "schema",
        "constraints",
        "format",
    ]
)


_LABEL = re.compile(r"\*\*[^*\n]{1,40}(?:[:：]\*\*|\*\*\s?[:：])")
# What a column says of a field beside its own statements.
_TOLD = (
    "format", "min", "max", "length", "unit", "since", "deprecated", "read_only", "title",
)  # fmt: skip


@kept
def field_rows(table: Table, lexicon: Lexicon) -> tuple[Statement, ...] | None:
    """The statements of a table of fields; None where it is another kind of table.

    A table of statuses, of operations, of errors or of allowed values is none.
    """
    found = columns(table, lexicon)
    if "name" not in found.roles or not found.roles.keys() & _DETAILS:
        return None
    if is_status_table(table, found) or found.roles.keys() & {"method", "error"}:
        return None
    if found.roles.get("value", 99) < found.roles["name"] and "type" not in found.roles:
        return None
    rows: list[Statement | None] = []
    divider: tuple[bool, Passage] | None = None
    for row in table.rows:
        if (said := _divider(row, found, lexicon)) is not None:
            divider = said
            continue
        read = row_statement(row, found, lexicon, table.header)
        if read is not None and read.required is None and divider is not None:
            read = replace(read, required=divider[0], required_passage=divider[1])
        rows += _for_each_name(read, row, found, lexicon)
    named = [row for row in rows if row is not None]
    if len(named) * 2 < len(rows) or not named:
        return None
    return tuple(named)


def _for_each_name(
    read: Statement | None, row: TableRow, found: Columns, lexicon: Lexicon
) -> list[Statement | None]:
    """The statement of a row once for each name in its cell."""
    names = several_names(found_name(row, found).value)
    known = any(
        lexicon.requirement(name) or lexicon.type(name) or lexicon.array_item(name)
        for name in names[1:]
    )
    if read is None or not names or known:
        return [read]
    return [replace(read, name=name) for name in names]


def _divider(
    row: TableRow, found: Columns, lexicon: Lexicon
) -> tuple[bool, Passage] | None:
    """What a row that heads those below it says of them: required (True) or optional.

    Reads `| **Required fields** | | |`; must not read `| optional | | |`, a field of that
    name, `| **Required fields** | string | |`, nor `| **Required if `x` is set** | | |`.
    """
    cell = row.cells[found.roles["name"]]
    text = visible(cell.value).text.strip()
    if not text or any(c.value.strip() not in ("", cell.value) for c in row.cells):
        return None
    if text == cell.value.strip() and " " not in text and text.isascii():
        return None
    concepts = lexicon.heading(text).concepts
    said = concepts & {"required", "optional"}
    alone = " " not in text or ("parameters" in concepts and len(text.split()) <= 3)
    return ("required" in said, cell.text) if len(said) == 1 and alone else None


def row_statement(
    row: TableRow, found: Columns, lexicon: Lexicon, header: Sequence[Cell] = ()
) -> Statement | None:
    """The statement of one row; None where its name cell holds no name.

    `**Note:** both are needed` in a row without a type is none.
    """
    cell = row.cells[found.roles["name"]]
    name = read_name(cell.value, cell.indent, lexicon)
    type_cell = _filled(found.cell(row, "type")) or _filled(found.cell(row, "schema"))
    if name is None or (name.root and type_cell is None):
        return None
    if type_cell is None and _LABEL.match(cell.value.strip()):
        return None
    required, place_of_word = _required(row, found, name.required, lexicon)
    description = _description(row, found, header, lexicon)
    if required is None:
        required, place_of_word = _in_words(name.more, description, cell, lexicon)
    return Statement(
        name=name.name,
        name_passage=cell.text,
        type=type_cell.text if type_cell else _type_in_name(name.more, cell, lexicon),
        required=required,
        required_passage=place_of_word,
        default=_value(found.cell(row, "default"), lexicon),
        example=_value(found.cell(row, "example"), lexicon)
        or _value(found.cell(row, "value"), lexicon),
        values=_value(found.cell(row, "values"), lexicon),
        description=description,
        place=_place(row, found, lexicon),
        depth=name.depth,
        root=name.root,
        source="table-row",
        span=row.span,
    )


def _filled(cell: Cell | None) -> Cell | None:
    return cell if cell is not None and cell.value.strip() else None


def _required(
    row: TableRow, found: Columns, suffix: bool | None, lexicon: Lexicon
) -> tuple[bool | None, Passage | None]:
    for role, when in (("required", True), ("optional", False)):
        cell = _filled(found.cell(row, role))
        if cell is not None:
            truth = lexicon.truth(visible(cell.value).text.strip())
            if truth is None and (said := lexicon.requirement(cell.value)) is not None:
                return said[0], cell.text
            if truth is not None:
                return truth is when, cell.text
    return suffix, found_name(row, found).text if suffix is not None else None


def found_name(row: TableRow, found: Columns) -> Cell:
    """The cell with the name of a row."""
    return row.cells[found.roles["name"]]


def _in_words(
    more: str, description: Passage | None, cell: Cell, lexicon: Lexicon
) -> tuple[bool | None, Passage | None]:
    """Required or optional by words beside the name or in the description."""
    if more and (said := lexicon.requirement(more)) is not None:
        return said[0], cell.text
    if (
        description is not None
        and (said := lexicon.requirement(description.value)) is not None
    ):
        return said[0], description
    return None, None


def _description(
    row: TableRow, found: Columns, header: Sequence[Cell], lexicon: Lexicon
) -> Passage | None:
    """The description and below it the cells of columns that say more of a field.

    Those without a role of their own are told with their title: "Max: 100". Rules and
    constraints are sentences and stand without it: "Required. One of: `a`, `b`".
    """
    parts: list[tuple[str, Passage]] = []
    for role in ("description", "constraints"):
        cell = _filled(found.cell(row, role))
        if cell is not None and not lexicon.is_empty(words(cell.text)):
            parts.append(("", cell.text))
    used = {found.roles["name"], found.roles.get("type", -1)}
    told = [at for role in _TOLD if (at := found.roles.get(role, -1)) >= 0]
    for at in (*told, *found.unknown):
        if (
            at not in used
            and at < len(row.cells)
            and not lexicon.is_empty(words(row.cells[at].text))
        ):
            title = words(header[at].text) if at < len(header) else ""
            known = lexicon.column(title) == "description" or not title
            parts.append(("" if known else f"{title}: ", row.cells[at].text))
    return joined(parts) if len(parts) > 1 else parts[0][1] if parts else None


def _value(cell: Cell | None, lexicon: Lexicon) -> Passage | None:
    if cell is None or lexicon.is_empty(words(cell.text)):
        return None
    return cell.text


def _type_in_name(more: str, cell: Cell, lexicon: Lexicon) -> Passage | None:
    """`id (integer)`: a type in brackets behind the name."""
    match = re.match(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]", more)
    if match is None:
        return None
    for word in re.split(r"[,，;/]", match[1]):
        if lexicon.type(word.strip()) or lexicon.array_item(word.strip()):
            return Passage(word.strip(), cell.text.pieces)
    return None


def _place(row: TableRow, found: Columns, lexicon: Lexicon) -> Place | None:
    cell = _filled(found.cell(row, "place"))
    return lexicon.place(words(cell.text)) if cell else None
