"""Answers: what a call returns, and what the runtime has to know of each status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docmill.client.literals import Code, compose, literal, mapping, tuple_of
from docmill.client.planner.annotations import Annotations
from docmill.client.planner.documents import Document, Node
from docmill.client.planner.media import kind
from docmill.client.planner.schemas import Schemas
from docmill.client.types import ANY, BYTES, NONE, STR, PyType, union

_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedContent:
    """One media type of an answer; `schema` is empty where there is none."""

    media_type: str
    type: PyType
    is_typed: bool
    pointer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedResponse:
    """The answers of one status, range of statuses, or of all others."""

    status: str
    node: Node
    contents: tuple[PlannedContent, ...]

    @property
    def is_success(self) -> bool:
        """Whether it is an answer to a call that went well."""
        return self.status.startswith("2")

    @property
    def error(self) -> str:
        """The class that is raised for this status."""
        if self.status.startswith("3"):
            return "RedirectError"
        return _ERRORS.get(
            self.status, "ServerError" if self.status[0] == "5" else "APIStatusError"
        )

    @property
    def type(self) -> PyType:
        """What a call returns for it: JSON where that is one of several media types."""
        if not self.contents:
            return NONE
        json = [
            content for content in self.contents if kind(content.media_type) == "json"
        ]
        return union(content.type for content in json or self.contents)


def responses_of(
    document: Document, schemas: Schemas, operation: Node
) -> tuple[PlannedResponse, ...]:
    """The answers of an operation, in the order of the document."""
    planned: list[PlannedResponse] = []
    statuses = operation.mapping("responses")
    if not statuses:
        document.warn(
            "responses-missing",
            "the operation documents no answer",
            operation.pointer,
            hint="any answer is returned as it is",
        )
    for status in statuses:
        if status.startswith("x-"):
            continue
        if not re.fullmatch(r"[1-5](?:[0-9]{2}|XX)|default", status, re.IGNORECASE):
            document.warn(
                "status-invalid",
                f"{status!r} is not a status",
                operation.child("responses", status),
            )
            continue
        node = document.node(operation.child("responses", status))
        name = status if status == "default" else status.upper()
        contents = tuple(_contents(document, schemas, node))
        planned.append(PlannedResponse(status=name, node=node, contents=contents))
    return tuple(planned)


def returned(responses: Sequence[PlannedResponse]) -> PyType:
    """What a call returns: the types of all successes, else that of the default."""
    return union(response.type for response in _successes(responses))


def responses_code(responses: Sequence[PlannedResponse], writer: Annotations) -> Code:
    """The `responses=` of an operation: what calls return, for errors hold plain JSON."""
    return mapping(
        (
            response.status,
            tuple_of([_content_code(c, writer) for c in response.contents]),
        )
        for response in _successes(responses)
    )


def _successes(responses: Sequence[PlannedResponse]) -> list[PlannedResponse]:
    """The answers to calls that went well; the default is one only where no other is."""
    successes = [response for response in responses if response.is_success]
    return successes or [r for r in responses if r.status == "default"]


def _content_code(content: PlannedContent, writer: Annotations) -> Code:
    writer.needs.add("Content")
    media_type = literal(content.media_type)
    if not content.is_typed:
        return compose("Content({})", media_type)
    return compose("Content({}, lambda: {})", media_type, writer.returned(content.type))


def _contents(
    document: Document, schemas: Schemas, node: Node
) -> Iterator[PlannedContent]:
    for media_type in node.mapping("content"):
        content = document.node(node.child("content", media_type))
        is_json = kind(media_type) == "json"
        pointer = content.child("schema") if "schema" in content.data else ""
        found = schemas.type_at(pointer) if pointer and is_json else ANY
        if not is_json:
            found = STR if kind(media_type) == "text" else BYTES
        # A wildcard whose schema is a file is a file, not JSON.
        is_typed = is_json and found not in (ANY, BYTES)
        yield PlannedContent(
            media_type=media_type, type=found, is_typed=is_typed, pointer=pointer
        )
