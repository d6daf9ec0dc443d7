"""What the sections of an operation say: fields, statuses, examples, descriptions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from docmill.diagnostics.source import Span
from docmill.docs.infer.message import Message
from docmill.docs.lexicon.lexicon import Place
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.rows.statements import Statement

Side = Literal["request", "response"]


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
    """A code block that shows a request, a response, or both.

    `loose`: it stands below parameters, which it need not be an example of.
    """

    side: Side | None
    status: str | None
    error: bool
    block: CodeBlock
    messages: tuple[Message, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """A status with what a row or item says of it; `schema` is its data model."""

    status: str
    description: Passage | None
    schema: Passage | None
    span: Span


@dataclass(slots=True)
class Contents:
    """All that the sections of an operation say, in the order of the page.

    `returns` are sentences that may link to a model, `payloads` the names of models that
    stand as the whole body or response, `unread` what gave nothing, with the reason.
    """

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
    payloads: list[tuple[Side | None, str | None, Passage]] = field(
        default_factory=list[tuple["Side | None", "str | None", Passage]]
    )


def by_status(read: Contents) -> None:
    """Give each status its own copy of what was said of several: `400/500`."""
    read.statuses = [
        replace(line, status=one)
        for line in read.statuses
        for one in line.status.split("/")
    ]
    read.groups = [
        replace(group, status=one)
        for group in read.groups
        for one in _apart(group.status)
    ]
    read.shown = [
        replace(shown, status=one)
        for shown in read.shown
        for one in _apart(shown.status)
    ]
    read.payloads = [
        (side, one, name)
        for side, status, name in read.payloads
        for one in _apart(status)
    ]


def _apart(status: str | None) -> list[str | None]:
    return [*status.split("/")] if status is not None else [None]
