"""Example values: what the document gives, else made from the schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docmill.client.planner.document import Document, Node
from docmill.client.planner.operations.responses import PlannedResponse
from docmill.client.planner.schemas.merging import Merged
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import (
    AnyType,
    Choice,
    DictType,
    ListType,
    Named,
    NoneType,
    PyType,
    Scalar,
    TupleType,
    UnionType,
    without_none,
)
from docmill.config.model import Limits
from docmill.naming import value_name
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.positions import TextError
from docmill.openapi.read import json_text

MAX_DEPTH = 8
"""Objects within objects beyond this are left out of an example."""

ENOUGH, MOST = 200, 2_000
"""An example with so many values has no more that are optional, then no more at all."""

_STRUCTURES = (DictType, ListType, Named, TupleType)

_SCALARS: dict[str, Json] = {
    "int": 1,
    "float": 1.0,
    "bool": True,
    "binary": "",
    "raw": "",
    "datetime": "2024-01-01T00:00:00Z",
    "date": "2024-01-01",
    "time": "00:00:00Z",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "decimal": "1.0",
    "base64": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Makes example values: for answers with all members, for requests as short as can be."""

    document: Document
    schemas: Schemas
    is_request: bool = False
    _made: dict[tuple[str, int], Json] = field(
        init=False, default_factory=dict[tuple[str, int], Json]
    )
    _sizes: dict[int, int] = field(init=False, default_factory=dict[int, int])

    def answer(self, response: PlannedResponse) -> tuple[str, Json] | None:
        """Media type and body of an answer; None where it has no content."""
        for content in response.contents:
            media_type = (
                "application/json" if "*" in content.media_type else content.media_type
            )
            node = self.document.node(
                response.node.child("content", content.media_type)
            )
            given = self.given(node)
            if given is not None:
                return media_type, self._data(given[0], content.type)
            if content.is_typed or not content.pointer:
                return media_type, self.of_type(content.type, "string")
            return media_type, self.of_schema(content.pointer, content.type, "string")
        return None

    def _data(self, value: Json, item: PyType) -> Json:
        """An example as the data that it is; many documents show them as texts of JSON."""
        item = self.schemas.resolve(without_none(self.schemas.resolve(item)))
        if not isinstance(value, str) or not isinstance(item, _STRUCTURES):
            return value
        try:
            return json_text.parse(value, Limits()).data
        except TextError:
            return value

    def of_schema(self, pointer: str, item: PyType, hint: str, depth: int = 0) -> Json:
        """A value for the schema at a pointer; `hint` stands for a string."""
        if pointer:
            keywords = self.schemas.merged(pointer).keywords
            given = self.given(Node(pointer, keywords))
            if given is not None:
                return given[0]
            if keywords.get("default") is not None:
                return keywords["default"]
        return self.of_type(item, hint, depth)

    def of_type(self, item: PyType, hint: str, depth: int = 0) -> Json:
        """A value of a type."""
        match item:
            case NoneType():
                return None
            case AnyType():
                return {}
            case Scalar("str" | "password"):
                return hint
            case Scalar(kind):
                return _SCALARS[kind]
            case Choice(values):
                return values[0]
            case ListType(inner):
                one = _singular(hint)
                return (
                    [self.of_type(inner, one, depth + 1)] if depth < MAX_DEPTH else []
                )
            case TupleType(items):
                return [self.of_type(part, hint, depth + 1) for part in items]
            case DictType():
                return {}
            case UnionType(options):
                return self.of_type(options[0], hint, depth)
            case Named(pointer):
                return self._named(pointer, hint, depth)

    def _named(self, pointer: str, hint: str, depth: int) -> Json:
        if pointer in self.schemas.aliases:
            return self.of_type(self.schemas.aliases[pointer], hint, depth)
        if (pointer, depth) not in self._made:
            self._made[pointer, depth] = self._model(pointer, depth)
        return self._made[pointer, depth]

    def _model(self, pointer: str, depth: int) -> Json:
        merged = self.schemas.models[pointer]
        given = self.given(Node(pointer, merged.keywords))
        if given is not None and is_map(given[0]):
            return given[0]
        members: dict[str, Any] = {}
        size = 1
        for name, pointers in merged.properties.items():
            most = MOST if name in merged.required else ENOUGH
            if size < most and self._is_shown(merged, name, depth):
                item = self.schemas.property_type(pointers)
                text = (
                    value_name(name).replace("_", "-") if self.is_request else "string"
                )
                members[name] = self.of_schema(pointers[0], item, text, depth + 1)
                size += self._size(members[name])
        self._sizes[id(members)] = size
        return members

    def _size(self, value: Json) -> int:
        """How many values there are in one; what was made for a model is known."""
        if id(value) in self._sizes:
            return self._sizes[id(value)]
        inner = value.values() if is_map(value) else value if is_list(value) else ()
        return 1 + sum(map(self._size, inner))

    def _is_shown(self, merged: Merged, name: str, depth: int) -> bool:
        is_required = name in merged.required
        if depth >= MAX_DEPTH:
            return is_required and depth < 2 * MAX_DEPTH
        hidden = self._is_hidden(merged, name)
        return not hidden and (is_required or not self.is_request)

    def _is_hidden(self, merged: Merged, name: str) -> bool:
        """Whether a member goes in the other direction only."""
        hidden = "readOnly" if self.is_request else "writeOnly"
        pointers = merged.properties.get(name, ())
        keywords = [self.schemas.merged(pointer).keywords for pointer in pointers]
        return any(words.get(hidden) is True for words in keywords)

    def writable(self, value: Json, item: PyType) -> Json:
        """An example without the members that only the service may set."""
        item = without_none(self.schemas.resolve(item))
        if is_list(value) and isinstance(item, ListType):
            return [self.writable(part, item.item) for part in value]
        merged = (
            self.schemas.models.get(item.pointer) if isinstance(item, Named) else None
        )
        if merged is None or not is_map(value):
            return value
        return {
            name: (
                self.writable(part, self.schemas.property_type(merged.properties[name]))
                if name in merged.properties
                else part
            )
            for name, part in value.items()
            if not self._is_hidden(merged, name)
        }

    def given(self, node: Node) -> tuple[Json] | None:
        """The first example in a media type, parameter or schema object."""
        if "example" in node.data:
            return (node.data["example"],)
        examples = node.data.get("examples")
        if is_list(examples) and examples:
            return (examples[0],)
        for name in node.mapping("examples"):
            example = self.document.node(node.child("examples", name)).data
            if "value" in example:
                return (example["value"],)
        return None


def _singular(hint: str) -> str:
    for plural, one in (("ies", "y"), ("ss", "ss"), ("us", "us"), ("s", "")):
        if hint.endswith(plural):
            return hint.removesuffix(plural) + one
    return hint
