"""Request bodies: field by field where the body is an object, else as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docmill.client.literals import Code, compose, join, literal
from docmill.client.planner.documents import Document, Node
from docmill.client.planner.media import concrete, kind, preferred
from docmill.client.planner.merging import Merged, single_part
from docmill.client.planner.schemas import Schemas
from docmill.client.types import ANY, RAW, PyType, is_optional, without_none
from docmill.openapi.model import is_map


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyField:
    """A member of a body that is taken as an argument of its own."""

    name: str
    pointer: str
    type: PyType
    required: bool
    nullable: bool
    data: dict[str, Any]
    schema: dict[str, Any]

    @property
    def idempotency(self) -> bool:
        """Whether it marks repeats of one request."""
        return self.data.get("x-docmill-idempotency-key") is True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBody:
    """The body of an operation: `fields`, or one value of `type`.

    `content` is the media type object, which may hold examples.
    """

    media_types: tuple[str, ...]
    required: bool
    fields: tuple[BodyField, ...] | None
    type: PyType
    description: dict[str, Any]
    content: Node

    def codes(self) -> list[Code]:
        """The `Body(...)` of each media type."""
        return [self._code(media_type) for media_type in self.media_types]

    def _code(self, media_type: str) -> Code:
        arguments = [literal(media_type)]
        if self.fields is not None:
            arguments.append(Code("fields=True"))
        if self.required:
            arguments.append(Code("required=True"))
        nullable = tuple(field.name for field in self.fields or () if field.nullable)
        if nullable:
            arguments.append(compose("nullable={}", literal(nullable)))
        for field in self.fields or ():
            if field.idempotency:
                arguments.append(compose("idempotency={}", literal(field.name)))
        return compose("Body({})", join(", ", arguments))


def body_of(
    document: Document, schemas: Schemas, operation: Node
) -> PlannedBody | None:
    """The body of an operation; None where it has none."""
    if "requestBody" not in operation.data:
        return None
    node = document.node(operation.child("requestBody"))
    media_types = preferred(list(node.mapping("content")))
    if not media_types:
        document.warn(
            "body-without-content", "a request body needs a media type", node.pointer
        )
        return None
    first = media_types[0]
    fields = _fields(document, schemas, node, first)
    _note_others(document, node, media_types)
    return PlannedBody(
        media_types=(
            tuple(dict.fromkeys(map(concrete, media_types)))
            if fields is None
            else (concrete(first),)
        ),
        required=node.data.get("required") is True,
        fields=fields,
        type=ANY if fields is not None else _whole_type(schemas, node, first),
        description=node.data,
        content=document.node(node.child("content", first)),
    )


def _note_others(document: Document, node: Node, media_types: list[str]) -> None:
    if len(media_types) > 1:
        document.note(
            "body-media-type-chosen",
            f"of several media types the body is sent as {media_types[0]}",
            node.child("content"),
            hint="others can be sent with client.request",
        )


def _whole_type(schemas: Schemas, node: Node, media_type: str) -> PyType:
    has_schema = "schema" in node.mapping("content").get(media_type, {})
    found = (
        schemas.type_at(node.child("content", media_type, "schema"))
        if has_schema
        else ANY
    )
    match kind(media_type):
        case "json" | "form" | "multipart":
            return found
        case "text" | "binary":
            return RAW


def _fields(
    document: Document, schemas: Schemas, node: Node, media_type: str
) -> tuple[BodyField, ...] | None:
    """The members of a body; None where it cannot be taken apart without loss."""
    content = document.node(node.child("content", media_type))
    if "schema" not in content.data or kind(media_type) in ("text", "binary"):
        return None
    merged = schemas.merged(_object_place(document, content.child("schema")))
    if not _is_plain_object(merged):
        return None
    return tuple(_field(schemas, merged, name) for name in _writable(schemas, merged))


def _object_place(document: Document, pointer: str) -> str:
    """The schema behind references and lone `allOf`."""
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        pointer = document.follow(pointer)
        value = document.value(pointer)
        inner = single_part(Node(pointer, value)) if is_map(value) else None
        if inner is None or value.get("nullable") is True:
            break
        pointer = inner
    return pointer


def _is_plain_object(merged: Merged) -> bool:
    keywords = merged.keywords
    is_object = keywords.get("type", "object") in ("object", ["object"])
    is_closed = keywords.get("additionalProperties", False) is False
    is_null = keywords.get("nullable") is True
    is_simple = not merged.branches and "patternProperties" not in keywords
    return (
        bool(merged.properties)
        and is_object
        and is_closed
        and is_simple
        and not is_null
    )


def _writable(schemas: Schemas, merged: Merged) -> Iterator[str]:
    for name, pointers in merged.properties.items():
        if not any(
            schemas.merged(place).keywords.get("readOnly") is True for place in pointers
        ):
            yield name


def _field(schemas: Schemas, merged: Merged, name: str) -> BodyField:
    pointers = merged.properties[name]
    item = schemas.property_type(pointers)
    own = schemas.document.value(pointers[0])
    return BodyField(
        name=name,
        pointer=pointers[0],
        type=item,
        required=name in merged.required,
        nullable=is_optional(item) and item != without_none(item),
        data=own if is_map(own) else {},
        schema=schemas.merged(pointers[0]).keywords,
    )
