"""Reads the sections of an operation, block by block."""

from __future__ import annotations

import re
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.infer.http_message import parse_messages
from docmill.docs.infer.status import status_in
from docmill.docs.lexicon.lexicon import Lexicon, Place
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Component,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
)
from docmill.docs.markdown.passages import cut
from docmill.docs.markdown.visible import visible
from docmill.docs.nesting.tree import nested
from docmill.docs.outline.choose import Found, Piece
from docmill.docs.outline.contents import Contents, Group, Shown, StatusLine
from docmill.docs.outline.context import (
    PLACES,
    Context,
    after_label,
    introduced,
    of_concepts,
    of_section,
    side_of,
)
from docmill.docs.outline.sections import TITLE_LEVEL, Section
from docmill.docs.outline.statuses import (
    STATUS,
    bare_status,
    header_groups,
    labelled_status,
    states_headers,
    statuses,
)
from docmill.docs.rows.code_lines import code_line_rows
from docmill.docs.rows.columns import columns, is_status_table
from docmill.docs.rows.components import component_row
from docmill.docs.rows.definitions import definition_rows, heading_rows
from docmill.docs.rows.enumerated import enumerated, with_values
from docmill.docs.rows.field_tables import field_rows
from docmill.docs.rows.lists import inline_rows, list_rows, paragraph_rows
from docmill.docs.rows.skeletons import skeleton_rows
from docmill.docs.rows.statements import Statement

# The name of a model in code: `UserPostBody`, `User[]`; a field begins in lower case.
_MODEL_NAME = re.compile(r"[A-Z][A-Za-z0-9]{1,60}(?:\[\])?")
_LABELS = frozenset(
    {"body", "header", "query", "path", "form", "parameters", "response"}
)
_ALTERNATIVE = re.compile(r"oneOf|anyOf|xor|or", re.I)


def contents(found: Found, lexicon: Lexicon) -> Contents:
    """Read the sections of an operation."""
    return _Reader(found, lexicon).read()


def read_fields(section: Section, lexicon: Lexicon) -> list[Group]:
    """The groups of fields of a section on its own, such as one that defines a model."""
    reader = _Reader(None, lexicon)
    reader.piece(Piece(section, section.blocks), Context(fields=True))
    return reader.result.groups


