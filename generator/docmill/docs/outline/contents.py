"""What the sections of an operation say: fields, statuses, examples, descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from docmill.diagnostics.source import Span
from docmill.docs.infer.http_message import Message, parse_messages
from docmill.docs.infer.status import status_in
from docmill.docs.lexicon.lexicon import Lexicon, Place
from docmill.docs.markdown.page import (
    Block,
    CodeBlock,
    Component,
    ListBlock,
    Paragraph,
    Passage,
    Table,
    TableRow,
)
from docmill.docs.markdown.passages import cut, lines, words
from docmill.docs.markdown.visible import visible
from docmill.docs.nesting.tree import nested
from docmill.docs.outline.choose import Found, Piece
from docmill.docs.outline.sections import TITLE_LEVEL, Section
from docmill.docs.rows.columns import Columns, columns, is_status_table
from docmill.docs.rows.components import component_row
from docmill.docs.rows.definitions import definition_rows, heading_rows
from docmill.docs.rows.field_tables import field_rows, row_statement
from docmill.docs.rows.lists import inline_rows, list_rows, paragraph_rows
from docmill.docs.rows.skeletons import skeleton_rows
from docmill.docs.rows.statements import Statement

Side = Literal["request", "response"]
_PLACES: tuple[Place, ...] = ("path", "query", "header", "cookie", "form", "body")
# "An array of users, each with:"; not "pass an array of ids" behind a comma.
_ARRAY = re.compile(
    r"^\W{0,4}(?:[\w ]{0,30}\b(?:is|are|returns?|contains)\s)?(?:an?\s)?(?:JSON\s)?(?:array|list)\s(?:of|with)\b|数组|列表，|配列",
    re.I,
)
_ALTERNATIVE = re.compile(r"oneOf|anyOf|xor|or", re.I)
_STATUS = re.compile(
    r"[*`]{0,3}(?P<status>[1-5](?:\d\d|[xX]{2}))\b[*`]{0,3}\s{0,2}[:：\-–—]{0,2}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that stand together, and what the headings over them say.

    `named`: the heading is a name of its own, not a word such as "Response".
    """

    side: Side | None
    place: Place | None
    url: bool
    status: str | None
    error: bool
    title: Passage | None
    statements: tuple[Statement, ...]
    span: Span
    rows: int
    named: bool = False
    flat: tuple[Statement, ...] = ()
    alternative: bool = False
    array: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A code block that shows a request, a response, or both."""

    side: Side | None
    status: str | None
    error: bool
    block: CodeBlock
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """A status with what a row or item says of it; `schema` is its data model."""

    status: str
    description: Passage | None
    schema: Passage | None
    span: Span


@dataclass(slots=True)
class Contents:
    """All that the sections of an operation say, in the order of the page."""

    description: list[Passage] = field(default_factory=list[Passage])
    groups: list[Group] = field(default_factory=list[Group])
    shown: list[Shown] = field(default_factory=list[Shown])
    statuses: list[StatusLine] = field(default_factory=list[StatusLine])
    returns: list[Passage] = field(default_factory=list[Passage])
    media_types: list[tuple[Side | None, str]] = field(
        default_factory=list[tuple["Side | None", str]]
    )
    unread: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])
    texts: list[Passage] = field(default_factory=list[Passage])


@dataclass(frozen=True, slots=True)
class _Context:
    """What the headings and labels over a block say."""

    side: Side | None = None
    place: Place | None = None
    url: bool = False
    status: str | None = None
    error: bool = False
    example: bool = False
    fields: bool = False
    required: bool | None = None
    skip: bool = False
    array: bool = False


def contents(found: Found, lexicon: Lexicon) -> Contents:
    """Read the sections of an operation."""
    return _Reader(found, lexicon).read()


def read_fields(section: Section, lexicon: Lexicon) -> list[Group]:
    """The groups of fields of a section on its own, such as one that defines a model."""
    reader = _Reader(None, lexicon)
    reader.piece(Piece(section, section.blocks), _Context(fields=True))
    return reader.result.groups


class _Reader:
    def __init__(self, found: Found | None, lexicon: Lexicon) -> None:
        self.found = found
        self.lexicon = lexicon
        self.result = Contents()
        self.contexts: dict[int, _Context] = {}
        self.last_label = _Context()
        self.last_parent = -1
        self.alternative = False

    def read(self) -> Contents:
        assert self.found is not None
        for piece in self.found.pieces:
            self.piece(piece, self._context(piece.section))
        return self.result

    def _context(self, section: Section) -> _Context:
        """What a section is about: its own words, then those of the sections around it."""
        assert self.found is not None
        anchor = self.found.anchor
        above = self.contexts.get(section.parent, _Context())
        if section.index == anchor.index or section.level == 0:
            context = _Context()
        else:
            context = self._from_words(section, above)
            if section.level > TITLE_LEVEL:
                if section.parent != self.last_parent:
                    self.last_label = above
                context = self._after_label(section, context, above)
                self.last_label, self.last_parent = context, section.parent
        self.contexts[section.index] = context
        return context

    def _from_words(self, section: Section, above: _Context) -> _Context:
        concepts = section.concepts
        if not concepts or (
            section.is_heading
            and not section.role.sure
            and len(section.role.residue) > 2
        ):
            return above
        side, error = _side(concepts, above)
        places = [p for p in _PLACES if p in concepts]
        place = places[0] if places and side != "response" else None
        if side == "response" and "header" in concepts:
            place = "header"
        status = (
            section.role.status
            or (status_in(words(section.title)) if section.title else None)
            or above.status
        )
        return _Context(
            side=side,
            place=place or (above.place if side == above.side else None),
            url="url" in concepts and not places,
            status=status,
            error=error,
            example="example" in concepts
            or (above.example and "definition" not in concepts),
            fields=bool(
                concepts & {"parameters", "definition", "model"}
                or places
                or above.fields
            ),
            required=(
                True
                if "required" in concepts
                else False if "optional" in concepts else above.required
            ),
            skip=_is_aside(concepts),
        )

    def _after_label(
        self, section: Section, context: _Context, above: _Context
    ) -> _Context:
        """A label without a side goes on with that of the label before it.

        Reads `**Success response:**`, `**Content:**` as one; a label `Parameters` begins
        the request again unless its rows stand already.
        """
        concepts = section.concepts
        if (
            concepts & {"request", "response", "returns", "success", "error"}
            or not self.last_label.side
        ):
            return context
        if "parameters" in concepts:
            again = any(g.side != "response" for g in self.result.groups)
            if not (
                self.last_label.side == "response"
                and again
                and not any(p in concepts for p in _PLACES)
                and "url" not in concepts
            ):
                return context
        return replace(
            context,
            side=self.last_label.side,
            status=context.status or self.last_label.status,
            error=context.error or self.last_label.error,
            place=context.place or self.last_label.place,
        )

    def piece(self, piece: Piece, context: _Context) -> None:
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
            local = self._introduced(context, intro, section)
            self.alternative = (
                intro is not None
                and _ALTERNATIVE.fullmatch(visible(intro.text.value).text.strip())
                is not None
            )
            self._block(block, local, section)
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

    def _is_description(self, section: Section, context: _Context) -> bool:
        if self.found is None or context.side or context.skip or context.example:
            return False
        anchor = section.index == self.found.anchor.index or bool(
            section.concepts & {"description", "summary"}
        )
        return anchor

    def _value(self, section: Section, context: _Context) -> None:
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
            status := status_in(text) or _bare_status(text)
        ):
            self.result.statuses.append(
                StatusLine(
                    status=status, description=None, schema=None, span=value.span
                )
            )
        inline = inline_rows(value, self.lexicon) if context.fields else ()
        if inline:
            self._group(inline, context, section, len(inline))
        self.result.texts.append(value)

    def _status_heading(self, section: Section, context: _Context) -> None:
        assert section.role.status is not None and section.title is not None
        self.result.statuses.append(
            StatusLine(
                status=section.role.status.upper(),
                description=None,
                schema=None,
                span=section.title.span,
            )
        )

    def _introduced(
        self, context: _Context, intro: Paragraph | None, section: Section
    ) -> _Context:
        """The context of a block that a sentence introduces: "The response has: "."""
        if intro is None:
            return context
        context = replace(
            context, array=_ARRAY.search(visible(intro.text.value).text) is not None
        )
        last = re.split(
            r"[.。!?\n]\s*", visible(intro.text.value).text.strip().rstrip(":：.。")
        )[-1]
        if not last or len(last) > 160:
            return context
        role = self.lexicon.heading(last)
        side, error = _side(
            role.concepts
            & {"response", "returns", "request", "error", "parameters", "success"},
            context,
        )
        if side is None or (
            context.side is not None
            and not intro.text.value.rstrip().endswith((":", "："))
        ):
            return context
        if (
            context.side is not None
            and context.side != side
            and not role.concepts & {"response", "request", "returns"}
        ):
            return context
        places = [p for p in _PLACES if p in role.concepts]
        status = role.status or status_in(last) or context.status
        return replace(
            context,
            side=side,
            error=error or context.error,
            status=status,
            place=(
                (places[0] if places else context.place) if side == "request" else None
            ),
            example=context.example or "example" in role.concepts,
            fields=context.fields or "parameters" in role.concepts,
        )

    def _block(self, block: Block, context: _Context, section: Section) -> None:
        match block:
            case Table():
                self._table(block, context, section)
            case ListBlock():
                self._list(block, context, section)
            case CodeBlock():
                self._code(block, context, section)
            case Component():
                if (row := component_row(block, self.lexicon)) is not None:
                    self._group((row,), context, section, 1)
            case Paragraph():
                self._paragraph(block, context, section)
            case _:
                pass

    def _paragraph(self, block: Paragraph, context: _Context, section: Section) -> None:
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
            rows = paragraph_rows([block], self.lexicon)
            if rows:
                self._group(rows, context, section, len(rows))
        if (
            context.side == "response"
            and context.status is None
            and (status := status_in(first[:80]))
        ):
            self.result.statuses.append(
                StatusLine(
                    status=status, description=None, schema=None, span=block.text.span
                )
            )

    def _table(self, block: Table, context: _Context, section: Section) -> None:
        found = columns(block, self.lexicon)
        if is_status_table(block, found):
            if "header_name" in found.roles and "type" in found.roles:
                self._response_headers(block, found)
            else:
                self.result.statuses += _statuses(block, self.lexicon)
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

    def _response_headers(self, block: Table, found: Columns) -> None:
        """A table of status, header and type: the headers of each response."""
        roles = {**found.roles, "name": found.roles["header_name"]}
        plain = Columns(
            {k: v for k, v in roles.items() if k != "status_code"}, found.unknown
        )
        for row in block.rows:
            match = _STATUS.match(
                visible(row.cells[found.roles["status_code"]].value).text.strip()
            )
            named = row_statement(row, plain, self.lexicon)
            if match and named is not None:
                self.result.groups.append(
                    Group(
                        side="response",
                        place="header",
                        url=False,
                        error=False,
                        title=None,
                        status=match["status"].upper(),
                        statements=(named,),
                        span=row.span,
                        rows=1,
                    )
                )

    def _guess_side(self, context: _Context) -> _Context:
        """Fields without a heading: behind a response they are its properties."""
        if (
            self.result.shown
            and self.result.shown[-1].side == "response"
            and any(g.side == "request" for g in self.result.groups)
        ):
            return replace(context, side="response")
        return context

    def _list(self, block: ListBlock, context: _Context, section: Section) -> None:
        statuses = [_STATUS.match(item.text.value) for item in block.items]
        if all(statuses) and (
            context.side == "response"
            or context.error
            or section.concepts & {"status_code"}
        ):
            for item, match in zip(block.items, statuses, strict=True):
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
        expected = (
            context.fields or context.side is not None or context.required is not None
        )
        rows = None if context.skip else list_rows(block, self.lexicon, expected)
        if rows is not None:
            self._group(rows, context, section, len(block.items), block.span)
        else:
            self._inner(block, context, section)

    def _inner(self, block: ListBlock, context: _Context, section: Section) -> None:
        """A list that states no fields: its items may hold code and tables all the same."""
        for item in block.items:
            self.result.unread.append((item.span, "no-field-list"))
            inner = self._introduced(context, Paragraph(item.text), section)
            for below in item.blocks:
                if isinstance(below, (CodeBlock, Table)):
                    self._block(below, inner, section)

    def _code(self, block: CodeBlock, context: _Context, section: Section) -> None:
        if context.skip:
            return
        if not context.example or self._is_first_skeleton(context):
            rows = skeleton_rows(block, self.lexicon)
            if rows is not None and (context.fields or context.side):
                self._group(rows, context, section, len(rows), block.span)
                return
        messages = parse_messages(block.text, block.language)
        side, status = context.side, context.status
        if block.title:
            role = self.lexicon.heading(block.title)
            side = _side(role.concepts, context)[0] or side
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

    def _is_first_skeleton(self, context: _Context) -> bool:
        return not any(g.side == context.side for g in self.result.groups)

    def _group(
        self,
        rows: tuple[Statement, ...],
        context: _Context,
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

    def _continues(self, rows: tuple[Statement, ...], context: _Context) -> bool:
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


def _is_aside(concepts: frozenset[str]) -> bool:
    """Whether a section holds no fields: credentials, the URL, code samples, values."""
    if concepts & {
        "changelog",
        "code_sample",
        "permission",
        "sdk",
        "authentication",
        "enum",
    }:
        return not concepts & {"request", "response", "example", "parameters"}
    return bool(concepts & {"url", "endpoint", "method"}) and not concepts & {
        "parameters",
        "request",
        "response",
        "example",
        "path",
        "query",
        "body",
        "definition",
    }


def _side(concepts: frozenset[str], above: _Context) -> tuple[Side | None, bool]:
    error = "error" in concepts or above.error
    if (
        concepts & {"response", "returns", "success", "error"}
        and "request" not in concepts
    ):
        return "response", "error" in concepts and "success" not in concepts
    if "request" in concepts:
        return "request", False
    if concepts & {"path", "query", "form", "cookie", "url", "body"}:
        return (
            above.side if above.side == "response" and "body" in concepts else "request"
        ), error
    if concepts & {"parameters", "header"}:
        return above.side or "request", error
    return above.side, error


def _bare_status(text: str) -> str | None:
    match = re.fullmatch(r"\s*([1-5]\d\d)\b.{0,60}", text, re.S)
    return match[1] if match else None


def _statuses(block: Table, lexicon: Lexicon) -> Iterator[StatusLine]:
    found = columns(block, lexicon)
    at = found.roles.get("status_code", found.roles.get("name", 0))
    for row in block.rows:
        match = _STATUS.match(visible(row.cells[at].value).text.strip())
        if match:
            schema = found.cell(row, "schema") or found.cell(row, "type")
            if schema is not None and lexicon.type(visible(schema.value).text.strip()):
                schema = None
            yield StatusLine(
                status=match["status"].upper(),
                span=row.span,
                description=_described(row, found.roles.get("description"), at),
                schema=schema.text if schema and schema.value else None,
            )


def _described(row: TableRow, at: int | None, code: int) -> Passage | None:
    if at is None:
        at = next((i for i in range(len(row.cells)) if i != code), None)
    cell = row.cells[at] if at is not None and at < len(row.cells) else None
    return cell.text if cell is not None and cell.value else None


__all__ = [
    "Contents",
    "Group",
    "Shown",
    "StatusLine",
    "contents",
    "lines",
    "read_fields",
]
