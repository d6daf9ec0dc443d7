"""The request of an operation: its parameters and its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from docmill.diagnostics.source import Span
from docmill.docs.assemble.example_values import path_values, query_values, type_of
from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.forms import told
from docmill.docs.assemble.payload import body_type
from docmill.docs.assemble.placing import Placed, is_indexed, placed
from docmill.docs.assemble.shapes import (
    FROM_EXAMPLE,
    completed,
    example_type,
    wrapped,
)
from docmill.docs.assemble.sides import Sides
from docmill.docs.assemble.unstated import (
    bare,
    report_undescribed,
    shown_form,
    shown_query,
)
from docmill.docs.infer.message import Message
from docmill.docs.lexicon.lexicon import Place
from docmill.docs.model import (
    INFERRED,
    JSON,
    STATED,
    Anything,
    Body,
    Content,
    Example,
    Field,
    FieldType,
    Keyword,
    Object,
    Parameter,
    Scalar,
)
from docmill.docs.nesting.dotted import resolved
from docmill.docs.outline.choose import Found
from docmill.docs.outline.contents import Contents
from docmill.docs.rows.statements import Statement
from docmill.openapi.source_map import Origin

FORM = "application/x-www-form-urlencoded"
"""The media type of HTML forms."""
MULTIPART = "multipart/form-data"
"""The media type of forms with files (RFC 7578)."""


@dataclass
class Request:
    """The request of an operation on its way: parameters and body."""

    found: Found
    read: Contents
    shown: Sides
    reader: FieldReader
    method: str
    silence: bool | None

    @cached_property
    def placed(self) -> Placed:
        groups = [
            replace(
                g,
                place=g.place or self._rpc_place,
                statements=tuple(told(r, self.silence) for r in g.statements),
            )
            for g in self.read.groups
            if g.side != "response" and not g.error
        ]
        found = placed(
            groups,
            self.found.candidate.target,
            self.method,
            self.shown.body,
            self.shown.query,
            bool(self.found.candidate.action),
        )
        for rows in (found.query, found.header, found.cookie):
            rows[:] = self._named(rows, found)
        return found

    def _named(self, rows: Sequence[Statement], found: Placed) -> list[Statement]:
        """Rows with the shared parameters that rows without a name link to.

        Reads `| | | No | [Paging](#paging) |`; where the page has no rows of that title,
        the row is left out.
        """
        named: list[Statement] = []
        for row in rows:
            types = self.reader.types
            parts = types.models.with_parts([row], types.page)
            named += parts
            if not parts:
                found.unnamed.append(row)
                self.reader.diagnostics.warning(
                    "row-without-name",
                    "row has no name",
                    row.span,
                    hint="it was left out; fill in its first cell",
                )
        return named

    @property
    def _rpc_place(self) -> Place | None:
        """Where the parameters of an RPC action go that is sent with POST."""
        candidate = self.found.candidate
        if candidate.action is None or self.method != "POST":
            return None
        return "body" if candidate.selector == "method" else "form"

    def parameters(self) -> tuple[Parameter, ...]:
        found = self.placed
        path = [
            self._path(name, found) for name in self.found.candidate.target.placeholders
        ]
        rows = tuple(found.query)
        if is_indexed(rows) or self.found.candidate.action:
            rows = resolved(rows)
        query = [
            Parameter(name=f.name, place="query", field=self._query(f))
            for f in self._fields(rows)
        ]
        named = {p.name for p in query} | {row.name for row in found.body}
        query += [
            Parameter(name=name, place="query", field=self._from_url(name, value))
            for name, value in self.found.candidate.target.query
            if name not in named and not any(p.name == name for p in path)
        ]
        query += self._shown_query(path, query)
        header = [
            Parameter(name=f.name, place="header", field=f)
            for f in self._fields(found.header)
        ]
        cookie = [
            Parameter(name=f.name, place="cookie", field=f)
            for f in self._fields(found.cookie)
        ]
        action = [] if self._in_body else [self._action(query)]
        return (
            *path,
            *(p for p in action if p),
            *_once(query),
            *_once(header),
            *_once(cookie),
        )

    def _path(self, name: str, found: Placed) -> Parameter:
        row = found.path.get(name)
        field = self.reader.field(row, frozenset()) if row else None
        values = path_values(name, self.found.candidate.target, self._messages)
        return Parameter(
            name=name, place="path", field=self._shown(name, field, values)
        )

    @property
    def _messages(self) -> tuple[Message, ...]:
        return tuple(message for _, message in self.shown.request)

    def _query(self, field: Field) -> Field:
        values = query_values(field.name, self._messages)
        return self._shown(field.name, field, values) or field

    def _shown(self, name: str, field: Field | None, values: list[str]) -> Field | None:
        """The field with the type of example values, where the page states none."""
        if field is not None and not isinstance(field.type, Anything):
            return field
        type_ = type_of(values)
        if type_ is None:
            return field
        if field is not None:
            return replace(field, type=type_)
        span = self.shown.request[0][0].block.span
        return bare(name, type_, span, FROM_EXAMPLE)

    def _shown_query(
        self, path: list[Parameter], query: list[Parameter]
    ) -> Iterator[Parameter]:
        """Query parameters of example requests alone, where the page states none."""
        if self.found.candidate.action:
            return
        others = {p.name for p in (*path, *query)} | {r.name for r in self.placed.body}
        shown = shown_query(self.shown.request, others)
        if self.placed.query:
            report_undescribed(shown, self.reader.diagnostics)
            return
        for field in shown:
            yield Parameter(name=field.name, place="query", field=field)

    def _fields(self, rows: Sequence[Statement]) -> tuple[Field, ...]:
        return self.reader.read(rows)

    def _from_url(self, name: str, value: str) -> Field:
        """A parameter that only the query string of the request line names."""
        type_ = type_of([value]) or Scalar("string")
        return bare(name, type_, self.found.candidate.place.span, "request-line")

    def _wrapped(self, stated: FieldType, shown: FieldType) -> FieldType:
        """What rows state in the envelope of the example: in `params` of JSON-RPC."""
        if self.found.candidate.selector == "method" and isinstance(shown, Object):
            inner = next((f for f in shown.fields if f.name == "params"), None)
            if inner is not None and isinstance(inner.type, Object):
                within = completed(stated, inner.type, self.reader.types.models.closed)
                return replace(
                    shown,
                    fields=tuple(
                        replace(f, type=within) if f is inner else f
                        for f in shown.fields
                    ),
                )
        return wrapped(stated, shown, self.reader.names(stated))

    @property
    def _in_body(self) -> bool:
        """Whether a member of the body selects the operation: `"method": "user.add"`."""
        selector = self.found.candidate.selector
        rows = {row.name for row in self.placed.body}
        return self.method == "POST" and selector in rows | self.shown.body

    def _selected(self, type_: FieldType) -> FieldType:
        """The body with the constant that selects the operation."""
        candidate = self.found.candidate
        if candidate.action is None or not isinstance(type_, Object):
            return type_
        fields = (
            self._constant(field) if field.name == candidate.selector else field
            for field in type_.fields
        )
        return replace(type_, fields=tuple(fields))

    def _constant(self, field: Field) -> Field:
        action = self.found.candidate.action or ""
        origin = Origin(self.found.candidate.place.span, "action", STATED)
        other = ("const", "enum", "examples", "default")
        kept = tuple(k for k in field.keywords if k.name not in other)
        return replace(
            field,
            required=True,
            type=Scalar("string"),
            keywords=(*kept, Keyword("const", action, origin)),
        )

    def _action(self, query: list[Parameter]) -> Parameter | None:
        """The constant that selects the operation, as a required parameter."""
        action = self.found.candidate.action
        if action is None:
            return None
        name = self.found.candidate.selector
        span = self.found.candidate.place.span
        stated = next((p for p in query if p.name == name), None)
        keyword = Keyword("const", action, Origin(span, "action", STATED))
        if stated is not None and stated.field is not None:
            query.remove(stated)
            return replace(stated, field=self._constant(stated.field))
        field = Field(
            name=name,
            type=Scalar("string"),
            required=True,
            keywords=(keyword,),
            description="",
            unused=(),
            span=span,
            name_span=span,
            type_span=None,
            required_span=None,
            rule="action",
        )
        return Parameter(name=name, place="query", field=field)

    def body(self) -> Body | None:
        """The request body: what rows state, completed by what examples show."""
        found = self.placed
        if self.method in ("GET", "HEAD") and not found.body and found.whole is None:
            return None
        examples = [
            Example(value=value, span=shown.block.line(message.body_line))
            for shown, message in self.shown.request
            if message.body_json is not None
            for value in message.body_json.values[:1]
        ]
        form = found.form or self._media_types() & {FORM, MULTIPART}
        type_ = self._body_type(found)
        bodies = [m.body_json for _, m in self.shown.request if m.body_json is not None]
        shown_type = (
            example_type(bodies, self._locate, self.reader.types.lexicon)
            if bodies
            else shown_form(self.shown.request)
        )
        if type_ is None and shown_type is None:
            return None
        if type_ is not None and shown_type is not None:
            type_ = completed(
                self._wrapped(type_, shown_type),
                shown_type,
                self.reader.types.models.closed,
            )
        inferred = type_ is None
        final = type_ if type_ is not None else shown_type
        assert final is not None
        final = self._selected(final)
        span = self._span(found) or self._shown_span()
        origin = Origin(
            span,
            FROM_EXAMPLE if inferred else "table",
            INFERRED if inferred else STATED,
        )
        media_type = self._media_type(bool(form), final, found)
        content = Content(
            media_type,
            final,
            origin,
            tuple(examples) if media_type == JSON else (),
            inferred,
        )
        required = (
            found.whole.required if found.whole is not None else self._required(final)
        )
        return Body((content,), required)

    def _body_type(self, found: Placed) -> FieldType | None:
        """The type that rows state, or the model that a label names for the whole body."""
        for side, _, passage in self.read.payloads:
            if side == "request" and not found.body and found.whole is None:
                read = self.reader.types.read(passage.value)
                if read.known:
                    return read.type
        whole = found.whole
        if whole is not None:
            rows = (replace(whole, root=True, children=(*whole.children, *found.body)),)
            return body_type(rows, self.reader)
        return body_type(tuple(found.body), self.reader) if found.body else None

    def _span(self, found: Placed) -> Span | None:
        """Where the body is stated: its first row, or the label that names its model."""
        rows: list[Statement] = [found.whole] if found.whole else found.body
        stated = [row.span for row in rows]
        stated += [p.span for side, _, p in self.read.payloads if side == "request"]
        return stated[0] if stated else None

    def _shown_span(self) -> Span:
        """Where the first example of a body begins."""
        return next(
            shown.block.line(message.body_line)
            for shown, message in self.shown.request
            if message.form or message.body_json is not None
        )

    def _required(self, type_: FieldType) -> bool | None:
        """A body is required where one of its properties is."""
        if isinstance(type_, Object):
            return True if any(field.required for field in type_.fields) else None
        return None

    def _media_types(self) -> set[str]:
        said = {m for side, m in self.read.media_types if side != "response"}
        for message in (m for _, m in self.shown.request):
            said |= {
                value.split(";")[0].strip()
                for name, value in message.headers
                if name.casefold() == "content-type"
            }
        for row in self.placed.headers_said:
            if row.name.casefold() == "content-type":
                for text in (
                    row.default,
                    row.example,
                    row.description,
                    row.type,
                    row.values,
                ):
                    if text is not None:
                        said |= set(
                            re.findall(
                                r"(?:application|multipart|text)/[\w.+\-]{1,60}",
                                text.value,
                            )
                        )
        return said or {m.media_type for m in self._messages if m.form and m.media_type}

    def _media_type(self, form: bool, type_: FieldType, found: Placed) -> str:
        said = self._media_types()
        files = isinstance(type_, Object) and any(
            isinstance(f.type, Scalar) and f.type.format == "binary"
            for f in type_.fields
        )
        if MULTIPART in said or (files and not any(m.endswith("json") for m in said)):
            return MULTIPART
        if FORM in said or (form and JSON not in said):
            return FORM
        return next((m for m in sorted(said) if "json" in m), JSON)

    def _locate(self, at: str) -> Span:
        for shown, message in self.shown.request:
            if message.body_json is not None and at in message.body_json.lines:
                return shown.block.line(message.body_line + message.body_json.lines[at])
        return self.shown.request[0][0].block.span


def _once(parameters: Sequence[Parameter]) -> Iterator[Parameter]:
    seen: set[str] = set()
    for parameter in parameters:
        if parameter.name not in seen:
            seen.add(parameter.name)
            yield parameter
