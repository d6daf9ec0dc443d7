"""Schemas to Python types.

Every schema becomes some type: what has no better one is `Any`, and the loss is reported.
Objects with members become classes, the schemas of `components` that are a choice or an
enumeration become aliases; everything else is written where it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docmill.client.planner.document_reader import (
    COMPONENT_SCHEMAS,
    DocumentReader,
    ObjectAt,
)
from docmill.client.planner.schemas.discriminated_bases import FAMILY, Heirs
from docmill.client.planner.schemas.discriminators import (
    Discriminator,
    DiscriminatorFinder,
)
from docmill.client.planner.schemas.enums import listed_type
from docmill.client.planner.schemas.formats import text_type
from docmill.client.planner.schemas.planned_schema import (
    PlannedSchema,
    is_bare,
    is_in_container,
    planned_schema,
    single_part,
    type_names,
    typed_branches,
)
from docmill.client.types import (
    ANY,
    NONE,
    Choice,
    DictType,
    ListType,
    Named,
    PyType,
    Scalar,
    ScalarKind,
    TupleType,
    UnionType,
    is_optional,
    optional,
    union,
    without_none,
)
from docmill.openapi.document import is_list, is_map
from docmill.openapi.schema_keywords import EXTRAS

_SIMPLE: dict[str, ScalarKind] = {
    "integer": "int",
    "number": "float",
    "boolean": "bool",
}


@dataclass(slots=True)
class Schemas:
    """The types of a document's schemas, each worked out once.

    `models` are the objects that become classes, `aliases` the types that get a name of
    their own; both by the pointer of their schema, in the order they were met. The
    `recursive` ones of these hold themselves within a list or mapping. `families` are
    the aliases for a class and its heirs, with the class that any other value is of.
    """

    document: DocumentReader
    models: dict[str, PlannedSchema] = field(default_factory=dict[str, PlannedSchema])
    aliases: dict[str, PyType] = field(default_factory=dict[str, PyType])
    recursive: set[str] = field(default_factory=set[str])
    families: dict[str, str] = field(default_factory=dict[str, str])
    _merged: dict[str, PlannedSchema] = field(default_factory=dict[str, PlannedSchema])
    _discriminators: dict[str, Discriminator | None] = field(
        default_factory=dict[str, Discriminator | None]
    )
    _types: dict[str, PyType] = field(default_factory=dict[str, PyType])
    _open: list[str] = field(default_factory=list[str])
    heirs: Heirs = field(init=False)

    def __post_init__(self) -> None:
        self.heirs = Heirs(self.document)

    def type_at(self, pointer: str) -> PyType:
        """The type of the schema at a pointer."""
        if pointer in self._types:
            return self._types[pointer]
        if pointer in self._open:
            return self._own_type(pointer)
        self._open.append(pointer)
        found = self._work_out(pointer)
        self._open.pop()
        if pointer in self.recursive:
            self.aliases[pointer] = self._with_null(pointer, found)
            found = Named(pointer)
        self._types[pointer] = found
        return found

    def _own_type(self, pointer: str) -> PyType:
        """The type of a schema that is being worked out: it is a part of itself."""
        within = self._open[self._open.index(pointer) + 1 :]
        if any(map(is_in_container, within)):
            self.recursive.add(pointer)
            return Named(pointer)
        self.document.note(
            "recursive-type-widened",
            "a type that is one of its own variants is taken as any value",
            pointer,
        )
        return ANY

    def _with_null(self, pointer: str, found: PyType) -> PyType:
        """What a recursive alias stands for: null is a part of it, not added at its uses."""
        inner = self.aliases.get(pointer)
        if inner is None:
            return found
        return optional(inner) if is_optional(found) else inner

    def merged(self, pointer: str) -> PlannedSchema:
        """What the schema at a pointer says, taken together."""
        if pointer not in self._merged:
            self._merged[pointer] = planned_schema(self.document, pointer)
        return self._merged[pointer]

    def property_type(self, pointers: list[str]) -> PyType:
        """The type of a member that one or several schemas describe.

        One that lists values wins over one that gives a type, and that over one without;
        then the nearest wins.
        """
        if len(pointers) == 1:  # nearly always
            return self.type_at(pointers[0])
        return self.type_at(min(pointers, key=self._vagueness)) if pointers else ANY

    def _vagueness(self, pointer: str) -> int:
        keywords = self.merged(pointer).keywords
        if "const" in keywords or keywords.get("enum"):
            return 0
        value = self.document.value(pointer)
        return 2 if is_map(value) and is_bare(value) and "$ref" not in value else 1

    def discriminator_of(self, alias: str) -> Discriminator | None:
        """What tells the variants of an alias apart, if anything does."""
        if alias not in self._discriminators:
            pointer = alias.removesuffix(FAMILY) if alias in self.families else alias
            found = self._finder().find(self.aliases[alias], self.merged(pointer))
            self._discriminators[alias] = found
        return self._discriminators[alias]

    def _finder(self) -> DiscriminatorFinder:
        return DiscriminatorFinder(
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
        node = ObjectAt(pointer, value)
        inner = single_part(node)
        if inner is not None:
            target = self.document.reference(inner) if inner == pointer else inner
            found = ANY if target is None else self.type_at(target)
        else:
            found = self._structural(self.merged(pointer))
        return optional(found) if value.get("nullable") is True else found

    def _structural(self, merged: PlannedSchema) -> PyType:
        found = self._bare_type(merged)
        named = isinstance(without_none(found), UnionType | Choice)
        if named and merged.pointer.rpartition("/")[0] == COMPONENT_SCHEMAS:
            return self._alias(merged.pointer, found)
        if isinstance(found, Named) and found.pointer in self.models:
            return self._family(found)
        return found

    def _family(self, base: Named) -> PyType:
        """The union of a class and those that take it in, where it tells them apart."""
        heirs = [self.type_at(place) for place in self.heirs.of(base.pointer)]
        if not heirs:
            return base
        pointer = base.pointer + FAMILY
        self.families[pointer] = base.pointer
        return self._alias(pointer, union((*heirs, base)))

    def _alias(self, pointer: str, item: PyType) -> PyType:
        self.aliases[pointer] = without_none(item)
        named = Named(pointer)
        return optional(named) if is_optional(item) else named

    def _bare_type(self, merged: PlannedSchema) -> PyType:
        listed = listed_type(self.document, merged)
        if listed is not None:
            return listed
        branches = typed_branches(self.document, merged)
        if branches and not merged.properties:
            return self._union(branches, merged)
        return union(self._by_name(name, merged) for name in type_names(merged))

    def _by_name(self, name: str, merged: PlannedSchema) -> PyType:
        match name:
            case "object":
                return self._object(merged)
            case "array":
                return self._array(merged)
            case "string":
                return text_type(merged.keywords)
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
                    merged.pointer_of("type"),
                )
                return ANY

    def _array(self, merged: PlannedSchema) -> PyType:
        count = len(ObjectAt("", merged.keywords).items("prefixItems"))
        pointers = [
            self.type_at(merged.pointer_of("prefixItems", index))
            for index in range(count)
        ]
        rest = merged.keywords.get("items")
        is_closed = count > 0 and (
            rest is False or merged.keywords.get("maxItems") == count
        )
        if is_closed and merged.keywords.get("minItems", count) == count:
            return TupleType(tuple(pointers))
        others = [self.type_at(merged.pointer_of("items"))] if is_map(rest) else [ANY]
        return ListType(union(pointers if is_closed else [*pointers, *others]))

    def _object(self, merged: PlannedSchema) -> PyType:
        if merged.properties:
            return self._model(merged)
        return DictType(union(self._extra_types(merged)))

    def extra_type(self, pointer: str) -> PyType:
        """The type of the members that a class does not declare."""
        merged = self.models[pointer]
        is_free = all(merged.keywords.get(key, True) is True for key in EXTRAS)
        return ANY if is_free else union(self._extra_types(merged))

    def _extra_types(self, merged: PlannedSchema) -> list[PyType]:
        values = [
            self.type_at(merged.pointer_of("patternProperties", pattern))
            for pattern in ObjectAt("", merged.keywords).mapping("patternProperties")
        ]
        for key in EXTRAS:
            if is_map(merged.keywords.get(key)):
                return [*values, self.type_at(merged.pointer_of(key))]
        return values

    def _model(self, merged: PlannedSchema) -> PyType:
        if merged.pointer not in self.models:
            self.models[merged.pointer] = merged
            for pointers in self._branch_properties(merged).items():
                merged.properties.setdefault(*pointers)
        return Named(merged.pointer)

    def _branch_properties(self, merged: PlannedSchema) -> dict[str, list[str]]:
        """Members that only some variants of an object have; all of them optional."""
        found: dict[str, list[str]] = {}
        for pointer in typed_branches(self.document, merged):
            for name, pointers in self.merged(pointer).properties.items():
                found.setdefault(name, pointers)
        return found

    def _union(self, branches: list[str], merged: PlannedSchema) -> PyType:
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
        bare = without_none(found)
        if isinstance(bare, UnionType) and self._finder().find(bare, merged):
            return self._alias(merged.pointer, found)
        return found
