"""Schemas to the modules of `models/`: classes, their members, aliases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
from docmill.client.planner.modules.base_classes import Bases, derived_last
from docmill.client.planner.modules.imports import import_lines
from docmill.client.planner.modules.model_styles import STYLES, style_of
from docmill.client.planner.modules.read_write import Sides
from docmill.client.planner.names.python_names import Names
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.schemas.cycles import components
from docmill.client.planner.schemas.dependencies import parts_of, tell_chains
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.planner.schemas.union_expressions import discriminated
from docmill.client.planner.text.docstrings import description, sentences, with_facts
from docmill.client.planner.text.words import Wording
from docmill.client.types import ANY, named_types, optional
from docmill.naming import allocate, module_name
from docmill.openapi.document import FROM_EXAMPLE, is_map

# What pydantic and the runtime's base class define: a member of such a name would hide it.
MODEL_ATTRIBUTES = frozenset(("self", "cls"))


@dataclass(frozen=True, slots=True)
class _Form:
    """Classes and aliases of a module that are written alike: as received, or as sent."""

    places: tuple[str, ...]
    writer: Annotations
    is_input: bool

    @property
    def own_names(self) -> list[str]:
        """The names that it defines."""
        return [str(self.writer.names[pointer]) for pointer in self.places]


@dataclass(slots=True, kw_only=True)
class Models:
    """Plans all modules of `models/`.

    `inputs` has the names of the classes that have a form of their own for requests,
    `fields` those of the members of every class, `bases` what a class derives from.
    """

    schemas: Schemas
    names: Names
    class_names: Mapping[str, Identifier]
    inputs: Mapping[str, Identifier]
    sides: Sides
    words: Wording
    fields: Mapping[str, Mapping[str, Identifier]] = field(init=False)
    bases: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.fields = {
            pointer: self._field_names(pointer) for pointer in self.schemas.models
        }
        self.bases = Bases(
            schemas=self.schemas,
            sides=self.sides,
            fields=self.fields,
            inputs=self.inputs,
        ).all()

    def _field_names(self, pointer: str) -> Mapping[str, Identifier]:
        properties = self.schemas.models[pointer].properties
        places = {name: pointers[0] for name, pointers in properties.items()}
        return self.names.fields(pointer, places, reserved=MODEL_ATTRIBUTES)

    def modules(self) -> tuple[ModelModule, ...]:
        """The modules in the order of their names."""
        edges = {
            pointer: parts_of(self.schemas, pointer) | self._base(pointer)
            for pointer in self.class_names
        }
        groups = components(edges)
        tell_chains(self.schemas.document, groups, edges)
        homes = self._homes(groups)
        planned = [self._module(group, homes) for group in groups]
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
    ) -> ModelModule:
        forms = [_Form(group, Annotations(self.schemas, self.class_names, {}), False)]
        split = tuple(pointer for pointer in group if pointer in self.inputs)
        if split:
            names = {**self.class_names, **self.inputs}
            forms.append(_Form(split, Annotations(self.schemas, names, {}), True))
        found = sorted(name for form in forms for name in form.own_names)
        planned = [(form, *self._parts(form)) for form in forms]
        return ModelModule(
            name=homes[group[0]],
            docstring=docstring(", ".join(found)),
            imports=import_lines(
                {need for form in forms for need in form.writer.needs},
                sorted(
                    {
                        pair
                        for form in forms
                        for pair in self._needed(form, homes, group)
                    }
                ),
            ),
            classes=tuple(item for _, classes, _ in planned for item in classes),
            aliases=tuple(item for _, _, aliases in planned for item in aliases),
        )

    def _parts(self, form: _Form) -> tuple[list[ModelClass], list[Alias]]:
        pointers = [
            pointer for pointer in form.places if pointer in self.schemas.models
        ]
        return (
            [
                self._class(pointer, form)
                for pointer in derived_last(pointers, self.bases)
            ],
            [
                self._alias(pointer, form.writer)
                for pointer in self._alias_order(form.places)
            ],
        )

    def _needed(
        self, form: _Form, homes: Mapping[str, Identifier], group: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        """The module and name of what a form mentions of other modules."""
        for pointer in form.places:
            for other in self._mentioned(pointer, form) - set(group):
                yield f".{homes[other]}", str(form.writer.names[other])

    def _mentioned(self, pointer: str, form: _Form) -> frozenset[str]:
        if pointer in self.schemas.aliases:
            return parts_of(self.schemas, pointer)
        properties = self.schemas.models[pointer].properties
        members = [properties[wire] for wire in self._own_members(pointer, form)]
        types = [self.schemas.property_type(pointers) for pointers in members]
        if pointer not in self.bases:
            types.append(self.schemas.extra_type(pointer))
        return self._base(pointer).union(*map(named_types, types))

    def _base(self, pointer: str) -> frozenset[str]:
        return frozenset((self.bases[pointer],) if pointer in self.bases else ())

    def _own_members(self, pointer: str, form: _Form) -> dict[str, Identifier]:
        """The names of what a class says itself, by wire name."""
        base = self.bases.get(pointer)
        above: Mapping[str, list[str]] = self._shown(base, form) if base else {}
        return {
            wire: self.fields[pointer][wire]
            for wire, pointers in self._shown(pointer, form).items()
            if wire not in above or not self._is_same(pointers, above[wire])
        }

    def _shown(self, pointer: str, form: _Form) -> Mapping[str, list[str]]:
        """The members of a class, in the form of it that others of a form mention."""
        has_form = form.is_input and pointer in self.inputs
        return self.sides.members(pointer, is_input=has_form)

    def _is_same(self, own: list[str], other: list[str]) -> bool:
        """Whether schemas of a member say the same as others for a class it is in."""
        return own == other or (
            self.schemas.property_type(own) == self.schemas.property_type(other)
            and self._member_text(own) == self._member_text(other)
        )

    def _alias_order(self, group: tuple[str, ...]) -> list[str]:
        """Aliases after those that they mention."""
        pointers = [pointer for pointer in group if pointer in self.schemas.aliases]
        recursive = self.schemas.recursive
        edges = {
            # What stands in a text is looked up later.
            p: (
                frozenset[str]()
                if p in recursive
                else named_types(self.schemas.aliases[p]) & set(pointers)
            )
            for p in pointers
        }
        return [pointer for part in components(edges) for pointer in part]

    def _alias(self, pointer: str, writer: Annotations) -> Alias:
        item = self.schemas.aliases[pointer]
        is_recursive = pointer in self.schemas.recursive
        writer.needs.add("TypeAliasType" if is_recursive else "TypeAlias")
        tagged = discriminated(self.schemas, pointer, writer.names, writer)
        value = tagged or writer.returned(item)
        name = writer.names[pointer]
        if is_recursive:
            value = compose("TypeAliasType({}, {})", literal(str(name)), literal(value))
        return Alias(
            name=name,
            value=value,
            is_recursive=is_recursive,
            docstring=self._text(pointer, 0),
        )

    def _class(self, pointer: str, form: _Form) -> ModelClass:
        names = self._own_members(pointer, form)
        writer = form.writer
        style = self._style(pointer, form)
        base = self.bases.get(pointer)
        if base is None:
            writer.needs.add(style)
        members = tuple(
            self._member(pointer, wire, python, style, writer)
            for wire, python in names.items()
        )
        return ModelClass(
            name=writer.names[pointer],
            base=writer.names[base] if base else identifier(style),
            docstring=self._text(pointer, 4),
            members=members,
            extra=None if base else self._extra(pointer, writer),
        )

    def _style(self, pointer: str, form: _Form) -> str:
        """The runtime's class that a class derives from in the end."""
        while pointer in self.bases:
            pointer = self.bases[pointer]
        names = self.fields[pointer]
        return style_of({str(names[wire]): wire for wire in self._shown(pointer, form)})

    def _text(self, pointer: str, indent: int) -> Code | None:
        own = self._own(pointer)
        mark = self.words.deprecated if own.get("deprecated") is True else ""
        shown = self.words.from_example if own.get(FROM_EXAMPLE) is True else ""
        texts = (description(own), mark, shown)
        return _text_docstring(sentences(texts, self.words), indent)

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
        style: str,
        writer: Annotations,
    ) -> Member:
        merged = self.schemas.models[pointer]
        pointers = merged.properties[wire]
        item = self.schemas.property_type(pointers)
        required = wire in merged.required
        annotation = writer.returned(item if required else optional(item))
        if STYLES[style](python) != wire:
            writer.needs.update(("Annotated", "wire"))
            annotation = compose("Annotated[{}, wire({})]", annotation, literal(wire))
        return Member(
            name=python,
            annotation=annotation,
            default=None if required else Code("None"),
            docstring=_text_docstring(self._member_text(pointers), 4),
        )

    def _member_text(self, pointers: list[str]) -> str:
        """The text of a member: the nearest."""
        for pointer in pointers:
            own = self._own(pointer)
            schema = self.schemas.merged(pointer).keywords
            # What is referred to explains itself; only what is said here belongs here.
            text = with_facts(
                own, own if "$ref" in own else schema, self.words, with_values=False
            )
            if text:
                return text
        return ""

    def _own(self, pointer: str) -> dict[str, Any]:
        value = self.schemas.document.value(pointer)
        return value if is_map(value) else {}


def _text_docstring(text: str, indent: int) -> Code | None:
    return docstring(text, indent) if text else None
