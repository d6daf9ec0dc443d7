"""A service between its pages and its OpenAPI document.

`lower` makes these from the facts of one page, `merge` joins pages, `emit` writes the
document. Everything that will stand in the document knows its origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from docmill.diagnostics.source import Span
from docmill.docs.cells.urls import Address
from docmill.docs.facts import LooseRow, OperationPage, Text
from docmill.openapi.document import Json
from docmill.openapi.source_map import Origin, Unused

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
class Anything:
    """Any JSON value: the page does not say, or says what is nowhere defined."""


FieldType = Scalar | Items | Values | Ref | Anything


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
    """A parameter or a member of a model, from one row."""

    name: str
    type: FieldType
    required: bool | None
    keywords: tuple[Keyword, ...]
    description: str
    unused: tuple[Unused, ...]
    span: Span
    name_span: Span
    type_span: Span
    required_span: Span | None
    translation: Translation | None = None

    def keyword(self, name: str) -> Keyword | None:
        """The keyword of one name, where the field has it."""
        return next((k for k in self.keywords if k.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A model as one table of one page describes it.

    `request` tells whether the table says what is required.
    """

    key: FormKey
    name: str
    span: Span
    request: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter outside the body. `field` is None where only the URL names it."""

    name: str
    place: Literal["path", "query"]
    field: Field | None
    also: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The answers of one status code."""

    status: str
    description: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example that was read, and where it begins."""

    value: Json
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One page, lowered.

    `refused` are rows that describe nothing. `reference` is the page as the document
    quotes it.
    """

    page: OperationPage
    id: str
    method: str
    address: Address
    tag: str | None
    summary: Text
    description: Text | None
    parameters: tuple[Parameter, ...]
    host_parameters: tuple[Parameter, ...]
    body: tuple[Field, ...] | None
    result: tuple[Field, ...] | None
    responses: tuple[Response, ...]
    forms: tuple[Form, ...]
    request_example: Example | None
    response_example: Example | None
    refused: tuple[LooseRow, ...]
    reference: str
    translation: Translation | None = None

    @property
    def answers_with_body(self) -> bool:
        """Whether answers can have a body (RFC 9110, section 9.3.2)."""
        return self.method != "HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A model of a service: one name for all tables that agree."""

    name: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceInfo:
    """What a service says of itself, with the places it was read from."""

    title: Text | None = None
    description: Text | None = None
    version: Text | None = None
    tags: Mapping[str, Text] = field(default_factory=dict[str, Text])


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service ready to be written as one document."""

    name: str
    language: str
    info: ServiceInfo
    server: str
    operations: tuple[Operation, ...]
    components: tuple[Component, ...]
    names: Mapping[FormKey, str]
