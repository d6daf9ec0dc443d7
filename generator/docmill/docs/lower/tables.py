"""The tables of one page: their rows as fields, and what the names of models mean."""

from __future__ import annotations

from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.cells.type_cells import Named
from docmill.docs.facts import FieldTable, LooseRow, OperationPage, Part, Text
from docmill.docs.lower.context import Context
from docmill.docs.lower.fields import FieldReader
from docmill.docs.lower.models import Models
from docmill.docs.model import Field, Form, Keyword, Ref


@dataclass(frozen=True, slots=True)
class PageTables:
    """The fields of each part of a page, and its models."""

    parts: dict[Part, tuple[Field, ...]]
    forms: tuple[Form, ...]


def read_tables(
    page: OperationPage, refused: list[LooseRow], context: Context
) -> PageTables:
    """Read the rows of every table; those that describe nothing go to `refused`."""
    models = Models(page)
    parts: dict[Part, tuple[Field, ...]] = {}
    forms: list[Form] = []
    for table in page.tables:
        fields = _fields(page, table, models, context)
        if table.model is None:
            fields = (*parts.get(table.part, ()), *fields)
            parts[table.part] = _distinct(fields, refused, context.diagnostics)
            continue
        forms.append(
            Form(
                key=(page.source.path, len(forms)),
                name=table.model.value,
                span=table.model.span,
                request=any(row.required is not None for row in table.rows),
                fields=_distinct(fields, refused, context.diagnostics),
            )
        )
    return PageTables(parts, tuple(forms))


def _fields(
    page: OperationPage, table: FieldTable, models: Models, context: Context
) -> tuple[Field, ...]:
    def resolve(named: Named) -> Ref | None:
        return models.find(named, table)

    def enums(name: str, description: Text) -> Keyword | None:
        return context.enums(page, name, description)

    reader = FieldReader(
        dialect=context.dialect,
        languages=context.languages,
        siblings=frozenset(row.name.value for row in table.rows),
        resolve=resolve,
        enums=enums,
        diagnostics=context.diagnostics,
    )
    return tuple(reader.read(row) for row in table.rows)


def _distinct(
    fields: tuple[Field, ...], refused: list[LooseRow], diagnostics: Diagnostics
) -> tuple[Field, ...]:
    """The fields that have a name, each name once."""
    found: dict[str, Field] = {}
    for field in fields:
        if not field.name:
            refused.append(LooseRow(reason="row-without-name", span=field.span))
            diagnostics.warning(
                "row-without-name",
                "row has no name",
                field.span,
                hint="it was left out; fill in its first cell",
            )
        elif found.setdefault(field.name, field) is not field:
            refused.append(LooseRow(reason="row-repeated", span=field.span))
            _report_repeated(field, found[field.name], diagnostics)
    return tuple(found.values())


def _report_repeated(field: Field, first: Field, diagnostics: Diagnostics) -> None:
    same = (field.type, field.required) == (first.type, first.required)
    report = diagnostics.warning if same else diagnostics.error
    report(
        "row-repeated",
        f"{field.name} is described twice" + ("" if same else ", in two ways"),
        field.span,
        hint="remove one of the two rows",
        related=(Related(first.span, "the first row"),),
    )
