"""A service between its pages and its OpenAPI document.

`lower` makes these from the facts of pages, `merge` joins pages, `emit` writes the
document. Everything that will stand in the document knows its origin: the place on a page,
the rule that read it and the tier, which says how sure the rule is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from docmill.diagnostics.source import SourceFile, Span
from docmill.docs.cells.urls import Address
from docmill.docs.facts import LooseRow, Text
from docmill.docs.profiles.profile import Profile
from docmill.openapi.document import Json
from docmill.openapi.source_map import Origin, Unused

TABLE_ROW = "table-row"
"""The rule of what a whole row of a table states."""

STATED = "stated"
"""The tier of what a page says outright."""

INFERRED = "inferred"
"""The tier of what follows from the pages and stands on none of them."""

PAGE = "page"
"""The strategy that takes a whole page for one operation."""

JSON = "application/json"
"""The media type of JSON (RFC 8259)."""

FormKey = tuple[str, int]
"""One table of one page that describes a model: the page's path and a number."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A JSON Schema type and format."""

    type: str
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """An array."""

    item: FieldType


@dataclass(frozen=True, slots=True)
class Values:
    """An object of any member names."""

    value: FieldType


@dataclass(frozen=True, slots=True)
class Ref:
    """A model, by the table that describes it and the name that pages call it."""

    form: FormKey
    name: str


@dataclass(frozen=True, slots=True)
class Object:
    """An object whose members are described where it is used.

    `extra` is the type of members of any other name; None where the page has no word on
    them.
    """

    fields: tuple[Field, ...]
    extra: FieldType | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value of one of several types."""

    types: tuple[FieldType, ...]


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value: the page does not say, or says what is nowhere defined."""


FieldType = Scalar | Items | Values | Ref | Object | OneOf | Anything


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword of a schema."""

    name: str
    value: Json
    origin: Origin


@dataclass(frozen=True, slots=True)
class Translation:
    """A description in another language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter, a header or a property: one row, list item or member of an example.

    `required` is None where the page has no word on it, `type_span` where it has none on
    the type. `rule` and `tier` tell how the whole row was read.
    """

    name: str
    type: FieldType
    required: bool | None
    keywords: tuple[Keyword, ...]
    description: str
    unused: tuple[Unused, ...]
    span: Span
    name_span: Span
    type_span: Span | None
    required_span: Span | None
    translation: Translation | None = None
    nullable: bool = False
    rule: str = TABLE_ROW
    tier: str = STATED

    def keyword(self, name: str) -> Keyword | None:
        """The keyword of one name, where the field has it."""
        return next((k for k in self.keywords if k.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A model as one table of one page describes it.

    `request` tells whether the table says what is required, `inferred` that an example
    took the place of the table.
    """

    key: FormKey
    name: str
    span: Span
    request: bool
    fields: tuple[Field, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter outside the body. `field` is None where only the URL names it."""

    name: str
    place: Literal["path", "query", "header", "cookie"]
    field: Field | None
    also: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example that was read, and where it begins."""

    value: Json
    span: Span


@dataclass(frozen=True, slots=True)
class Content:
    """A request body or response in one media type.

    `inferred` tells that `type` was derived from an example. `origin` is None where only
    the operation as a whole can be pointed to.
    """

    media_type: str
    type: FieldType
    origin: Origin | None
    examples: tuple[Example, ...] = ()
    inferred: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The properties, where the content is an object that is described in place."""
        return self.type.fields if isinstance(self.type, Object) else ()


@dataclass(frozen=True, slots=True)
class Body:
    """A request body; `required` is None where the page has no word on it."""

    contents: tuple[Content, ...]
    required: bool | None


@dataclass(frozen=True, slots=True)
class Response:
    """The responses of one status code, or of all others (`default`)."""

    status: str
    description: str = ""
    spans: tuple[Span, ...] = ()
    contents: tuple[Content, ...] = ()
    headers: tuple[Field, ...] = ()
    rule: str = TABLE_ROW
    tier: str = STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation with all that its pages say of it.

    `request` is where method and URL stand, `strategy` how the operation was found.
    `refused` are rows that describe nothing. `reference` is the page as the document
    quotes it. `security` lists alternatives, each the schemes that are needed together;
    it is None where the page has no word on it.
    """

    source: SourceFile
    title: Text
    request: Text
    id: str
    method: str
    address: Address
    summary: Text
    description: Text | None
    parameters: tuple[Parameter, ...]
    host_parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    forms: tuple[Form, ...] = ()
    refused: tuple[LooseRow, ...] = ()
    reference: str
    strategy: str = PAGE
    tier: str = STATED
    deprecated: bool = False
    security: tuple[tuple[str, ...], ...] | None = None
    tags: tuple[str, ...] = ()
    extensions: Mapping[str, Json] = field(default_factory=dict[str, Json])
    translation: Translation | None = None

    @property
    def has_response_body(self) -> bool:
        """Whether responses can have a body (RFC 9110, section 9.3.2)."""
        return self.method != "HEAD"

    @property
    def success(self) -> Response | None:
        """The first response to a call that went well, where the page has one."""
        return next((r for r in self.responses if r.status.startswith("2")), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A model of a service: one name for all tables that agree."""

    name: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Server:
    """A base URL, maybe with placeholders."""

    url: str
    description: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A security scheme object of OpenAPI under the name that requirements use."""

    name: str
    data: Mapping[str, Json]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceInfo:
    """What a service says of itself, with the places it was read from."""

    title: Text | None = None
    description: Text | None = None
    version: Text | None = None
    tags: Mapping[str, Text] = field(default_factory=dict[str, Text])


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service ready to be written as one document.

    The first of `servers` is the one that paths are relative to. `names` gives the
    component of each table.
    """

    name: str
    language: str
    info: ServiceInfo
    servers: tuple[Server, ...]
    operations: tuple[Operation, ...]
    components: tuple[Component, ...]
    names: Mapping[FormKey, str]
    security_schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    profile: Profile | None = None

    @property
    def server(self) -> str:
        """The base URL that paths are relative to; empty where no page names one."""
        return self.servers[0].url if self.servers else ""
