"""What a reference shows: texts, rows and links that are ready to be laid out.

The templates see these types and nothing else. Every `str` here is plain text, which the
HTML templates escape; `Html` alone was made by `markdown` or `highlight` and is put in as
it is. Every `anchor` is unique in its page and safe as a fragment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

Html = NewType("Html", str)
"""Sanitised HTML."""

Badge = Literal["new", "changed", "deprecated"]
Place = Literal["path", "query", "header", "cookie"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A description: as HTML for the page, as Markdown for the other outputs."""

    html: Html
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a statement comes from; `url` is empty where the pages are not published."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link within the page or, with a full URL, out of it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A limit on a value: `keyword` is that of JSON Schema, `value` is ready to be shown."""

    keyword: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter, a member of an object, a header, or a value as such (no `name`).

    `schema` links to the named schema that the value, its items or its values are of: what
    is in there is shown once, in its own section, and expanded in place on demand.
    `children` are the members of an object without a name, `variants` its alternatives.
    """

    anchor: str
    name: str
    type: str
    schema: Link | None = None
    required: bool = False
    nullable: bool = False
    read_only: bool = False
    write_only: bool = False
    from_example: bool = False
    badge: Badge | None = None
    description: Prose | None = None
    default: str | None = None
    allowed: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    examples: tuple[str, ...] = ()
    source: Source | None = None
    children: tuple[Field, ...] = ()
    variants: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A piece of code: a sample of a call, or an example of a body."""

    label: str
    language: str
    text: str
    html: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body of one media type."""

    media_type: str
    value: Field
    examples: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body of a request."""

    description: Prose | None
    required: bool
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer; `is_error` where its status says so, or says nothing (`default`).

    `links` are the operations that go on with what it holds.
    """

    anchor: str
    status: str
    phrase: str
    is_error: bool
    description: Prose | None
    headers: tuple[Field, ...]
    contents: tuple[Content, ...]
    links: tuple[Link, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call. `access` are alternatives; in each all of the schemes are needed.

    `callbacks` are calls that the service makes because of it.
    """

    anchor: str
    operation_id: str
    method: str
    path: str
    title: str
    badge: Badge | None
    description: Prose | None
    servers: tuple[str, ...]
    access: tuple[tuple[Link, ...], ...]
    parameters: Mapping[Place, tuple[Field, ...]]
    body: Body | None
    responses: tuple[Response, ...]
    samples: tuple[Code, ...]
    external: Link | None
    source: Source | None
    callbacks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The operations of a tag; without a `title` those of none."""

    anchor: str
    title: str
    description: Prose | None
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A named schema, and the operations and schemas that use it directly."""

    anchor: str
    name: str
    value: Field
    used_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A security scheme; `facts` are label and value, such as the name of a header.

    `shell` is what samples for curl sign with.
    """

    anchor: str
    name: str
    kind: str
    description: Prose | None
    facts: tuple[tuple[str, str], ...]
    shell: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL; `variables` are the parts of it that can be chosen."""

    url: str
    description: Prose | None
    variables: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What `docmill lint` says of the pages of a service."""

    severity: str
    code: str
    message: str
    hint: str
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The reference of one service in one language of the interface (`zh` or `en`).

    `name` is the stem of its files; `webhooks` are the calls that the service makes,
    those of callbacks included.
    """

    name: str
    language: str
    title: str
    version: str
    summary: str
    description: Prose | None
    facts: tuple[Link, ...]
    quick_start: tuple[Code, ...]
    servers: tuple[Server, ...]
    access: tuple[Access, ...]
    groups: tuple[Group, ...]
    webhooks: tuple[Operation, ...]
    schemas: tuple[Schema, ...]
    findings: tuple[Finding, ...]