class _Reader:
    def __init__(self, found: Found | None, lexicon: Lexicon) -> None:
        self.found = found
        self.lexicon = lexicon
        self.result = Contents()
        self.contexts: dict[int, Context] = {}
        self.last_label = Context()
        self.last_parent = -1
        self.alternative = False
        self.component_place: Place | None = None

    def read(self) -> Contents:
        assert self.found is not None
        for piece in self.found.pieces:
            self.piece(piece, self._context(piece.section))
        return self.result

    def _context(self, section: Section) -> Context:
        """What a section is about: its own words, then those of the sections around it."""
        assert self.found is not None
        anchor = self.found.anchor
        above = self.contexts.get(section.parent, Context())
        if section.index == anchor.index or section.level == 0:
            context = Context()
        else:
            context = of_section(section, above)
            if section.level > TITLE_LEVEL:
                if section.parent != self.last_parent:
                    self.last_label = above
                has_request = any(g.side != "response" for g in self.result.groups)
                context = after_label(section, context, self.last_label, has_request)
                self.last_label, self.last_parent = context, section.parent
        self.contexts[section.index] = context
        return context

    def piece(self, piece: Piece, context: Context) -> None:
        """Read the blocks of a piece, one after the other."""
        section = piece.section
        self._value(section, context)
        intro: Paragraph | None = None
        if section.role.status and section.level > 0 and context.side == "response":
            self._status_heading(section, context)
        rows = (
            heading_rows(section.title, piece.blocks, self.lexicon)
            if self.found is None
            else ()
        )
        for block in piece.blocks:
            local = introduced(context, intro, self.lexicon)
            self.alternative = (
                intro is not None
                and _ALTERNATIVE.fullmatch(visible(intro.text.value).text.strip())
                is not None
            )
            own = isinstance(block, Component)
            self._block(block, context if own else local, section)
            if isinstance(block, Paragraph):
                intro = block
                if self._is_description(section, context):
                    self.result.description.append(block.text)
            elif not isinstance(block, Component):
                intro = None
        if rows:
            self._group(rows, context, section, len(rows))
        named = definition_rows(piece.blocks, self.lexicon) if context.fields else ()
        if named:
            self._group(named, context, section, len(named))

    def _is_description(self, section: Section, context: Context) -> bool:
        if self.found is None or context.side or context.skip or context.example:
            return False
        anchor = section.index == self.found.anchor.index or bool(
            section.concepts & {"description", "summary"}
        )
        return anchor

    def _value(self, section: Section, context: Context) -> None:
        value = section.value
        if value is None:
            return
        text = visible(value.value).text
        if "content_type" in section.concepts or re.match(
            r"\s{0,4}(?:application|multipart|text)/", text
        ):
            for media_type in re.findall(
                r"(?:application|multipart|text|image)/[\w.+\-]{1,60}", text
            ):
                self.result.media_types.append((context.side, media_type))
        if section.concepts & {"returns", "response"}:
            self.result.returns.append(value)
        if (
            section.concepts & {"description", "summary"}
            and self.found is not None
            and not context.side
        ):
            self.result.description.append(value)
        if context.side == "response" and (
            status := status_in(text) or bare_status(text)
        ):
            self.result.statuses.append(
                StatusLine(
                    status=status, description=None, schema=None, span=value.span
                )
            )
        named = _MODEL_NAME.fullmatch(text.strip()) and "`" in value.value
        if named and section.concepts & {"body", "request", "response"}:
            self.result.payloads.append((context.side, context.status, value))
        inline = (
            inline_rows(value, self.lexicon) if context.fields and not named else ()
        )
        if inline:
            self._group(inline, context, section, len(inline))
        self.result.texts.append(value)

    def _status_heading(self, section: Section, context: Context) -> None:
        assert section.role.status is not None
        assert section.title is not None
        self.result.statuses.append(
            StatusLine(
                status=section.role.status.upper(),
                description=None,
                schema=None,
                span=section.title.span,
            )
        )

    def _block(self, block: Block, context: Context, section: Section) -> None:
        match block:
            case Table():
                self._table(block, context, section)
            case ListBlock():
                self._list(block, context, section)
            case CodeBlock():
                self._code(block, context, section)
            case Component():
                self._component(block, context, section)
            case Paragraph():
                self._paragraph(block, context, section)
            case _:
                pass

    def _component(self, block: Component, context: Context, section: Section) -> None:
        """A field, or a component around fields that names their location.

        Reads `{% api-method-headers %}` over `{% api-method-parameter name="X-Key" %}`.
        """
        row = component_row(block, self.lexicon)
        if row is not None:
            place = row.place or self.component_place
            self._group((replace(row, place=place),), context, section, 1)
            return
        concepts = self.lexicon.heading(block.name.replace("-", " ")).concepts
        places: list[Place] = [place for place in PLACES if place in concepts]
        if places or concepts & {"response", "request"}:
            self.component_place = places[0] if places else None

    def _paragraph(self, block: Paragraph, context: Context, section: Section) -> None:
        self.result.texts.append(block.text)
        first = visible(block.text.value).text.lstrip()
        role = self.lexicon.heading(first.split(" ")[0].rstrip(":,."))
        if (
            "returns" in role.concepts
            or context.side == "response"
            or re.search(r"\breturns?\b", first, re.I)
        ):
            self.result.returns.append(block.text)
        if context.required is not None or (
            context.fields and context.side == "request"
        ):
            rows = tuple(
                row
                for row in paragraph_rows([block], self.lexicon)
                if row.type is not None or row.description is not None
            )
            if rows:
                self._group(rows, context, section, len(rows))
        if (
            (context.side == "response" or "returns" in role.concepts)
            and context.status is None
            and (status := status_in(first[:80]))
        ):
            self.result.statuses.append(
                StatusLine(
                    status=status, description=None, schema=None, span=block.text.span
                )
            )

    def _table(self, block: Table, context: Context, section: Section) -> None:
        if "enum" in section.concepts and (values := enumerated(block, self.lexicon)):
            self.result.groups = [
                replace(g, statements=with_values(g.statements, values))
                for g in self.result.groups
            ]
            return
        found = columns(block, self.lexicon)
        if is_status_table(block, found):
            if states_headers(block, found, self.lexicon):
                self.result.groups += header_groups(block, found, self.lexicon)
            else:
                self.result.statuses += statuses(block, self.lexicon)
            return
        rows = (
            None
            if context.skip or (context.error and "type" not in found.roles)
            else field_rows(block, self.lexicon)
        )
        if rows is None:
            reason = (
                "error-codes"
                if context.error or "error" in found.roles
                else "no-field-table"
            )
            self.result.unread += [(row.span, reason) for row in block.rows]
            return
        if context.side is None and "place" not in found.roles and not context.place:
            context = self._guess_side(context)
        self._group(rows, context, section, len(block.rows), block.span)

    def _guess_side(self, context: Context) -> Context:
        """Fields without a heading: behind a response they are its properties."""
        if (
            self.result.shown
            and self.result.shown[-1].side == "response"
            and any(g.side == "request" for g in self.result.groups)
        ):
            return replace(context, side="response")
        return context

    def _list(self, block: ListBlock, context: Context, section: Section) -> None:
        found = [STATUS.match(item.text.value) for item in block.items]
        if all(found) and (
            context.side == "response"
            or context.error
            or section.concepts & {"status_code"}
        ):
            for item, match in zip(block.items, found, strict=True):
                assert match is not None
                self.result.statuses.append(
                    StatusLine(
                        status=match["status"].upper(),
                        schema=None,
                        span=item.span,
                        description=cut(item.text, match.end(), len(item.text.value)),
                    )
                )
            return
        self.result.texts += [item.text for item in block.items]
        coded = self._coded(block, context, section)
        if coded is None:
            return
        block_left = self._labelled(coded, context, section)
        if block_left is None:
            return
        block = block_left
        expected = (
            context.fields or context.side is not None or context.required is not None
        )
        rows = None if context.skip else list_rows(block, self.lexicon, expected)
        if rows is not None:
            self._group(rows, context, section, len(block.items), block.span)
        else:
            self._inner(block, context, section)

    def _coded(
        self, block: ListBlock, context: Context, section: Section
    ) -> ListBlock | None:
        """The list without items such as `**Code:** 202`, whose statuses are read."""
        if context.side != "response":
            return block
        rest: list[ListItem] = []
        for item in block.items:
            status = labelled_status(item.text, self.lexicon)
            if status is None:
                rest.append(item)
                continue
            self.result.statuses.append(
                StatusLine(status=status, description=None, schema=None, span=item.span)
            )
            local = replace(context, status=status)
            self._inner(ListBlock((item,)), local, section)
        return ListBlock(tuple(rest), block.ordered) if rest else None

    def _labelled(
        self, block: ListBlock, context: Context, section: Section
    ) -> ListBlock | None:
        """Items that label a list within them: `* **Body:** has these fields:`.

        Their fields are read; the rest of the list comes back, None where nothing is left.
        """
        rest: list[ListItem] = []
        for item in block.items:
            label = re.split(r"[:：]", visible(item.text.value).text, maxsplit=1)[0]
            role = self.lexicon.heading(label) if len(label) < 50 else None
            inner = [b for b in item.blocks if isinstance(b, ListBlock)]
            about = role.concepts & _LABELS if role is not None and role.sure else None
            if not about or not (inner or _is_label(item)):
                rest.append(item)
                continue
            assert role is not None
            local = of_concepts(role, context)
            if not inner:
                self._inner(ListBlock((item,)), local, section)
            for below in inner:
                rows = list_rows(below, self.lexicon, True)
                if rows is not None:
                    self._group(rows, local, section, len(below.items), below.span)
        return ListBlock(tuple(rest), block.ordered) if rest else None

    def _inner(self, block: ListBlock, context: Context, section: Section) -> None:
        """A list that states no fields: its items may hold code and tables all the same."""
        for item in block.items:
            self.result.unread.append((item.span, "no-field-list"))
            inner = introduced(context, Paragraph(item.text), self.lexicon)
            for below in item.blocks:
                if isinstance(below, (CodeBlock, Table)):
                    self._block(below, inner, section)

    def _code(self, block: CodeBlock, context: Context, section: Section) -> None:
        if context.skip:
            return
        if not context.example or self._is_first_skeleton(context):
            rows = skeleton_rows(block, self.lexicon)
            if rows is not None and (context.fields or context.side):
                self._group(rows, context, section, len(rows), block.span)
                return
        if context.fields and context.side != "response" and not context.example:
            lines = code_line_rows(block, self.lexicon)
            if lines is not None:
                self._group(lines, context, section, len(lines), block.span)
                return
        if self.found is None:
            return
        messages = parse_messages(block.text, block.language)
        side, status = context.side, context.status
        if block.title:
            role = self.lexicon.heading(block.title)
            side = side_of(role.concepts, context)[0] or side
            status = role.status or status_in(block.title) or status
        self.result.shown.append(
            Shown(
                side=side,
                status=status,
                error=context.error,
                block=block,
                messages=messages,
            )
        )

    def _is_first_skeleton(self, context: Context) -> bool:
        return not any(g.side == context.side for g in self.result.groups)

    def _group(
        self,
        rows: tuple[Statement, ...],
        context: Context,
        section: Section,
        count: int,
        span: Span | None = None,
    ) -> None:
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


def _is_label(item: ListItem) -> bool:
    """Whether an item begins with a label in bold: "**Body**: a list of notes".

    Asked of items whose first word names a part of an operation; a field called `body` has
    no capital.
    """
    return (
        re.match(r"\*\*[A-Z\u0080-\uffff][^*]{0,40}\*\*\s?[:：]", item.text.value)
        is not None
    )
