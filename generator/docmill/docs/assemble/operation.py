"""One operation of an outline, with all that its sections say, as the model has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docmill.diagnostics.model import Diagnostics
from docmill.docs.assemble.convention import all_optional
from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.models import Model, Models
from docmill.docs.assemble.naming import named
from docmill.docs.assemble.placing import Placed, is_indexed, placed
from docmill.docs.assemble.responses import body_type, joined, responses
from docmill.docs.assemble.shapes import FROM_EXAMPLE, completed, example_type, wrapped
from docmill.docs.assemble.sides import Sides, sides
from docmill.docs.assemble.types import TypeReader
from docmill.docs.cells.urls import template
from docmill.docs.descriptions import Language
from docmill.docs.facts import LooseRow, Text
from docmill.docs.infer.http_message import Message
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.model import (
    INFERRED,
    JSON,
    STATED,
    Body,
    Content,
    Example,
    Field,
    Form,
    FormKey,
    Keyword,
    Object,
    Operation,
    Parameter,
    Ref,
    Scalar,
)
from docmill.docs.nesting.dotted import resolved
from docmill.docs.outline.choose import Found
from docmill.docs.outline.contents import Contents, Shown
from docmill.docs.rows.statements import Statement
from docmill.openapi.source_map import Origin

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
_KIND = re.compile(
    r"\b(?:the|a|an|object|objects|structure|structures|schema|schemas|model|entity|definition|fields|attributes)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Assembler:
    """What assembling the operations of a page set needs beside them."""

    lexicon: Lexicon
    models: Models
    languages: tuple[Language, ...]
    diagnostics: Diagnostics
    silence_is_required: bool = False

    def operation(self, found: Found, read: Contents) -> Operation | None:
        """The operation; None where its path is no template, which has been reported."""
        candidate = found.candidate
        path = candidate.target.path
        address = template(
            f"{path.rstrip('/') or '/'}#{candidate.action}"
            if candidate.action
            else path
        )
        if address is None:
            self.diagnostics.warning(
                "url-invalid",
                f"{candidate.written[:100]!r} is not the path of an operation",
                candidate.place.span,
                hint="write the path with its parameters in braces: /users/{id}",
            )
            return None
        method = candidate.method or "GET"
        shown = sides(read, method)
        forms = _Forms(self)
        reader = forms.reader(found.outline.page.source.path)
        silence = _silence(self.silence_is_required, read)
        request = _Request(found, read, shown, reader, method, silence)
        names = named(found, read.description)
        operation = Operation(
            source=found.outline.page.source,
            title=names.title,
            request=Text(candidate.written, candidate.place.span),
            id=names.id,
            method=method,
            address=address,
            summary=names.summary,
            description=names.description,
            parameters=request.parameters(),
            body=request.body(),
            responses=responses(read, shown.response, reader, JSON),
            forms=(),
            refused=tuple(_refused(read, request.placed)),
            reference=f"{found.outline.page.source.path}:{candidate.place.span.line}",
            strategy=candidate.kind,
            tier=INFERRED if candidate.kind == "curl" else STATED,
            deprecated=_deprecated(found),
            tags=(names.tag,) if names.tag else (),
        )
        return replace(operation, forms=forms.all())


class _Forms:
    """The models that an operation uses, and those that they use."""

    def __init__(self, assembler: Assembler) -> None:
        self.assembler = assembler
        self.found: dict[FormKey, Form | None] = {}
        self.queue: list[Model] = []

    def reader(self, page: str) -> FieldReader:
        types = TypeReader(
            self.assembler.lexicon, self.assembler.models, page, self.use
        )
        return FieldReader(types, self.assembler.languages, self.assembler.diagnostics)

    def use(self, model: Model) -> Ref:
        name = component_name(model.name)
        if model.key not in self.found:
            self.found[model.key] = None
            self.queue.append(model)
        return Ref(model.key, name)

    def all(self) -> tuple[Form, ...]:
        while self.queue:
            model = self.queue.pop(0)
            silence = True if self.assembler.silence_is_required else None
            rows = [_told(row, silence) for row in model.statements]
            fields = self.reader(model.page).read(rows)
            self.found[model.key] = Form(
                key=model.key,
                name=component_name(model.name),
                span=model.span,
                request=any(f.required is not None for f in fields),
                fields=fields,
            )
        return tuple(form for form in self.found.values() if form is not None)


def component_name(title: str) -> str:
    """The name of a model as a component: `Channel Object` is `Channel`."""
    short = _KIND.sub(" ", re.sub(r"^\s*(?:\d{1,3}[.、)]?)+\s*", "", title))
    parts = re.findall(r"\w+", short) or re.findall(r"\w+", title)
    return "".join(part[:1].upper() + part[1:] for part in parts)


@dataclass(slots=True)
class _Request:
    """The request of an operation on its way: parameters and body."""

    found: Found
    read: Contents
    shown: Sides
    reader: FieldReader
    method: str
    silence: bool | None

    @property
    def placed(self) -> Placed:
        groups = [
            replace(g, statements=tuple(_told(r, self.silence) for r in g.statements))
            for g in self.read.groups
            if g.side != "response" and not g.error
        ]
        return placed(
            groups,
            self.found.candidate.target,
            self.method,
            self.shown.body,
            self.shown.query,
            bool(self.found.candidate.action),
        )

    def parameters(self) -> tuple[Parameter, ...]:
        found = self.placed
        path = [
            self._path(name, found) for name in self.found.candidate.target.placeholders
        ]
        rows = tuple(found.query)
        if is_indexed(rows) or self.found.candidate.action:
            rows = resolved(rows)
        query = [
            Parameter(name=f.name, place="query", field=f) for f in self._fields(rows)
        ]
        named = {p.name for p in query} | {row.name for row in found.body}
        query += [
            Parameter(name=name, place="query", field=self._from_url(name, value))
            for name, value in self.found.candidate.target.query
            if name not in named and not any(p.name == name for p in path)
        ]
        header = [
            Parameter(name=f.name, place="header", field=f)
            for f in self._fields(found.header)
        ]
        cookie = [
            Parameter(name=f.name, place="cookie", field=f)
            for f in self._fields(found.cookie)
        ]
        action = [self._action(query)] if self.found.candidate.action else []
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
        return Parameter(name=name, place="path", field=field)

    def _fields(self, rows: Sequence[Statement]) -> tuple[Field, ...]:
        return self.reader.read(rows)

    def _from_url(self, name: str, value: str) -> Field:
        """A parameter that only the query string of the request line names."""
        span = self.found.candidate.place.span
        return Field(
            name=name,
            type=Scalar("string"),
            required=None,
            keywords=(),
            description="",
            unused=(),
            span=span,
            name_span=span,
            type_span=None,
            required_span=None,
            rule="request-line",
            tier=INFERRED,
        )

    def _action(self, query: list[Parameter]) -> Parameter | None:
        """The constant that selects the operation, as a required parameter."""
        action = self.found.candidate.action
        assert action is not None
        span = self.found.candidate.place.span
        stated = next((p for p in query if p.name == "Action"), None)
        keyword = Keyword("const", action, Origin(span, "action", STATED))
        if stated is not None and stated.field is not None:
            query.remove(stated)
            kept = tuple(
                k
                for k in stated.field.keywords
                if k.name not in ("const", "enum", "examples")
            )
            return replace(
                stated,
                field=replace(
                    stated.field,
                    required=True,
                    type=Scalar("string"),
                    keywords=(*kept, keyword),
                ),
            )
        field = Field(
            name="Action",
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
        return Parameter(name="Action", place="query", field=field)

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
        if type_ is None and not examples:
            return None
        bodies = [m.body_json for _, m in self.shown.request if m.body_json is not None]
        shown_type = example_type(bodies, self._locate) if bodies else None
        if type_ is not None and shown_type is not None:
            type_ = completed(
                wrapped(type_, shown_type, self.reader.names(type_)), shown_type
            )
        inferred = type_ is None
        final = type_ if type_ is not None else shown_type
        assert final is not None
        span = (found.whole or found.body[0]).span if not inferred else examples[0].span
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

    def _body_type(self, found: Placed):  # type: ignore[no-untyped-def]
        whole = found.whole
        if whole is not None:
            rows = (replace(whole, root=True, children=(*whole.children, *found.body)),)
            return body_type(rows, self.reader)
        return body_type(tuple(found.body), self.reader) if found.body else None

    def _required(self, type_: object) -> bool | None:
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
        return said

    def _media_type(self, form: bool, type_: object, found: Placed) -> str:
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

    def _locate(self, at: str):  # type: ignore[no-untyped-def]
        for shown, message in self.shown.request:
            if message.body_json is not None and at in message.body_json.lines:
                return shown.block.line(message.body_line + message.body_json.lines[at])
        return self.shown.request[0][0].block.span


def _silence(required: bool, read: Contents) -> bool | None:
    """What a row without a word on it is: required, optional, or left open (None)."""
    if all_optional(read):
        return False
    return True if required else None


def _told(row: Statement, silence: bool | None) -> Statement:
    if silence is None:
        return row
    children = tuple(_told(child, silence) for child in row.children)
    required = silence if row.required is None else row.required
    return replace(row, required=required, children=children)


def _once(parameters: Sequence[Parameter]) -> Iterator[Parameter]:
    seen: set[str] = set()
    for parameter in parameters:
        if parameter.name not in seen:
            seen.add(parameter.name)
            yield parameter


def _refused(read: Contents, found: Placed) -> Iterator[LooseRow]:
    for span, reason in read.unread:
        yield LooseRow(reason=reason, span=span)
    for row in found.unplaced:
        yield LooseRow(reason="path-parameter-unknown", span=row.span)
    for row in found.headers_said:
        yield LooseRow(reason="header-of-the-protocol", span=row.span)


def _deprecated(found: Found) -> bool:
    title = found.anchor.title
    return title is not None and bool(
        re.search(r"\bdeprecated\b|~~|已废弃|已弃用|非推奨", title.value, re.I)
    )


__all__ = ["Assembler", "Message", "Shown", "component_name", "joined"]
