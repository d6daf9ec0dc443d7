"""The fields of a payload: several tables as one, and the type that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.models import normalized
from docmill.docs.assemble.named_tables import attach
from docmill.docs.markdown.passages import words
from docmill.docs.model import FieldType, Items, Object
from docmill.docs.nesting.dotted import resolved
from docmill.docs.outline.contents import Group
from docmill.docs.rows.statements import Statement


def joined(groups: Sequence[Group], reader: FieldReader) -> tuple[Statement, ...]:
    """Groups of one payload as one: a table titled like a field has its properties.

    Reads `data | object` and below it a table under a heading `data`; a table of other
    fields is one more part of the same object.
    """
    main = [g for g in groups if not g.named] or groups[:1]
    roots = [row for g in main for row in g.statements if row.root]
    if len(roots) > 1:
        return tuple(roots)
    rows = list(main[0].statements)
    if len(rows) == 1 and rows[0].root and rows[0].children:
        return tuple(rows)
    for group in groups:
        if group is main[0]:
            continue
        title = normalized(words(group.title)) if group.title else ""
        if not (title and attach(rows, title, group.statements)) and not group.named:
            names = {row.name for row in rows}
            rows += [row for row in group.statements if row.name not in names]
    return tuple(rows)


def body_type(rows: Sequence[Statement], reader: FieldReader) -> FieldType:
    """The type of a payload: its root row where there is one, else an object.

    Several root rows are the parts that make it up.
    """
    if len(rows) > 1 and all(row.root for row in rows):
        return reader.object(
            resolved(reader.types.models.with_parts(rows, reader.types.page))
        )
    if len(rows) == 1 and rows[0].root:
        root = replace(rows[0], name="root", children=resolved(rows[0].children))
        field_ = reader.field(root, frozenset())
        return field_.type
    named = [row for row in rows if not row.root]
    if named and named[0].name.startswith("[]."):
        named = [replace(row, name=row.name.removeprefix("[].")) for row in named]
        return Items(Object(reader.read(resolved(named))))
    return reader.object(resolved(named))
