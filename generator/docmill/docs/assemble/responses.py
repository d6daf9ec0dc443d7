"""Responses by status: descriptions, fields, links to models, and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.models import normalized
from docmill.docs.assemble.shapes import FROM_EXAMPLE, completed, example_type, wrapped
from docmill.docs.infer.http_message import Message
from docmill.docs.markdown.inline import links, prose
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible
from docmill.docs.model import (
    INFERRED,
    JSON,
    STATED,
    Anything,
    Content,
    Example,
    Field,
    FieldType,
    Items,
    Object,
    Ref,
    Response,
)
from docmill.docs.nesting.dotted import resolved
from docmill.docs.outline.contents import Contents, Group, Shown, StatusLine
from docmill.docs.rows.statements import Statement
from docmill.openapi.document import Json
from docmill.openapi.source_map import Origin

SUCCESS = "2XX"
"""Where a page names no status: any success."""
OTHERS = "default"
"""Where a page shows an error and names no status: any other response."""
_ARRAY = re.compile(
    r"\b(?:array|list|collection|set)\b|列表|数组|一覧|配列|\blista\b|\bliste\b", re.I
)


@dataclass(slots=True)
class _Draft:
    """What is known of one status so far."""

    lines: list[StatusLine] = field(default_factory=list[StatusLine])
    groups: list[Group] = field(default_factory=list[Group])
    shown: list[tuple[Shown, Message]] = field(
        default_factory=list[tuple[Shown, Message]]
    )
    links: list[Passage] = field(default_factory=list[Passage])


def responses(
    read: Contents,
    shown: Sequence[tuple[Shown, Message]],
    reader: FieldReader,
    media_type: str,
) -> tuple[Response, ...]:
    """The responses of an operation; empty where its sections say nothing of one."""
    drafts: dict[str, _Draft] = {}
    stated = [line.status for line in read.statuses if line.status.startswith("2")]
    success = stated[0] if len(set(stated)) == 1 or stated else SUCCESS

    def draft(status: str | None, error: bool) -> _Draft:
        key = status or (OTHERS if error else success)
        return drafts.setdefault(key, _Draft())

    for line in read.statuses:
        drafts.setdefault(line.status, _Draft()).lines.append(line)
    for group in read.groups:
        if group.side == "response" and group.place != "header":
            draft(group.status, group.error).groups.append(group)
    for one, message in shown:
        draft(message.status or one.status, one.error).shown.append((one, message))
    for passage in read.returns:
        if _model(passage, reader) is not None:
            draft(None, False).links.append(passage)
    headers = [g for g in read.groups if g.side == "response" and g.place == "header"]
    return tuple(
        _response(status, one, reader, media_type, headers if status == success else [])
        for status, one in sorted(drafts.items())
    )


def _response(
    status: str,
    draft: _Draft,
    reader: FieldReader,
    media_type: str,
    headers: list[Group],
) -> Response:
    content = _content(draft, reader, media_type)
    lines = [prose(line.description.value) for line in draft.lines if line.description]
    spans = tuple(line.span for line in draft.lines)
    first = next((g.span for g in draft.groups), None) or next(
        (s.block.span for s, _ in draft.shown), None
    )
    return Response(
        status=status,
        description="\n".join(dict.fromkeys(lines)),
        spans=spans or ((first,) if first else ()),
        contents=(content,) if content is not None else (),
        headers=tuple(f for g in headers for f in reader.read(g.statements)),
        rule=(
            "table-row" if draft.lines else FROM_EXAMPLE if draft.shown else "table-row"
        ),
        tier=STATED if draft.lines else INFERRED,
    )


def _content(draft: _Draft, reader: FieldReader, media_type: str) -> Content | None:
    examples = list(_examples(draft.shown))
    found = [m.body_json for _, m in draft.shown if m.body_json is not None]
    shown = example_type(found, _locator(draft.shown)) if found else None
    stated = _stated(draft, reader)
    if stated is None and shown is None:
        return None
    type_ = stated or shown or Anything()
    if stated is not None and shown is not None:
        inner = wrapped(stated, shown, reader.names(stated))
        type_ = completed(inner, shown, reader.types.models.closed)
    origin = _origin(draft, stated is None)
    return Content(media_type, type_, origin, tuple(examples), inferred=stated is None)


def _origin(draft: _Draft, inferred: bool) -> Origin | None:
    if inferred and draft.shown:
        return Origin(draft.shown[0][0].block.span, FROM_EXAMPLE, INFERRED)
    if draft.groups:
        return Origin(draft.groups[0].span, "table", STATED)
    if draft.links:
        return Origin(draft.links[0].span, "link", STATED)
    if draft.lines:
        return Origin(draft.lines[0].span, "status-table", STATED)
    return None


def _stated(draft: _Draft, reader: FieldReader) -> FieldType | None:
    """The type that tables, lists or links state."""
    if draft.groups:
        rows = joined(draft.groups, reader)
        if rows:
            type_ = body_type(rows, reader)
            return (
                Items(type_)
                if draft.groups[0].array and isinstance(type_, Object)
                else type_
            )
    for line in draft.lines:
        if (
            line.schema is not None
            and (found := _schema(line.schema, reader)) is not None
        ):
            return found
    for passage in draft.links:
        if (found := _model(passage, reader)) is not None:
            return found
    return None


def _schema(passage: Passage, reader: FieldReader) -> FieldType | None:
    read = reader.types.read(passage.value)
    if not read.known or isinstance(read.type, Anything):
        return None
    return read.type


def _model(passage: Passage, reader: FieldReader) -> FieldType | None:
    """The model that a sentence links to: "Returns a list of [user](#user) objects"."""
    for sentence in re.split(r"(?<=[.。])\s", passage.value):
        for link in links(sentence):
            model = reader.types.models.linked(link.target, reader.types.page)
            if model is None and "](" in sentence:
                model = reader.types.models.named(visible(link.text).text)
            if model is not None:
                before = sentence[max(0, link.start - 40) : link.start]
                ref = reader.types.use(model)
                return (
                    Items(ref)
                    if _ARRAY.search(visible(before + link.text).text)
                    else ref
                )
    return None


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
        if not (title and _attach(rows, title, group.statements)) and not group.named:
            names = {row.name for row in rows}
            rows += [row for row in group.statements if row.name not in names]
    return tuple(rows)


def _attach(rows: list[Statement], title: str, below: tuple[Statement, ...]) -> bool:
    for number, row in enumerate(rows):
        kind = normalized(words(row.type)) if row.type else ""
        if not row.children and (
            normalized(row.name.removesuffix("[]")) == title
            or (kind and (title in (kind, f"{kind}s") or kind.endswith(title)))
        ):
            rows[number] = replace(row, children=below)
            return True
        if row.children:
            inner = list(row.children)
            if _attach(inner, title, below):
                rows[number] = replace(row, children=tuple(inner))
                return True
    return False


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


def _examples(shown: Sequence[tuple[Shown, Message]]) -> Iterator[Example]:
    for one, message in shown:
        if message.body_json is not None:
            for value in message.body_json.values[:3]:
                yield Example(value=value, span=one.block.line(message.body_line))


def _locator(shown: Sequence[tuple[Shown, Message]]):  # type: ignore[no-untyped-def]
    """Where a member of the examples stands: the first example that has it."""

    def locate(at: str):  # type: ignore[no-untyped-def]
        for one, message in shown:
            if message.body_json is not None and at in message.body_json.lines:
                return one.block.line(message.body_line + message.body_json.lines[at])
        return shown[0][0].block.span

    return locate


__all__ = [
    "JSON",
    "CodeBlock",
    "Field",
    "Json",
    "Ref",
    "body_type",
    "joined",
    "responses",
]
