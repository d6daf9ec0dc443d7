"""Schemas to the modules of `models/`: classes, their members, aliases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docmill.client.literals import (
    Code,
    Identifier,
    compose,
    docstring,
    identifier,
    literal,
)
from docmill.client.plan import Alias, Member, ModelClass, ModelModule
from docmill.client.planner.annotations import Annotations
from docmill.client.planner.docs import description, sentences, with_facts
from docmill.client.planner.graph import components
from docmill.client.planner.imports import import_lines
from docmill.client.planner.names import Names
from docmill.client.planner.reach import parts_of
from docmill.client.planner.schemas import Schemas
from docmill.client.planner.unions import discriminated
from docmill.client.planner.wording import Wording
from docmill.client.types import ANY, named_types, optional
from docmill.naming import allocate, module_name
from docmill.openapi.model import is_map

# What pydantic and the runtime's base class define: a member of such a name would hide it.
MODEL_ATTRIBUTES = frozenset(("self", "cls"))


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + _pascal("_".join(rest))


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


_BASES: dict[str, Callable[[str], str]] = {
    "Model": lambda name: name,
    "CamelModel": _camel,
    "PascalModel": _pascal,
}
"""The runtime's base classes and how each makes a wire name of an attribute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """Plans all modules of `models/`.

    `requested` and `answered` are the classes that can be part of a request or answer:
    what only one side may set is optional where the other side uses the class too.
    """

    schemas: Schemas
    names: Names
    class_names: Mapping[str, Identifier]
    words: Wording
    requested: frozenset[str]
    answered: frozenset[str]

    def modules(self) -> tuple[ModelModule, ...]:
        """The modules in the order of their names."""
        edges = {place: parts_of(self.schemas, place) for place in self.class_names}
        groups = components(edges)
        homes = self._homes(groups)
        planned = [self._module(group, homes, edges) for group in groups]
        return tuple(sorted(planned, key=lambda module: module.name))

    def _homes(self, groups: list[tuple[str, ...]]) -> dict[str, Identifier]:
        """The module of every class: the snake case of the first name in its group."""
        leaders = {min(self.class_names[p] for p in group): group for group in groups}
        modules = allocate(sorted(leaders), module_name)
        return {
            p: identifier(modules[lead])
            for lead, group in leaders.items()
            for p in group
        }

    def _module(
        self,
        group: tuple[str, ...],
        homes: Mapping[str, Identifier],
        edges: Mapping[str, frozenset[str]],
    ) -> ModelModule:
        writer = Annotations(self.schemas, self.class_names)
        classes = tuple(
            self._class(p, writer) for p in group if p in self.schemas.models
        )
        aliases = tuple(self._alias(p, writer) for p in self._alias_order(group))
        elsewhere = {p for place in group for p in edges[place]} - set(group)
        extra = sorted((f".{homes[p]}", str(self.class_names[p])) for p in elsewhere)
        names = ", ".join(sorted(self.class_names[p] for p in group))
        return ModelModule(
            name=homes[group[0]],
            docstring=docstring(names),
            imports=import_lines(writer.needs, extra),
            classes=classes,
            aliases=aliases,
        )

    def _alias_order(self, group: tuple[str, ...]) -> list[str]:
        """Aliases after those that they mention."""
        places = [place for place in group if place in self.schemas.aliases]
        recursive = self.schemas.recursive
        edges = {
            # What stands in a text is looked up later.
            p: named_types(self.schemas.aliases[p]) & set(places) - recursive
            for p in places
        }
        return [place for part in components(edges) for place in part]

    def _alias(self, pointer: str, writer: Annotations) -> Alias:
        item = self.schemas.aliases[pointer]
        is_recursive = pointer in self.schemas.recursive
        writer.needs.add("TypeAliasType" if is_recursive else "TypeAlias")
        tagged = discriminated(self.schemas, pointer, self.class_names, writer)
        value = tagged or writer.returned(item)
        name = self.class_names[pointer]
        if is_recursive:
            value = compose("TypeAliasType({}, {})", literal(str(name)), literal(value))
        return Alias(
            name=name,
            value=value,
            is_recursive=is_recursive,
            docstring=self._text(pointer, 0),
        )

    def _class(self, pointer: str, writer: Annotations) -> ModelClass:
        properties = self.schemas.models[pointer].properties
        places = {name: pointers[0] for name, pointers in properties.items()}
        names = self.names.fields(pointer, places, reserved=MODEL_ATTRIBUTES)
        base = _base({str(python): wire for wire, python in names.items()})
        writer.needs.add(base)
        members = tuple(
            self._member(pointer, wire, python, base, writer)
            for wire, python in names.items()
        )
        return ModelClass(
            name=self.class_names[pointer],
            base=identifier(base),
            docstring=self._text(pointer, 4),
            members=members,
            extra=self._extra(pointer, writer),
        )

    def _text(self, pointer: str, indent: int) -> Code | None:
        own = self._own(pointer)
        mark = self.words.deprecated if own.get("deprecated") is True else ""
        return _text_docstring(sentences((description(own), mark), self.words), indent)

    def _extra(self, pointer: str, writer: Annotations) -> Code | None:
        item = self.schemas.extra_type(pointer)
        if item == ANY:
            return None
        writer.needs.add("Field")
        return compose("dict[str, {}]", writer.returned(item))

    def _member(
        self,
        pointer: str,
        wire: str,
        python: Identifier,
        base: str,
        writer: Annotations,
    ) -> Member:
        merged = self.schemas.models[pointer]
        pointers = merged.properties[wire]
        item = self.schemas.property_type(pointers)
        text, schemas = self._member_text(pointers)
        required = wire in merged.required and not self._one_sided(pointer, schemas)
        annotation = writer.returned(item if required else optional(item))
        if _BASES[base](python) != wire:
            writer.needs.update(("Annotated", "wire"))
            annotation = compose("Annotated[{}, wire({})]", annotation, literal(wire))
        return Member(
            name=python,
            annotation=annotation,
            default=None if required else Code("None"),
            docstring=_text_docstring(text, 4),
        )

    def _member_text(self, pointers: list[str]) -> tuple[str, list[dict[str, Any]]]:
        """The text of a member, and its schemas: the nearest, and what it refers to."""
        for pointer in pointers:
            own = self._own(pointer)
            schema = self.schemas.merged(pointer).keywords
            # What is referred to explains itself; only what is said here belongs here.
            text = with_facts(
                own, own if "$ref" in own else schema, self.words, with_values=False
            )
            if text:
                return text, [own, schema]
        return "", [self.schemas.merged(pointer).keywords for pointer in pointers]

    def _one_sided(self, pointer: str, schemas: list[dict[str, Any]]) -> bool:
        read_only = any(schema.get("readOnly") is True for schema in schemas)
        write_only = any(schema.get("writeOnly") is True for schema in schemas)
        return (read_only and pointer in self.requested) or (
            write_only and pointer in self.answered
        )

    def _own(self, pointer: str) -> dict[str, Any]:
        value = self.schemas.document.value(pointer)
        return value if is_map(value) else {}


def _base(names: Mapping[str, str]) -> str:
    """The base class that needs the fewest wire names to be written out."""
    hits = Counter(
        base
        for base, make in _BASES.items()
        for name, wire in names.items()
        if make(name) == wire
    )
    return max(_BASES, key=lambda base: hits[base])


def _text_docstring(text: str, indent: int) -> Code | None:
    return docstring(text, indent) if text else None
