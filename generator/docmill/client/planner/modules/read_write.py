"""Which classes are sent, which are received, and which need a form for each.

OpenAPI 3.1, schema object: a `readOnly` member is not sent, a `writeOnly` one is not
received. A class that goes both ways and has such members gets a second form for
requests; so does every class that holds one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docmill.client.planner.modules.webhooks import Event
from docmill.client.planner.operations.find import PlannedOperation
from docmill.client.planner.schemas.dependencies import reachable
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import PyType, named_types


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The places of classes and aliases that are `sent` and `received`."""

    schemas: Schemas
    sent: frozenset[str]
    received: frozenset[str]

    def split(self) -> list[str]:
        """The classes and aliases that need a form for requests of their own."""
        both = self.sent & self.received
        marked = {p for p in self.schemas.models if p in both and self._is_marked(p)}
        pointers = [*self.schemas.models, *self.schemas.aliases] if marked else []
        return [
            pointer
            for pointer in pointers
            if pointer in both
            and not marked.isdisjoint(reachable(self.schemas, frozenset((pointer,))))
        ]

    def members(self, pointer: str, *, is_input: bool) -> dict[str, list[str]]:
        """The members of a class, or of its form for requests, with their schemas."""
        is_sent = is_input or (pointer in self.sent and pointer not in self.received)
        is_received = pointer in self.received and not is_input
        hidden = "readOnly" if is_sent else "writeOnly" if is_received else ""
        return {
            name: pointers
            for name, pointers in self.schemas.models[pointer].properties.items()
            if not hidden or not self._says(pointers, hidden)
        }

    def _is_marked(self, pointer: str) -> bool:
        return any(
            self._says(pointers, keyword)
            for pointers in self.schemas.models[pointer].properties.values()
            for keyword in ("readOnly", "writeOnly")
        )

    def _says(self, pointers: list[str], keyword: str) -> bool:
        merged = map(self.schemas.merged, pointers)
        return any(one.keywords.get(keyword) is True for one in merged)


def sides_of(
    schemas: Schemas, operations: Sequence[PlannedOperation], events: Sequence[Event]
) -> Sides:
    """What goes which way, from the bodies and parameters, and from answers and events."""
    sent = (item for operation in operations for item in _sent(operation))
    received = [event.type for event in events]
    received += [
        content.type
        for operation in operations
        for response in operation.responses
        for content in response.contents
    ]
    return Sides(
        schemas=schemas,
        sent=_all_of(schemas, sent),
        received=_all_of(schemas, received),
    )


def _sent(operation: PlannedOperation) -> Iterator[PyType]:
    body = operation.body
    if body is not None:
        yield from (body.type, body.other_type)
        yield from (field.type for field in body.fields or ())
    yield from (parameter.type for parameter in operation.parameters)


def _all_of(
    schemas: Schemas, types: Sequence[PyType] | Iterator[PyType]
) -> frozenset[str]:
    return reachable(schemas, frozenset[str]().union(*map(named_types, types)))
