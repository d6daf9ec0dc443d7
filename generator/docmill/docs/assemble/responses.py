"""Responses by status: descriptions, fields, links to models, and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docmill.diagnostics.source import Span
from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.payload import body_type, joined
from docmill.docs.assemble.returns import returned
from docmill.docs.assemble.same_model import same_model
from docmill.docs.assemble.shapes import (
    FROM_EXAMPLE,
    Locate,
    completed,
    example_type,
    wrapped,
)
from docmill.docs.infer.http_message import Message
from docmill.docs.markdown.inline import prose
from docmill.docs.markdown.page import Passage
from docmill.docs.model import (
    INFERRED,
    STATED,
    Anything,
    Content,
    Example,
    FieldType,
    Items,
    Object,
    Response,
    Scalar,
)
from docmill.docs.outline.contents import Contents, Group, Shown, StatusLine
from docmill.openapi.document import is_map
from docmill.openapi.source_map import Origin

SUCCESS = "2XX"
"""Where a page names no status: any success."""
OTHERS = "default"
"""Where a page shows an error and names no status: any other response."""

# `[<order>, …]` and `"order": <order>`; not `"name": "<name>"`, nor `<xml>` alone
_STANDS_FOR = re.compile(r"[\[:]\s{0,9}<\w[\w -]{0,40}>\s{0,9}[,\]}]")

_OF_ERRORS = frozenset(
    [
        "error",
        "errors",
        "message",
        "code",
        "status",
        "detail",
        "details",
        "type",
        "error_code",
        "error_description",
        "success",
        "statusCode",
    ]
)
"""Members of which some make up the body of an error, and nothing else."""
_OF_JSON_RPC = frozenset({"jsonrpc", "id"})


@dataclass(slots=True)
class _Draft:
    """What is known of one status so far."""

    lines: list[StatusLine] = field(default_factory=list[StatusLine])
    groups: list[Group] = field(default_factory=list[Group])
    shown: list[tuple[Shown, Message]] = field(
        default_factory=list[tuple[Shown, Message]]
    )
    links: list[Passage] = field(default_factory=list[Passage])
    models: list[Passage] = field(default_factory=list[Passage])
    other: str | None = None
    """The media type of a success that is no JSON: `200 text/html`."""


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
        status = message.status or one.status
        is_error = one.error or (status is None and _is_error(message))
        draft(status, is_error).shown.append((one, message))
    for side, status, passage in read.payloads:
        if side == "response" and _schema(passage, reader) is not None:
            draft(status, False).models.append(passage)
    for passage in read.returns:
        if returned(passage, reader) is not None:
            draft(None, False).links.append(passage)
    headers = [g for g in read.groups if g.side == "response" and g.place == "header"]
    said = dict.fromkeys(m for side, m in read.media_types if side == "response")
    other = [m for m in said if "json" not in m]
    if other and len(said) == 1 and success in drafts:
        drafts[success].other = other[0]
    return tuple(
        _response(status, one, reader, media_type, headers if status == success else [])
        for status, one in sorted(drafts.items())
    )


def _is_error(message: Message) -> bool:
    """Whether a body without a status is that of an error by its members.

    Reads `{"error": "name_taken", "message": "…"}` and `{"jsonrpc": "2.0", "id": 1,
    "error": {}}`; must not read `{"error": null, "result": {}}`, `{"error": 0}`, nor
    `{"errors": ["bad row"], "imported": 3}`.
    """
    value = message.body_json.value if message.body_json is not None else None
    if not is_map(value):
        return False
    envelope = _OF_JSON_RPC if "jsonrpc" in value else frozenset[str]()
    if not value.keys() - envelope <= _OF_ERRORS:
        return False
    said = value.get("error", value.get("errors"))
    return bool(said) and not isinstance(said, (bool, int, float))


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
    shown = (
        example_type(found, _locator(draft.shown), reader.types.lexicon)
        if found
        else None
    )
    stated = _stated(draft, reader)
    if stated is None and shown is None:
        return _plain(draft)
    if stated is None and shown is not None:
        stated = same_model(shown, reader)
        inferred = True
    else:
        inferred = stated is None
    type_ = stated or shown or Anything()
    if stated is not None and shown is not None:
        stands_for = any(_STANDS_FOR.search(s.block.text) for s, _ in draft.shown)
        inner = wrapped(stated, shown, reader.names(stated), stands_for)
        type_ = completed(inner, shown, reader.types.models.closed)
    origin = _origin(draft, inferred)
    return Content(media_type, type_, origin, tuple(examples), inferred=inferred)


def _plain(draft: _Draft) -> Content | None:
    """The content of a response that only its media type tells: text, else bytes."""
    if draft.other is None:
        return None
    format_ = None if draft.other.startswith("text/") else "binary"
    return Content(draft.other, Scalar("string", format_), _origin(draft, False), ())


def _origin(draft: _Draft, inferred: bool) -> Origin | None:
    if inferred and draft.shown:
        return Origin(draft.shown[0][0].block.span, FROM_EXAMPLE, INFERRED)
    if draft.groups:
        return Origin(draft.groups[0].span, "table", STATED)
    if draft.models or draft.links:
        return Origin((draft.models or draft.links)[0].span, "link", STATED)
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
    for passage in draft.models:
        if (found := _schema(passage, reader)) is not None:
            return found
    for passage in draft.links:
        if (found := returned(passage, reader)) is not None:
            return found
    return None


def _schema(passage: Passage, reader: FieldReader) -> FieldType | None:
    read = reader.types.read(passage.value)
    if not read.known or isinstance(read.type, Anything):
        return None
    return read.type


def _examples(shown: Sequence[tuple[Shown, Message]]) -> Iterator[Example]:
    for one, message in shown:
        if message.body_json is not None:
            for value in message.body_json.values[:3]:
                yield Example(value=value, span=one.block.line(message.body_line))


def _locator(shown: Sequence[tuple[Shown, Message]]) -> Locate:
    """Where a member of the examples stands: the first example that has it."""

    def locate(at: str) -> Span:
        for one, message in shown:
            if message.body_json is not None and at in message.body_json.lines:
                return one.block.line(message.body_line + message.body_json.lines[at])
        return shown[0][0].block.span

    return locate
