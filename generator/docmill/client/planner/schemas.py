"""Schemas to Python types.

Every schema becomes some type: what has no better one is `Any`, and the loss is reported.
Objects with members become classes, the schemas of `components` that are a choice or an
enumeration become aliases; everything else is written where it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docmill.client.planner.documents import COMPONENT_SCHEMAS, Document, Node
from docmill.client.planner.merging import Merged, is_bare, merge, single_part
from docmill.client.planner.tags import TagFinder, Tags
from docmill.client.types import (
    ANY,
    NONE,
    STR,
    Choice,
    DictType,
    ListType,
    LiteralValue,
    Named,
    PyType,
    Scalar,
    ScalarKind,
    UnionType,
    is_optional,
    optional,
    union,
    without_none,
)
from docmill.openapi.model import Json, is_list, is_map

_FORMATS: dict[str, ScalarKind] = {
    "date-time": "datetime",
    "date": "date",
    "binary": "binary",
}
_SIMPLE: dict[str, ScalarKind] = {
    "integer": "int",
    "number": "float",
    "boolean": "bool",
}
_OBJECT_KEYWORDS = ("additionalProperties", "patternProperties", "propertyNames")


@dataclass(slots=True)
class Schemas:
    """The types of a document's schemas, each worked out once.

    `models` are the objects that become classes, `aliases` the types that get a name of
    their own; both by the pointer of their schema, in the order they were met.
    """

    document: Document
    models: dict[str, Merged] = field(default_factory=dict[str, Merged])
    aliases: dict[str, PyType] = field(default_factory=dict[str, PyType])
    _merged: dict[str, Merged] = field(default_factory=dict[str, Merged])
    _tags: dict[str, Tags | None] = field(default_factory=dict[str, Tags | None])
    _types: dict[str, PyType] = field(default_factory=dict[str, PyType])
    _open: list[str] = field(default_factory=list[str])

    def type_at(self, pointer: str) -> PyType:
        """The type of the schema at a pointer."""
        if pointer in self._types:
            return self._types[pointer]
        if pointer in self._open:
            self.document.note(
                "recursive-type-widened",
                "a type that contains itself without an object between is taken as any value",
                pointer,
            )
            return ANY
        self._open.append(pointer)
        found = self._work_out(pointer)
        self._open.pop()
        self._types[pointer] = found
        return found

    def merged(self, pointer: str) -> Merged:
        """What the schema at a pointer says, taken together."""
        if pointer not in self._merged:
            self._merged[pointer] = merge(self.document, pointer)
        return self._merged[pointer]

    def property_type(self, pointers: list[str]) -> PyType:
        """The type of a member that one or several schemas describe.

        One that lists values wins over one that gives a type, and that over one without;
        then the nearest wins.
        """
        return self.type_at(min(pointers, key=self._vagueness)) if pointers else ANY

    def _vagueness(self, pointer: str) -> int:
        keywords = self.merged(pointer).keywords
        if "const" in keywords or keywords.get("enum"):
            return 0
        value = self.document.value(pointer)
        return 2 if is_map(value) and is_bare(value) and "$ref" not in value else 1

    def tags_of(self, alias: str) -> Tags | None:
        """What tells the variants of an alias apart, if anything does."""
        if alias not in self._tags:
            found = self._finder().find(self.aliases[alias], self.merged(alias))
            self._tags[alias] = found
        return self._tags[alias]

    def _finder(self) -> TagFinder:
        return TagFinder(
            document=self.document,
            models=self.models,
            aliases=self.aliases,
            merged=self.merged,
        )

    def resolve(self, item: PyType) -> PyType:
        """The type that an alias stands for."""
        while isinstance(item, Named) and item.pointer in self.aliases:
            item = self.aliases[item.pointer]
        return item

    def _work_out(self, pointer: str) -> PyType:
        try:
            value = self.document.value(pointer)
        except LookupError:
            value = None
        if isinstance(value, bool):
            return ANY
        if not is_map(value):
            self.document.warn(
                "schema-invalid", "a schema is an object or a boolean", pointer
            )
            return ANY
        node = Node(pointer, value)
        inner = single_part(node)
        if inner is not None:
            target = self.document.reference(inner) if inner == pointer else inner
            found = ANY if target is None else self.type_at(target)
        else:
            found = self._structural(self.merged(pointer))
        return optional(found) if value.get("nullable") is True else found

    def _structural(self, merged: Merged) -> PyType:
        found = self._bare_type(merged)
        named = isinstance(without_none(found), UnionType | Choice)
        if named and merged.pointer.rpartition("/")[0] == COMPONENT_SCHEMAS:
            return self._alias(merged.pointer, found)
        return found

    def _alias(self, pointer: str, item: PyType) -> PyType:
        self.aliases[pointer] = without_none(item)
        named = Named(pointer)
        return optional(named) if is_optional(item) else named

    def _bare_type(self, merged: Merged) -> PyType:
        keywords = merged.keywords
        if "const" in keywords:
            return self._choice(merged, "const", [keywords["const"]])
        if keywords.get("enum"):
            return self._choice(merged, "enum", keywords["enum"])
        branches = self._typed_branches(merged)
        if branches and not merged.properties:
            return self._union(branches, merged)
        return union(self._by_name(name, merged) for name in self._type_names(merged))

    def _type_names(self, merged: Merged) -> list[str]:
        declared = merged.keywords.get("type")
        if isinstance(declared, str):
            return [declared]
        if is_list(declared):
            return [name for name in declared if isinstance(name, str)]
        if merged.properties or any(key in merged.keywords for key in _OBJECT_KEYWORDS):
            return ["object"]
        return ["array"] if "items" in merged.keywords else [""]

    def _by_name(self, name: str, merged: Merged) -> PyType:
        match name:
            case "object":
                return self._object(merged)
            case "array":
                return ListType(self._items(merged))
            case "string":
                return self._string(merged)
            case "integer" | "number" | "boolean":
                return Scalar(_SIMPLE[name])
            case "null":
                return NONE
            case "":
                return ANY
            case _:
                self.document.warn(
                    "schema-type-unknown",
                    f"{name!r} is not a type of JSON Schema, any value is accepted",
                    merged.place("type"),
                )
                return ANY

    def _string(self, merged: Merged) -> PyType:
        if merged.keywords.get("contentMediaType") == "application/octet-stream":
            return Scalar("binary")
        form = merged.keywords.get("format")
        return Scalar(_FORMATS.get(form, "str")) if isinstance(form, str) else STR

    def _items(self, merged: Merged) -> PyType:
        if is_list(merged.keywords.get("prefixItems")):
            places = range(len(merged.keywords["prefixItems"]))
            return union(self.type_at(merged.place("prefixItems", i)) for i in places)
        if is_map(merged.keywords.get("items")):
            return self.type_at(merged.place("items"))
        return ANY

    def _object(self, merged: Merged) -> PyType:
        if merged.properties:
            return self._model(merged)
        values: list[PyType] = []
        for pattern in Node("", merged.keywords).mapping("patternProperties"):
            values.append(self.type_at(merged.place("patternProperties", pattern)))
        if is_map(merged.keywords.get("additionalProperties")):
            values.append(self.type_at(merged.place("additionalProperties")))
        return DictType(union(values))

    def _model(self, merged: Merged) -> PyType:
        if merged.pointer not in self.models:
            self.models[merged.pointer] = merged
            for pointers in self._branch_properties(merged).items():
                merged.properties.setdefault(*pointers)
        return Named(merged.pointer)

    def _branch_properties(self, merged: Merged) -> dict[str, list[str]]:
        """Members that only some variants of an object have; all of them optional."""
        found: dict[str, list[str]] = {}
        for pointer in self._typed_branches(merged):
            for name, pointers in self.merged(pointer).properties.items():
                found.setdefault(name, pointers)
        return found

    def _typed_branches(self, merged: Merged) -> list[str]:
        """The variants that say something of the type, not only what is required."""
        return [
            pointer
            for group in merged.branches
            for pointer in group
            if not _only_constraints(self.document, pointer)
        ]

    def _union(self, branches: list[str], merged: Merged) -> PyType:
        if len(merged.branches) > 1:
            self.document.note(
                "several-unions-widened",
                "one schema takes part in several unions, their variants are joined",
                merged.pointer,
            )
        found = union(self.type_at(pointer) for pointer in branches)
        names = merged.keywords.get("type")
        nullable = is_list(names) and "null" in names
        if nullable:
            found = optional(found)
        if "discriminator" in merged.keywords and isinstance(
            without_none(found), UnionType
        ):
            return self._alias(merged.pointer, found)
        return found

    def _choice(self, merged: Merged, keyword: str, values: Json) -> PyType:
        if not is_list(values):
            self.document.warn(
                "enum-invalid", "an enum is an array", merged.place("enum")
            )
            return ANY
        literals: dict[tuple[str, LiteralValue], LiteralValue] = {}
        others: list[PyType] = []
        for value in values:
            if value is None:
                others.append(NONE)
            elif isinstance(value, str | int):
                literals[type(value).__name__, value] = value
            else:
                others.append(Scalar("float") if isinstance(value, float) else ANY)
        known = (Choice(tuple(literals.values())),) if literals else ()
        return union((*known, *others))


def _only_constraints(document: Document, pointer: str) -> bool:
    value = document.value(pointer)
    if not is_map(value):
        return True
    rest = {
        k: v
        for k, v in value.items()
        if k not in ("required", "not", "dependentRequired")
    }
    return (
        bool(value) and len(rest) < len(value) and is_bare(rest) and "$ref" not in rest
    )
