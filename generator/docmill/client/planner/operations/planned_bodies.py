"""What is planned for a request body: its members as arguments, and its media types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docmill.client.literals import Code, compose, join, literal
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.operations.encodings import encodings_code
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.types import ANY, PyType


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
class PlannedMedia:
    """A media type of a body; `without` are the members that it does not have."""

    media_type: str
    content: ObjectAt
    is_fields: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBody:
    """The body of an operation: `fields`, or one value of `type`.

    `media` are the media types that it can be sent as. `others` are those that the fields
    do not suit; they are sent as a whole, of `other_type`. `content` is the media type
    object of the first, which may hold examples.
    """

    required: bool
    fields: tuple[BodyField, ...] | None
    type: PyType
    media: tuple[PlannedMedia, ...]
    others: tuple[PlannedMedia, ...] = ()
    other_type: PyType = ANY
    description: dict[str, Any]

    @property
    def has_choice(self) -> bool:
        """Whether the caller may say what it is sent as."""
        return "*" in self.media[0].media_type or len(self.media) > 1

    @property
    def content(self) -> ObjectAt:
        """The media type object of the first media type."""
        return self.media[0].content

    def codes(self, document: DocumentReader, writer: Annotations) -> list[Code]:
        """The `Body(...)` of each media type."""
        media = (*self.media, *self.others)
        return [self._code(document, item, writer) for item in media]

    def _code(
        self, document: DocumentReader, media: PlannedMedia, writer: Annotations
    ) -> Code:
        arguments = [literal(media.media_type)]
        if media.is_fields:
            arguments.append(Code("fields=True"))
        if self.required:
            arguments.append(Code("required=True"))
        fields = (self.fields or ()) if media.is_fields else ()
        nullable = tuple(field.name for field in fields if field.nullable)
        if nullable:
            arguments.append(compose("nullable={}", literal(nullable)))
        for field in fields:
            if field.idempotency:
                arguments.append(compose("idempotency={}", literal(field.name)))
        if media.without:
            arguments.append(compose("without={}", literal(media.without)))
        encodings = encodings_code(document, media.content, media.media_type, writer)
        if encodings is not None:
            arguments.append(compose("encodings={}", encodings))
        return compose("Body({})", join(", ", arguments))
