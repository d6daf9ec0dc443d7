"""Webhooks and callbacks: what the service sends to those who use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docmill.client.literals import (
    Code,
    Identifier,
    code_block,
    code_span,
    compose,
    docstring,
    literal,
    markdown,
)
from docmill.client.plan import EventModule, PlannedEvent
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.modules.imports import import_lines
from docmill.client.planner.names.python_names import Names
from docmill.client.planner.operations.find import Found
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.planner.text.docstrings import about
from docmill.client.planner.text.words import Wording
from docmill.client.project_plan import ReferenceEvent
from docmill.client.types import ANY, PyType
from docmill.openapi.document import METHODS
from docmill.openapi.media_types import is_json
from docmill.openapi.pointer import pointer

_RESERVED = frozenset(
    ("bool", "bytes", "dict", "dt", "float", "int", "list", "m", "str", "tuple")
)
"""What the types of payloads are written with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A request that the service makes. `id` is unique, `name` what the document says."""

    id: str
    name: str
    node: ObjectAt
    type: PyType


def events_of(
    document: DocumentReader, schemas: Schemas, operations: Sequence[Found]
) -> list[Event]:
    """The webhooks of a document, and the callbacks of its operations."""
    found: dict[str, Event] = {}
    for place, name, key in _places(document, operations):
        item = document.node(place)
        methods = [method for method in METHODS if method in item.data]
        for method in methods:
            node = document.node(item.child(method))
            own = key if len(methods) == 1 else f"{key} {method}"
            payload = _payload(document, schemas, node)
            event = Event(id=own, name=name, node=node, type=payload)
            if all(other.node.pointer != node.pointer for other in found.values()):
                found.setdefault(own, event)
    return list(found.values())


def _places(
    document: DocumentReader, operations: Sequence[Found]
) -> Iterator[tuple[str, str, str]]:
    """The place, the name and the unique name of each path item."""
    for name in document.root.mapping("webhooks"):
        yield pointer("webhooks", name), name, f"{name} webhook"
    for operation in operations:
        for name in operation.node.mapping("callbacks"):
            callback = document.node(operation.node.child("callbacks", name))
            addresses = [key for key in callback.data if not key.startswith("x-")]
            for number, address in enumerate(addresses, start=1):
                count = f" {number}" if number > 1 else ""
                key = f"{operation.id} {name} callback{count}"
                yield callback.child(address), name, key


def _payload(document: DocumentReader, schemas: Schemas, node: ObjectAt) -> PyType:
    if "requestBody" not in node.data:
        return ANY
    body = document.node(node.child("requestBody"))
    for media_type in body.mapping("content"):
        content = document.node(body.child("content", media_type))
        if is_json(media_type) and "schema" in content.data:
            return schemas.type_at(content.child("schema"))
    return ANY


def event_ids(events: Sequence[Event]) -> dict[str, str]:
    """What schemas within an event are named after, by the event's place."""
    return {event.node.pointer: event.id for event in events}


def event_module(
    events: Sequence[Event],
    schemas: Schemas,
    names: Names,
    class_names: Mapping[str, Identifier],
    package: Identifier,
    words: Wording,
) -> EventModule | None:
    """The module `webhooks`; None for a document without any event."""
    if not events:
        return None
    writer = Annotations(schemas, class_names, {}, Code("m."))
    writer.needs.add("Event")
    texts = {event.id: event.id.removesuffix(" webhook") for event in events}
    pointers = {event.id: event.node.pointer for event in events}
    python = names.values("webhooks", pointers, words=texts, reserved=_RESERVED)
    planned = tuple(
        _planned(event, python[event.id], writer, words) for event in events
    )
    example = compose(
        "from {} import webhooks\n\npayload = webhooks.{}.parse(body)",
        package,
        planned[0].name,
    )
    return EventModule(
        docstring=docstring(words.events),
        example=code_block(example),
        imports=import_lines(writer.needs),
        events=planned,
    )


def _planned(
    event: Event, name: Identifier, writer: Annotations, words: Wording
) -> PlannedEvent:
    payload = writer.returned(event.type)
    text = about(event.node.data, words)
    return PlannedEvent(
        name=name,
        payload=payload,
        value=compose("Event({}, lambda: {})", literal(event.name), payload),
        docstring=docstring(text) if text else None,
        row=ReferenceEvent(
            title=code_span(event.name),
            name=code_span(name),
            payload=code_span(
                Annotations(writer.schemas, writer.names, {}).returned(event.type)
            ),
            description=markdown(text),
        ),
    )
