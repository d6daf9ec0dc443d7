"""A place in a document, to walk down from, with references followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docmill.diagnostics.source import Span
from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.openapi.pointer import escape, lookup
from docmill.openapi.references import target

_SCHEMAS = "/components/schemas/"
_CHAIN = 100
"""References to references that are followed before giving up."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a document and its pointer; never a reference, but what it leads to.

    `use` is the pointer of the reference, or the same pointer where there was none;
    `beside` is what stands beside that reference, if anything does.
    """

    document: OpenApi
    value: Json
    pointer: str
    use: str
    beside: Mapping[str, Json] | None = None

    @property
    def span(self) -> Span | None:
        """Where it is in the source."""
        return self.document.locate(self.pointer)

    @property
    def site(self) -> Node:
        """The same value, located where it is used instead of where it is defined."""
        return replace(self, pointer=self.use)

    @property
    def component(self) -> str:
        """The name of the schema component that it is; empty where it is none."""
        name = self.pointer.removeprefix(_SCHEMAS)
        return "" if name == self.pointer or "/" in name else name

    def get(self, key: str | int) -> Node | None:
        """The member of that name or index, references followed."""
        if is_map(self.value) and key in self.value:
            value = self.value[str(key)]
        elif is_list(self.value) and isinstance(key, int) and key < len(self.value):
            value = self.value[key]
        else:
            return None
        place = f"{self.pointer}/{escape(str(key))}"
        node = Node(self.document, value, place, place)
        return _resolved(node) if is_map(value) and "$ref" in value else node

    def data(self, key: str) -> Json:
        """The member of a mapping as it is; None where there is none."""
        return self.value.get(key) if is_map(self.value) else None

    def text(self, key: str) -> str:
        """A member that is text; empty where there is none."""
        value = self.data(key)
        return value if isinstance(value, str) else ""

    def flag(self, key: str) -> bool:
        """Whether a member is true."""
        return self.data(key) is True

    def members(self, key: str) -> dict[str, Node]:
        """The members of the mapping under a key; empty where there is none."""
        inner = self.get(key)
        return dict(inner.entries()) if inner else {}

    def entries(self) -> Iterator[tuple[str, Node]]:
        """The members of a mapping."""
        for key in self.value if is_map(self.value) else ():
            member = self.get(key)
            if member is not None:
                yield key, member

    def items(self, key: str) -> list[Node]:
        """The members of the list under a key; empty where there is none."""
        inner = self.get(key)
        if inner is None or not is_list(inner.value):
            return []
        found = [inner.get(index) for index in range(len(inner.value))]
        return [node for node in found if node is not None]


def root(document: OpenApi) -> Node:
    """The node of a whole document."""
    return Node(document, dict(document.data), "", "")


def at(document: OpenApi, pointer: str) -> Node | None:
    """The node at a pointer, references followed; None where nothing is there."""
    try:
        value = lookup(document.data, pointer)
    except (LookupError, ValueError):
        return None
    return of_value(document, value, pointer)


def of_value(document: OpenApi, value: Json, pointer: str) -> Node | None:
    """The node of a value that stands at a pointer, as `at` gives it."""
    return _resolved(Node(document, value, pointer, pointer))


def _resolved(node: Node) -> Node | None:
    value, place = node.value, node.pointer
    beside: dict[str, Json] = {}
    for _ in range(_CHAIN):
        if not is_map(value) or not isinstance(value.get("$ref"), str):
            if place == node.pointer:
                return node
            return Node(node.document, value, place, node.use, beside)
        if len(value) > 1:
            own = {key: item for key, item in value.items() if key != "$ref"}
            beside = {**own, **beside}
        place = target(value["$ref"])
        try:
            value = lookup(node.document.data, place)
        except (LookupError, ValueError):
            return None
    return None
