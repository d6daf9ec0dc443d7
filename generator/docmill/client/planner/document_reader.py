"""Looking into the document: values at a pointer, references followed, findings placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import Span
from docmill.openapi import node
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.effective_schema import EffectiveSchemas
from docmill.openapi.pointer import escape, lookup

COMPONENT_SCHEMAS = "/components/schemas"


@dataclass(frozen=True, slots=True)
class ObjectAt:
    """A JSON object of the document and its place, references followed."""

    pointer: str
    data: dict[str, Json]

    def child(self, *parts: str | int) -> str:
        """The place of a part of this object."""
        return self.pointer + "".join(f"/{escape(str(part))}" for part in parts)

    def text(self, key: str) -> str:
        """A member that should be a string; empty where it is missing or is not one."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def mapping(self, key: str) -> dict[str, Json]:
        """A member that should be an object; else empty."""
        value = self.data.get(key)
        return value if is_map(value) else {}

    def items(self, key: str) -> list[Json]:
        """A member that should be an array; else empty."""
        value = self.data.get(key)
        return value if is_list(value) else []


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """The document as the planner sees it."""

    openapi: OpenApi
    diagnostics: Diagnostics
    views: EffectiveSchemas = field(default_factory=EffectiveSchemas)
    _warned: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    _values: dict[str, Json] = field(default_factory=dict[str, Json])

    @property
    def root(self) -> ObjectAt:
        """The whole document."""
        return ObjectAt("", dict(self.openapi.data))

    @property
    def whole(self) -> node.Node:
        """The whole document, to walk down from with references followed."""
        return node.root(self.openapi)

    def walk(self, start: ObjectAt) -> node.Node:
        """An object of the document, to walk down from with references followed."""
        return node.Node(self.openapi, start.data, start.pointer, start.pointer)

    def value(self, pointer: str) -> Json:
        """What stands at a pointer. Raises LookupError where there is nothing."""
        if pointer not in self._values:
            self._values[pointer] = self._looked_up(pointer)
        return self._values[pointer]

    def _looked_up(self, pointer: str) -> Json:
        """One step from the place around it, which nearly always was looked at before."""
        parent, _, key = pointer.rpartition("/")
        around = self._values.get(parent)
        if is_map(around) and "~" not in key and key in around:
            return around[key]
        return lookup(self.openapi.data, pointer)

    def node(self, pointer: str) -> ObjectAt:
        """The object at a pointer after its references.

        Anything else than an object is reported and taken as an empty one.
        """
        place = self.follow(pointer)
        value = self._get(place)
        if is_map(value):
            return ObjectAt(place, value)
        if value is not None:
            self.warn("object-expected", "an object is expected here", place)
        return ObjectAt(place, {})

    def follow(self, pointer: str) -> str:
        """The place that a chain of references ends at.

        One that leads nowhere is reported; the result is then the last place that exists.
        It is so for a circle too, which the validation has told of.
        """
        seen = [pointer]
        while True:
            target = self.reference(seen[-1])
            if target is None or target in seen:
                return seen[-1]
            seen.append(target)

    def reference(self, pointer: str) -> str | None:
        """The place that the object at a pointer refers to; None for no reference."""
        value = self._get(pointer)
        target = value.get("$ref") if is_map(value) else None
        if not isinstance(target, str):
            return None
        place = _unescape_fragment(target)
        if place is None or self._get(place) is None:
            self.warn(
                "reference-unresolved",
                f"there is nothing at {target!r}",
                pointer + "/$ref",
            )
            return None
        return place

    def children(self, pointer: str, key: str) -> Iterator[ObjectAt]:
        """The objects of an array member, references followed."""
        value = self._get(pointer)
        items = value.get(key) if is_map(value) else None
        if is_list(items):
            for index in range(len(items)):
                yield self.node(f"{pointer}/{key}/{index}")

    def span(self, pointer: str) -> Span | None:
        """Where a part of the document came from."""
        return self.openapi.locate(pointer)

    def warn(
        self,
        code: str,
        message: str,
        pointer: str,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Report a trouble once for each place."""
        if (code, pointer) not in self._warned:
            self._warned.add((code, pointer))
            span = self.span(pointer)
            self.diagnostics.warning(code, message, span, hint=hint, related=related)

    def note(
        self, code: str, message: str, pointer: str, hint: str | None = None
    ) -> None:
        """Report a decision once for each place."""
        if (code, pointer) not in self._warned:
            self._warned.add((code, pointer))
            self.diagnostics.note(code, message, self.span(pointer), hint=hint)

    def _get(self, pointer: str) -> Any:
        try:
            return self.value(pointer)
        except LookupError:
            return None


def _unescape_fragment(reference: str) -> str | None:
    """The pointer of a reference within the document, percent-encoding undone."""
    fragment = unquote(reference)
    if fragment == "#":
        return ""
    return fragment[1:] if fragment.startswith("#/") else None
