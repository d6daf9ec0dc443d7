"""Collects the fields that stand together, with what the headings over them say."""

from __future__ import annotations

from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.lexicon.lexicon import Lexicon, Place
from docmill.docs.nesting.tree import nested
from docmill.docs.outline.choose import Found
from docmill.docs.outline.contents import Contents, Group, Side
from docmill.docs.outline.context import Context
from docmill.docs.outline.sections import Section
from docmill.docs.rows.statements import Statement


class Grouping:
    """What is collected of an operation (`found`) or of a model (None), in `result`."""

    def __init__(self, found: Found | None, lexicon: Lexicon) -> None:
        self.found = found
        self.lexicon = lexicon
        self.result = Contents()
        self.alternative = False
        self.component_place: Place | None = None
        self.component_side: Side | None = None
        self.component_status: str | None = None

    def group(
        self,
        rows: tuple[Statement, ...],
        context: Context,
        section: Section,
        count: int,
        span: Span | None = None,
    ) -> None:
        """Add fields; those that are deeper than the group before go on with it."""
        if context.required is not None:
            rows = tuple(
                r if r.required is not None else replace(r, required=context.required)
                for r in rows
            )
        if self._continues(rows, context):
            return
        anchor = self.found is None or section.index == self.found.anchor.index
        named = section.title is not None and not anchor and not section.role.sure
        self.result.groups.append(
            Group(
                side=context.side,
                place=context.place,
                url=context.url,
                status=context.status,
                error=context.error,
                title=section.title,
                statements=nested(rows),
                span=span or rows[0].span,
                rows=count,
                named=named,
                flat=rows,
                alternative=self.alternative,
                array=context.array,
            )
        )

    def _continues(self, rows: tuple[Statement, ...], context: Context) -> bool:
        """Whether rows go on with the table before them: all are deeper than its first.

        Converters cut a table in two to say that what follows is one of several shapes.
        """
        last = self.result.groups[-1] if self.result.groups else None
        if last is None or last.side != context.side or not last.flat:
            return False
        if min(row.depth for row in rows) <= last.flat[0].depth:
            return False
        flat = (*last.flat, *rows)
        self.result.groups[-1] = replace(
            last, flat=flat, statements=nested(flat), rows=last.rows + len(rows)
        )
        return True
