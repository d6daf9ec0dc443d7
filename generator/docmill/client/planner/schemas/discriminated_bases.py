"""Schemas that others take in with `allOf`, and that say by which member to tell these.

OpenAPI 3.1, discriminator object: a schema with a `discriminator` and no variants of its
own stands, wherever it is referred to, for itself and for all that take it in.
"""

from __future__ import annotations

from collections.abc import Iterator

from docmill.client.planner.document_reader import (
    COMPONENT_SCHEMAS,
    DocumentReader,
    ObjectAt,
)
from docmill.client.planner.schemas.planned_schema import single_part
from docmill.openapi.document import is_map
from docmill.openapi.pointer import pointer

FAMILY = "/discriminator"
"""What follows the place of a schema in that of the union of all its heirs."""


class Heirs:
    """The heirs of the schemas of one document."""

    def __init__(self, document: DocumentReader) -> None:
        self._document = document
        self._children: dict[str, list[str]] | None = None

    def of(self, place: str) -> list[str]:
        """All schemas that take in one with a discriminator, in the document's order."""
        if place.rpartition("/")[0] != COMPONENT_SCHEMAS:
            return []
        own = self._document.value(place)
        if not is_map(own) or not is_map(own.get("discriminator")):
            return []
        found: dict[str, None] = {}
        waiting = [place]
        while waiting:
            for child in self._direct().get(waiting.pop(), ()):
                if child not in found and child != place:
                    found[child] = None
                    waiting.append(child)
        return [child for child in self._components() if child in found]

    def _direct(self) -> dict[str, list[str]]:
        if self._children is None:
            self._children = {}
            for child in self._components():
                for parent in self._parents(child):
                    self._children.setdefault(parent, []).append(child)
        return self._children

    def _components(self) -> list[str]:
        names = self._document.node(COMPONENT_SCHEMAS).data
        return [COMPONENT_SCHEMAS + pointer(name) for name in names]

    def _parents(self, place: str) -> Iterator[str]:
        value = self._document.value(place)
        node = ObjectAt(place, value) if is_map(value) else ObjectAt(place, {})
        if single_part(node) is not None:
            return  # another name of the same schema
        for index in range(len(node.items("allOf"))):
            target = self._document.reference(node.child("allOf", index))
            if target is not None:
                yield target
