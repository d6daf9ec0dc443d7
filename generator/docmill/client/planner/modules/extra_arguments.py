"""Arguments that are not of the document: media types, files, bodies as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    identifier,
    join,
    literal,
)
from docmill.client.plan import Argument
from docmill.client.planner.operations.find import PlannedOperation
from docmill.client.planner.operations.planned_bodies import PlannedMedia
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.text.words import Wording
from docmill.client.types import STR, Choice, PyType

BODY = identifier("body")
CONTENT_TYPE = identifier("content_type")

_NONE = Code("None")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedArgument:
    """An argument with its documentation.

    `data` may hold examples, as the schema at `schema` may; that is empty where there is
    none.
    """

    argument: Argument
    wire: str
    schema: str
    data: dict[str, Any]
    type: PyType
    text: str

    @property
    def required(self) -> bool:
        """Whether it has to be given."""
        return self.argument.default is None


def whole_arguments(
    operation: PlannedOperation,
    parameters: Sequence[PlannedArgument],
    writer: Annotations,
) -> tuple[PlannedArgument, ...]:
    """The arguments of the function for the media types that do not suit the fields."""
    body = operation.body
    if body is None or not body.others:
        return ()
    first = body.others[0].media_type
    default = None if "*" in first else literal(first)
    content_type = _content_type(body.others, writer, "", default)
    value = _plain_argument(
        BODY, writer.accepted(body.other_type), body.other_type, first
    )
    planned = [*parameters, value, content_type]
    return tuple(sorted(planned, key=lambda item: not item.required))


def content_type_argument(
    media: Sequence[PlannedMedia], writer: Annotations, words: Wording
) -> PlannedArgument:
    """The argument that may choose the media type of a body."""
    return _content_type(media, writer, words.content_type, _NONE)


def _content_type(
    media: Sequence[PlannedMedia], writer: Annotations, text: str, default: Code | None
) -> PlannedArgument:
    names = dict.fromkeys(item.media_type for item in media)
    annotation = Code("str")
    if not any("*" in name for name in names):
        writer.needs.add("Literal")
        annotation = compose("Literal[{}]", join(", ", map(literal, names)))
    if default is _NONE:
        annotation = compose("{} | None", annotation)
    return _plain_argument(
        CONTENT_TYPE,
        annotation,
        Choice(tuple(names)),
        text,
        default,
    )


def file_arguments(
    writer: Annotations, words: Wording
) -> tuple[PlannedArgument, PlannedArgument]:
    """The arguments of the function that writes an answer to a file."""
    writer.needs.update(("Progress", "Target", "save", "save_async"))
    progress = Code("Progress | None")
    return (
        _plain_argument(identifier("target"), Code("Target"), STR, words.target),
        _plain_argument(identifier("progress"), progress, STR, words.progress, _NONE),
    )


def _plain_argument(
    name: Identifier,
    annotation: Code,
    item: PyType,
    text: str,
    default: Code | None = None,
) -> PlannedArgument:
    """An argument that the document has no parameter or member for."""
    return PlannedArgument(
        argument=Argument(name=name, annotation=annotation, default=default),
        wire=str(name),
        schema="",
        data={},
        type=item,
        text=text,
    )
