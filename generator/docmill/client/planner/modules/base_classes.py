"""From which other class the class of a schema derives, if from any.

JSON Schema knows no inheritance: `allOf` only asks for more. Where a schema takes in one
other, and all that it adds is true of a class that derives from the class of the other,
that is what it becomes; else it has all members of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from docmill.client.literals import Identifier
from docmill.client.planner.document_reader import ObjectAt
from docmill.client.planner.modules.read_write import Sides
from docmill.client.planner.schemas.cycles import components
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import (
    ANY,
    Choice,
    DictType,
    ListType,
    Named,
    PyType,
    Scalar,
    TupleType,
    UnionType,
    union,
)
from docmill.openapi.document import is_map
from docmill.openapi.schema_keywords import EXTRAS

_MOST_ABOVE = 20
"""A class that would have more above it derives from none: Python nests their imports."""

_KINDS = {str: Scalar("str"), int: Scalar("int"), bool: Scalar("bool")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """Finds the classes that others derive from.

    `fields` are the names of the members of every class, by its place and their wire
    names; `inputs` the places of those that have a form of their own for requests.
    """

    schemas: Schemas
    sides: Sides
    fields: Mapping[str, Mapping[str, Identifier]]
    inputs: Collection[str]

    def all(self) -> dict[str, str]:
        """The class that each class derives from, both by the place of their schema."""
        found = {
            pointer: base
            for pointer in self.fields
            if (base := self._taken_in(pointer)) and self._is_open(base)
        }
        edges = {pointer: frozenset((base,)) for pointer, base in found.items()}
        circles = {p for part in components(edges) if len(part) > 1 for p in part}
        kept = {
            pointer: base
            for pointer, base in found.items()
            if pointer not in circles and pointer != base and self._agree(pointer, base)
        }
        return {p: base for p, base in kept.items() if _above(p, kept) <= _MOST_ABOVE}

    def _taken_in(self, pointer: str) -> str | None:
        """The class of the one schema that another refers to, or takes in by `allOf`."""
        document = self.schemas.document
        value = document.value(pointer)
        node = ObjectAt(pointer, value if is_map(value) else {})
        parts = [
            node.child("allOf", index) for index in range(len(node.items("allOf")))
        ]
        targets = [document.reference(part) for part in (pointer, *parts)]
        taken_in = [target for target in targets if target is not None]
        found = self.schemas.type_at(taken_in[0]) if len(taken_in) == 1 else None
        if not isinstance(found, Named):
            return None
        base = self.schemas.families.get(found.pointer, found.pointer)
        return base if base in self.fields else None

    def _is_open(self, pointer: str) -> bool:
        """Whether a schema lets others add members."""
        keywords = self.schemas.models[pointer].keywords
        return all(keywords.get(key) is not False for key in EXTRAS)

    def _agree(self, pointer: str, base: str) -> bool:
        """Whether all that holds for the base holds for a class that is to derive from it."""
        extra = self.schemas.extra_type
        names, others = self.fields[pointer], self.fields[base]
        return (
            extra(pointer) == extra(base)
            and all(names.get(wire) == name for wire, name in others.items())
            and all(self._stands_in(pointer, base, wire) for wire in others)
            and all(
                self._shown(base, is_input) <= self._shown(pointer, is_input)
                for is_input in (False, pointer in self.inputs)
            )
        )

    def _stands_in(self, pointer: str, base: str, wire: str) -> bool:
        """Whether type checkers let a member of a class take the place of the base's."""
        own, other = self.schemas.models[pointer], self.schemas.models[base]
        return (wire in own.required) == (wire in other.required) and _narrows(
            self.schemas.property_type(own.properties[wire]),
            self.schemas.property_type(other.properties[wire]),
        )

    def _shown(self, pointer: str, is_input: bool) -> AbstractSet[str]:
        """The members of the form of a class that others of a form derive from."""
        has_form = is_input and pointer in self.inputs
        return self.sides.members(pointer, is_input=has_form).keys()


def _above(pointer: str, bases: Mapping[str, str]) -> int:
    """How many classes there are above one."""
    count = 0
    while pointer in bases:
        pointer = bases[pointer]
        count += 1
    return count


def _narrows(own: PyType, other: PyType) -> bool:
    """Whether type checkers let an attribute of a type stand in for one of another.

    Attributes can be assigned to, so their types have to be equal (PEP 544 says why), and
    values that are listed count as any of their kind, which they are taken for.
    """
    return other == ANY or _widened(own) == _widened(other)


def _widened(item: PyType) -> PyType:
    match item:
        case Choice(values):
            return union(_KINDS[type(value)] for value in values)
        case ListType(inner):
            return ListType(_widened(inner))
        case DictType(inner):
            return DictType(_widened(inner))
        case TupleType(items):
            return TupleType(tuple(map(_widened, items)))
        case UnionType(options):
            return union(map(_widened, options))
        case _:
            return item


def derived_last(pointers: Sequence[str], bases: Mapping[str, str]) -> Iterator[str]:
    """Classes in their order, each after the one that it derives from."""
    edges = {
        pointer: frozenset((bases[pointer],) if pointer in bases else ())
        for pointer in pointers
    }
    return (pointer for part in components(edges) for pointer in part)
