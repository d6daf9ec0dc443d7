"""Answers: what a call returns, and what the runtime has to know of each status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docmill.client.literals import Code, compose, join, literal, mapping, tuple_of
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import ANY, BYTES, NONE, STR, PyType, union
from docmill.openapi.document import FROM_EXAMPLE, is_map
from docmill.openapi.media_types import is_json, kind

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
    """One media type of an answer, or of the items of a stream.

    `pointer` is the place of its schema, empty where there is none; `inferred` says that
    the schema was derived from an example.
    """

    media_type: str
    type: PyType
    is_typed: bool
    pointer: str
    inferred: bool = False

    @property
    def is_stream(self) -> bool:
        """Whether it comes item by item."""
        return kind(self.media_type) in ("events", "records")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedResponse:
    """The answers of one status, range of statuses, or of all others."""

    status: str
    node: ObjectAt
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
        whole = [content for content in self.contents if not content.is_stream]
        if not whole:
            return NONE
        json = [content for content in whole if is_json(content.media_type)]
        return union(content.type for content in json or whole)

    @property
    def error_type(self) -> PyType | None:
        """What an error holds as its data."""
        json = [content.type for content in self.contents if content.is_typed]
        return union(json) if json else None


def responses_of(
    document: DocumentReader, schemas: Schemas, operation: ObjectAt, method: str
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
        # RFC 9110, 9.3.2: the answer to HEAD has no content.
        is_head = method == "HEAD"
        contents = () if is_head else tuple(_contents(document, schemas, node))
        planned.append(PlannedResponse(status=name, node=node, contents=contents))
    return tuple(planned)


def returned(responses: Sequence[PlannedResponse]) -> PyType:
    """What a call returns: the types of all successes, else that of the default."""
    return union(response.type for response in successes(responses))


def successes(responses: Sequence[PlannedResponse]) -> list[PlannedResponse]:
    """The answers to calls that went well; the default is one only where no other is."""
    successes = [response for response in responses if response.is_success]
    return successes or [r for r in responses if r.status == "default"]


def responses_code(responses: Sequence[PlannedResponse], writer: Annotations) -> Code:
    """The `responses=` of an operation: what calls return, for errors hold plain JSON."""
    return mapping(
        (
            response.status,
            tuple_of([_content_code(c, writer) for c in response.contents]),
        )
        for response in successes(responses)
    )


def stream_of(responses: Sequence[PlannedResponse]) -> PlannedContent | None:
    """The content of a success that comes item by item; None where there is none."""
    contents = [content for r in successes(responses) for content in r.contents]
    return next((content for content in contents if content.is_stream), None)


def file_of(responses: Sequence[PlannedResponse]) -> PlannedContent | None:
    """The content of a success that is a file; None where there is none."""
    contents = [content for r in successes(responses) for content in r.contents]
    return next((content for content in contents if content.type == BYTES), None)


def _content_code(content: PlannedContent, writer: Annotations) -> Code:
    writer.needs.add("Content")
    is_usual = content.media_type == "application/json"
    if is_usual and not content.is_typed:
        return Code("Content()")
    thunk = Code("None")
    if content.is_typed:
        thunk = compose("lambda: {}", writer.returned(content.type))
    arguments = [thunk]
    if not is_usual:
        arguments.append(literal(content.media_type))
    if content.inferred:
        arguments.append(Code("inferred=True"))
    return compose("Content({})", join(", ", arguments))


def _contents(
    document: DocumentReader, schemas: Schemas, node: ObjectAt
) -> Iterator[PlannedContent]:
    for media_type in node.mapping("content"):
        content = document.node(node.child("content", media_type))
        is_data = is_json(media_type)
        pointer = content.child("schema") if "schema" in content.data else ""
        if kind(media_type) in ("events", "records"):
            yield _items(schemas, content, media_type)
            continue
        found = schemas.type_at(pointer) if pointer and is_data else ANY
        if not is_data:
            found = STR if kind(media_type) == "text" else BYTES
        # A wildcard whose schema is a file is a file, not JSON.
        is_typed = is_data and found not in (ANY, BYTES)
        yield PlannedContent(
            media_type=media_type,
            type=found,
            is_typed=is_typed,
            pointer=pointer,
            inferred=is_typed and _is_inferred(document, pointer),
        )


def _is_inferred(document: DocumentReader, pointer: str) -> bool:
    """Whether a schema, or the one that it refers to, was derived from an example."""
    pointers = (pointer, document.follow(pointer))
    found = (document.value(place) for place in pointers)
    return any(is_map(value) and value.get(FROM_EXAMPLE) is True for value in found)


def _items(schemas: Schemas, content: ObjectAt, media_type: str) -> PlannedContent:
    """What a stream is made of.

    OpenAPI 3.2 has `itemSchema` for it; before that the schema is that of an item, or of
    the list of them. One that has the fields of an event describes all of the event.
    """
    key = "itemSchema" if "itemSchema" in content.data else "schema"
    pointer = content.child(key) if key in content.data else ""
    merged = schemas.merged(pointer) if pointer else None
    if merged is not None and is_map(merged.keywords.get("items")):
        pointer = merged.pointer_of("items")
        merged = schemas.merged(pointer)
    if merged is not None and kind(media_type) == "events":
        names = merged.properties
        if "data" in names and {"event", "id", "retry"} & names.keys():
            pointer = names["data"][0]
            inner = schemas.merged(pointer)
            is_data = is_map(inner.keywords.get("contentSchema"))
            pointer = inner.pointer_of("contentSchema") if is_data else pointer
    found = schemas.type_at(pointer) if pointer else ANY
    is_text = kind(media_type) == "events" and found in (ANY, STR)
    return PlannedContent(
        media_type=media_type,
        type=STR if is_text else found,
        is_typed=not is_text and found != ANY,
        pointer=pointer,
    )
