"""Tables of a page by what their columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import CodeRow, FieldRow, LooseRow, Text
from docmill.docs.markdown.blocks import Row, Table
from docmill.docs.markdown.inline import label


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by role, and those of which the dialect knows nothing."""

    roles: Mapping[str, int]
    unknown: tuple[tuple[str, int], ...]

    def text(self, row: Row, role: str) -> Text | None:
        """The cell of one role as a reader sees it; None where there is no such column."""
        column = self.roles.get(role)
        return None if column is None else _text(row.cells[column])


def columns(table: Table, dialect: Dialect) -> Columns:
    """What the columns of a table hold. Of two columns of one role the first counts."""
    roles: dict[str, int] = {}
    unknown: list[tuple[str, int]] = []
    for index, cell in enumerate(table.header.cells):
        heading = label(cell.text)
        role = dialect.column(heading)
        if role is None or role in roles:
            unknown.append((heading, index))
        else:
            roles[role] = index
    return Columns(roles, tuple(unknown))


def field_rows(
    table: Table, dialect: Dialect, diagnostics: Diagnostics
) -> tuple[FieldRow, ...] | None:
    """The rows of a table of parameters or members; None where it is no such table."""
    layout = columns(table, dialect)
    if "name" not in layout.roles or not layout.roles.keys() & {"type", "description"}:
        return None
    for heading, index in layout.unknown:
        diagnostics.warning(
            "column-unknown",
            f"no dialect word says what the column {heading!r} holds",
            table.header.cells[index],
            hint="its cells were added to the descriptions; name the column in the dialect",
        )
    return tuple(_field_row(row, layout) for row in table.rows)


def _field_row(row: Row, layout: Columns) -> FieldRow:
    empty = Text("", row.span.part(len(row.span.text), len(row.span.text)))
    return FieldRow(
        name=layout.text(row, "name") or empty,
        type=_raw(row, layout, "type") or empty,
        required=layout.text(row, "required"),
        default=layout.text(row, "default"),
        example=_raw(row, layout, "example"),
        description=_with_unknown(
            _raw(row, layout, "description") or empty, row, layout
        ),
        span=row.span,
    )


def _with_unknown(description: Text, row: Row, layout: Columns) -> Text:
    extra = [
        f"{heading}: {row.text(at)}" for heading, at in layout.unknown if row.text(at)
    ]
    if not extra:
        return description
    return Text("<br>".join([description.value, *extra]), description.span)


def code_rows(table: Table, dialect: Dialect) -> tuple[CodeRow, ...] | None:
    """The rows of a table of response codes; None where it is no such table."""
    layout = columns(table, dialect)
    if "code" not in layout.roles:
        return None
    return tuple(
        CodeRow(
            code=_text(row.cells[layout.roles["code"]]),
            error=layout.text(row, "error"),
            description=_raw(row, layout, "description") or _text(row.cells[-1]),
            explanation=_raw(row, layout, "explanation"),
            span=row.span,
        )
        for row in table.rows
    )


def loose_rows(table: Table, reason: str) -> tuple[LooseRow, ...]:
    """The rows of a table that does not describe an operation, each with the reason."""
    return tuple(LooseRow(reason=reason, span=row.span) for row in table.rows)


def _text(cell: Span) -> Text:
    return Text(label(cell.text), cell)


def _raw(row: Row, layout: Columns, role: str) -> Text | None:
    column = layout.roles.get(role)
    return None if column is None else Text(row.cells[column].text, row.cells[column])
