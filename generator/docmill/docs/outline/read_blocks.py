"""Reads the blocks of a section, each by its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.infer.http_message import parse_messages
from docmill.docs.infer.message import Message
from docmill.docs.infer.status import status_in, statuses_in
from docmill.docs.lexicon.lexicon import Lexicon, Place
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Component,
    ListBlock,
    Paragraph,
    Table,
)
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.contents import Shown, StatusLine
from docmill.docs.outline.context import (
    PLACES,
    Context,
    side_of,
)
from docmill.docs.outline.found import Found
from docmill.docs.outline.other_requests import is_other
from docmill.docs.outline.read_lists import ListReader
from docmill.docs.outline.sections import Section
from docmill.docs.outline.statuses import (
    header_groups,
    labelled_status,
    shown_bodies,
    states_headers,
    statuses,
)
from docmill.docs.rows.code_lines import code_line_rows
from docmill.docs.rows.columns import columns, is_status_table
from docmill.docs.rows.components import component_row
from docmill.docs.rows.enumerated import (
    enumerated,
    explained,
    with_explained,
    with_values,
)
from docmill.docs.rows.field_tables import field_rows
from docmill.docs.rows.lists import paragraph_rows
from docmill.docs.rows.skeletons import skeleton_rows
from docmill.docs.rows.statements import Statement

# `200`, `404: Not Found`: a status in an attribute.
_STATUS = re.compile(r"([1-5]\d\d)(?:\s?:.{0,60})?")
_PARAMETERS = frozenset({"parameters", "query", "path", "header", "cookie"})

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class BlockReader(ListReader):
    """Reads blocks into `result`.

    `others` are code blocks that show other operations; `other_in` is the section in which
    the last one stood, -1 where the last request was one of this operation.
    """

    def __init__(self, found: Found | None, lexicon: Lexicon) -> None:
        super().__init__(found, lexicon)
        self.others: list[CodeBlock] = []
        self.other_in = -1

    def block(self, block: Block, context: Context, section: Section) -> None:
        if self.component_side == "response":
            status = self.component_status or context.status
            context = replace(context, side="response", status=status, place=None)
        match block:
            case Table():
                self._table(block, context, section)
            case ListBlock():
                self.list(block, context, section)
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
            if context.side is None and self._is_of_response(block, row):
                self.group((row,), replace(context, side="response"), section, 1)
                return
            place = row.place or self.component_place
            self.group((replace(row, place=place),), context, section, 1)
            return
        concepts = self.lexicon.heading(block.name.replace("-", " ")).concepts
        places: list[Place] = [place for place in PLACES if place in concepts]
        if places or concepts & {"response", "request"}:
            self.component_place = places[0] if places else None
            self._enter(block, is_response="response" in concepts and not places)

    def _enter(self, block: Component, *, is_response: bool) -> None:
        """What stands behind a component is of its side: `{% swagger-response status="200" %}`.

        A part of it without a status of its own, such as its description, changes nothing.
        """
        self.component_side = "response" if is_response else "request"
        if not is_response:
            self.component_status = None
            return
        told = (one.value.strip("\"'") for one in block.attributes.values())
        status = next((m[1] for text in told if (m := _STATUS.fullmatch(text))), None)
        if status is None:
            return
        self.component_status = status
        self.result.statuses.append(
            StatusLine(
                status=status,
                description=block.attributes.get("description"),
                schema=None,
                span=block.span,
            )
        )

    def _is_of_response(self, block: Component, row: Statement) -> bool:
        """Whether the name of a component says that a field is of the response.

        Reads `<ResponseField name="sown" type="boolean">`; must not read `<ParamField>`.
        """
        name = _HUMP.sub(" ", block.name).replace("-", " ")
        return row.place is None and "response" in self.lexicon.heading(name).concepts

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
        if (status := labelled_status(block.text, self.lexicon)) is not None:
            self._status(status, block.span)
            return
        if context.required is not None or (
            context.fields and context.side == "request"
        ):
            rows = tuple(
                row
                for row in paragraph_rows([block], self.lexicon)
                if row.type is not None or row.description is not None
            )
            if rows:
                self.group(rows, context, section, len(rows))
        if context.status is not None or context.skip or context.example:
            return
        said = self.said_statuses(block.text)
        if not said and context.side == "response":
            self._status(status_in(first[:80]), block.text.span)

    def _status(self, status: str | None, span: Span) -> None:
        if status is not None:
            self.result.statuses.append(
                StatusLine(status=status, description=None, schema=None, span=span)
            )

    def _table(self, block: Table, context: Context, section: Section) -> None:
        if "enum" in section.concepts and (values := enumerated(block, self.lexicon)):
            self.result.groups = [
                replace(g, statements=with_values(g.statements, values))
                for g in self.result.groups
            ]
            return
        if self._explains(block, section):
            return
        found = columns(block, self.lexicon)
        if is_status_table(block, found):
            if states_headers(block, found, self.lexicon):
                self.result.groups += header_groups(block, found, self.lexicon)
            else:
                self.result.statuses += statuses(block, self.lexicon)
                for status, shown in shown_bodies(block, self.lexicon):
                    answer = replace(context, side="response", status=status)
                    self._code(shown, replace(answer, place=None), section)
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
        if self._is_unsaid(context, section) and not self._shows_fields(block, rows):
            self.result.unread += [(row.span, "heading-unknown") for row in block.rows]
            return
        if context.side is None and "place" not in found.roles and not context.place:
            context = self._guess_side(context)
        self.group(rows, context, section, len(block.rows), block.span)

    def _explains(self, block: Table, section: Section) -> bool:
        """Whether a table under a name of its own explains the values of a field.

        Reads "must be one of [these](#kinds)" over "Kinds", whose rows are its values;
        constants that no field links to are no fields either.
        """
        named = section.is_heading and not section.role.sure and self.found is not None
        found = explained(block, self.lexicon) if named else None
        groups = self.result.groups
        if found is None or not groups:
            return False
        self.result.groups = [
            replace(g, statements=with_explained(g.statements, section.anchors, found))
            for g in groups
        ]
        if self.result.groups == groups and not found.are_constants:
            return False
        self.result.unread += [(row.span, "list-of-values") for row in block.rows]
        return True

    def _is_unsaid(self, context: Context, section: Section) -> bool:
        """Whether no heading or sentence within the operation says what a table is about."""
        if self.found is None or section.title is None:
            return False
        said = context.side or context.place or context.fields or context.url
        return section.index != self.found.anchor.index and not (
            said or context.required is not None
        )

    def _shows_fields(self, block: Table, rows: Sequence[Statement]) -> bool:
        """Whether the columns of a table show that it states fields, whatever is over it.

        Reads `Name | Type | Description` and `Parameter | Description` below "Filters";
        must not read `Name | Description` below "Supported currencies".
        """
        found = columns(block, self.lexicon)
        if found.roles.keys() & {"required", "optional", "place"}:
            return True
        if any(row.type is not None or row.required is not None for row in rows):
            return True
        title = words(block.header[found.roles["name"]].text)
        return "parameters" in self.lexicon.heading(title).concepts

    def _guess_side(self, context: Context) -> Context:
        """Fields without a heading: behind a response they are its properties."""
        if (
            self.result.shown
            and self.result.shown[-1].side == "response"
            and any(g.side == "request" for g in self.result.groups)
        ):
            return replace(context, side="response")
        return context

    def _code(self, block: CodeBlock, context: Context, section: Section) -> None:
        if context.skip:
            return
        if not context.example or self._is_first_skeleton(context):
            rows = skeleton_rows(block, self.lexicon)
            if rows is not None and (context.fields or context.side):
                self.group(rows, context, section, len(rows), block.span)
                return
        is_answer = context.side == "response"
        if (context.fields or is_answer) and not context.example:
            lines = code_line_rows(block, self.lexicon)
            if lines is not None and not (is_answer and any(not r.type for r in lines)):
                self.group(lines, context, section, len(lines), block.span)
                return
        if self.found is None:
            return
        messages = self._own_messages(block, section)
        if not messages and block in self.others:
            self.result.unread.append((block.span, "other-request"))
            return
        side, status = context.side, context.status
        if block.title:
            role = self.lexicon.heading(block.title)
            side = side_of(role.concepts, context)[0] or side
            status = statuses_in(block.title) or role.status or status
        self.result.shown.append(
            Shown(
                side=side,
                status=status,
                error=context.error,
                block=block,
                messages=messages,
                loose=bool(section.concepts & _PARAMETERS)
                and not section.concepts & {"body", "example", "response", "returns"},
            )
        )

    def _own_messages(self, block: CodeBlock, section: Section) -> tuple[Message, ...]:
        """The messages of a block without calls of other operations and their responses.

        `others` has the blocks that show nothing else. What follows one in its section is
        its response, where it is a body alone.
        """
        assert self.found is not None
        found = parse_messages(block.text, block.language)
        own: list[Message] = []
        answers_other = section.index == self.other_in
        for message in found:
            if message.url or message.kind in ("request", "curl"):
                answers_other = is_other(message, self.found.candidate)
            if not answers_other:
                own.append(message)
        if found and not own:
            self.others.append(block)
        self.other_in = section.index if answers_other else -1
        return tuple(own)

    def _is_first_skeleton(self, context: Context) -> bool:
        return not any(g.side == context.side for g in self.result.groups)
