"""What a page says: raw text with its place, nothing inferred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docmill.diagnostics.source import SourceFile, Span
from docmill.docs.markdown.blocks import Fence

Part = Literal["address", "parameters", "response"]
"""The section of an operation page that a table of fields stands in."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a reader sees it, and where it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A row that describes a parameter or a member of a model.

    Cells are None where the table has no such column; `description` is Markdown source.
    """

    name: Text
    type: Text
    required: Text | None
    default: Text | None
    example: Text | None
    description: Text
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTable:
    """A table of fields: the one of a section, or that of the model named by `model`."""

    part: Part
    model: Text | None
    anchors: tuple[str, ...]
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """A row of the table of response codes."""

    code: Text
    error: Text | None
    description: Text
    explanation: Text | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseRow:
    """A row that is not part of the description of an operation, and why."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """A page that describes one operation."""

    source: SourceFile
    title: Text
    description: Text | None
    notes: Text | None
    method: Text
    url: Text
    tables: tuple[FieldTable, ...]
    codes: tuple[CodeRow, ...]
    request_examples: tuple[Fence, ...]
    response_examples: tuple[Fence, ...]
    loose: tuple[LooseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOperation:
    """A row of an overview's table of operations."""

    name: Text
    method: Text | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """A page that introduces a service."""

    source: SourceFile
    title: Text | None
    introduction: Text | None
    version: Text | None
    operations: tuple[ListedOperation, ...]
    loose: tuple[LooseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLogPage:
    """A page that lists releases; `version` is the newest, where the page names it."""

    source: SourceFile
    version: Text | None
    loose: tuple[LooseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumTable:
    """The values of an enumeration, under the name that its heading begins with."""

    name: Text
    values: tuple[tuple[Text, Text | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumPage:
    """A page of enumerations that other pages link to."""

    source: SourceFile
    enums: tuple[EnumTable, ...]
    loose: tuple[LooseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPage:
    """A guide or anything else that holds no operation."""

    source: SourceFile
    loose: tuple[LooseRow, ...]


Page = OperationPage | OverviewPage | ChangeLogPage | EnumPage | OtherPage
