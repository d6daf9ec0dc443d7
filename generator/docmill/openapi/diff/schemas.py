"""Schemas, compared in the direction in which their values travel."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from docmill.openapi.diff.change import Changes
from docmill.openapi.diff.constraints import narrowing
from docmill.openapi.diff.shape import Shape, shape_of
from docmill.openapi.document import FROM_EXAMPLE, Json, is_list, is_map
from docmill.openapi.node import Node
from docmill.openapi.positions import shorten
from docmill.openapi.schema_keywords import BOUNDS

Direction: TypeAlias = Literal["request", "response"]

_NUMBER_FORMATS = frozenset(("int32", "int64", "float", "double", ""))


@dataclass(frozen=True, slots=True)
class Place:
    """What is being compared: `model Disk`, `field size.unit`.

    `inferred` says that the schema around it was derived from an example.
    """

    where: str
    subject: str = ""
    inferred: bool = False

    def below(self, name: str, kind: str = "field") -> Place:
        """A member of what is being compared."""
        if not self.subject:
            return replace(self, subject=f"{kind} {name}")
        return replace(
            self, subject=f"{self.subject}{'' if name == '[]' else '.'}{name}"
        )


@dataclass(slots=True)
class Schemas:
    """Compares schemas; each pair of models once per direction.

    What `compare` is given waits for `finish`, so that no chain of models is too long.
    """

    changes: Changes
    waiting: deque[tuple[Node, Node, Place, Direction]] = field(
        default_factory=deque[tuple[Node, Node, Place, Direction]]
    )
    compared: set[tuple[str, str, Direction]] = field(
        default_factory=set[tuple[str, str, Direction]]
    )
    renamed: dict[str, str] = field(default_factory=dict[str, str])
    """The new names of models, as their uses show them."""

    def compare(self, old: Node, new: Node, place: Place, direction: Direction) -> None:
        """Compare two schemas in the same place, later."""
        key = (old.pointer, new.pointer, direction)
        if key in self.compared:
            return
        self.compared.add(key)
        if old.component and new.component:
            place = Place(f"model {new.component}")
            if old.component != new.component:
                self.renamed.setdefault(old.component, new.component)
        if old.flag(FROM_EXAMPLE) or new.flag(FROM_EXAMPLE):
            place = replace(place, inferred=True)
        self.waiting.append((old, new, place, direction))

    def finish(self) -> None:
        """Note what changed in all schemas that wait, and in those within them."""
        while self.waiting:
            old, new, place, direction = self.waiting.popleft()
            _Pair(self, shape_of(old), shape_of(new), place, direction).compare()


@dataclass(slots=True)
class _Pair:
    """Two shapes, and what is known about them."""

    schemas: Schemas
    old: Shape
    new: Shape
    place: Place
    direction: Direction

    def compare(self) -> None:
        """Compare aspect by aspect; shapes of different type have nothing more in common."""
        if not self._types():
            return
        self._null()
        self._formats()
        self._enum()
        self._constraints()
        self._keywords()
        self._properties()
        self._extra()
        self._alternatives()
        if self.old.items and self.new.items:
            place = self.place.below("[]", "items")
            self.schemas.compare(self.old.items, self.new.items, place, self.direction)

    def _note(self, rule: str, detail: str = "", place: Place | None = None) -> None:
        self._note_nodes(
            rule, detail, place or self.place, self.old.node, self.new.node
        )

    def _directed(self, rule: str, detail: str = "") -> None:
        self._note(f"{self.direction}-{rule}", detail)

    def _note_nodes(
        self, rule: str, detail: str, place: Place, old: Node | None, new: Node | None
    ) -> None:
        self.schemas.changes.add(
            rule,
            place.where,
            place.subject,
            detail,
            old=old,
            new=new,
            inferred=place.inferred,
        )

    def _types(self) -> bool:
        """Note a change of type; whether the rest can be compared."""
        old, new = _types(self.old), _types(self.new)
        if old == new:
            return True
        detail = f"{_listed(self.old.types)} → {_listed(self.new.types)}"
        if old <= new:
            self._directed("type-widened", detail)
        elif old >= new:
            self._directed("type-narrowed", detail)
        else:
            self._directed("type-changed", detail)
            return False
        return True

    def _null(self) -> None:
        if self.old.may_be_null != self.new.may_be_null:
            self._directed("null-added" if self.new.may_be_null else "null-removed")

    def _formats(self) -> None:
        old, new = _format(self.old), _format(self.new)
        if old == new:
            return
        detail = f"{old or 'no format'} → {new or 'no format'}"
        if old in _NUMBER_FORMATS and new in _NUMBER_FORMATS:
            self._note("number-format-changed", detail)
        else:
            self._directed("format-changed", detail)

    def _enum(self) -> None:
        old, new = self.old.keywords.get("enum"), self.new.keywords.get("enum")
        if is_list(old) and is_list(new):
            for value in _missing(old, new):
                self._directed("enum-value-removed", value)
            for value in _missing(new, old):
                self._directed("enum-value-added", value)
        elif is_list(new):
            self._directed("enum-added", shorten(", ".join(_missing(new, []))))
        elif is_list(old):
            self._directed("enum-removed", shorten(", ".join(_missing(old, []))))

    def _constraints(self) -> None:
        for keyword in BOUNDS:
            old, new = self.old.keywords.get(keyword), self.new.keywords.get(keyword)
            if _text(old) != _text(new):
                effect = narrowing(keyword, old, new)
                detail = f"{keyword}: {_shown(old)} → {_shown(new)}"
                self._directed(f"constraint-{effect}", detail)

    def _keywords(self) -> None:
        old, new = self.old.keywords, self.new.keywords
        if _text(old.get("default")) != _text(new.get("default")):
            detail = f"{_shown(old.get('default'))} → {_shown(new.get('default'))}"
            self._directed("default-changed", detail)
        if _property_name(old) != _property_name(new):
            self._note("discriminator-changed")
        if old.get("description") != new.get("description"):
            self._note("description-changed")

    def _properties(self) -> None:
        for name, old in self.old.properties.items():
            new = self.new.properties.get(name)
            place = self.place.below(name)
            if new is None:
                self._removed(name, old, place)
            else:
                self._field(name, old, new, place)
        for name, new in self.new.properties.items():
            if name not in self.old.properties and not self._is_hidden(new):
                is_required = self.direction == "request" and name in self.new.required
                suffix = {"request": "-optional", "response": ""}[self.direction]
                rule = f"{self.direction}-field-added{'-required' if is_required else suffix}"
                self._note_nodes(rule, "", self.place.below(name), None, new.site)

    def _removed(self, name: str, old: Node, place: Place) -> None:
        if self._is_hidden(old):
            return
        was_certain = self.direction == "response" and name in self.old.required
        rule = f"{self.direction}-field-removed{'-required' if was_certain else ''}"
        self._note_nodes(rule, "", place, old.site, self.new.node)

    def _field(self, name: str, old: Node, new: Node, place: Place) -> None:
        prefix = f"{self.direction}-field-"
        was_hidden, is_hidden = self._is_hidden(old), self._is_hidden(new)
        hidden, shown = {
            "request": ("read-only", "writable"),
            "response": ("write-only", "readable"),
        }[self.direction]
        if was_hidden != is_hidden:
            rule = f"{prefix}became-{hidden if is_hidden else shown}"
            self._note_nodes(rule, "", place, old.site, new.site)
        if was_hidden or is_hidden:
            return
        if (name in self.old.required) != (name in self.new.required):
            became = "required" if name in self.new.required else "optional"
            self._note_nodes(f"{prefix}became-{became}", "", place, old.site, new.site)
        if new.flag("deprecated") and not old.flag("deprecated"):
            self._note_nodes(f"{prefix}deprecated", "", place, old.site, new.site)
        self.schemas.compare(old, new, place, self.direction)

    def _is_hidden(self, member: Node) -> bool:
        """Whether a property does not travel in this direction."""
        return member.flag("readOnly" if self.direction == "request" else "writeOnly")

    def _extra(self) -> None:
        if self.old.is_closed != self.new.is_closed:
            self._directed(
                "extra-fields-refused" if self.new.is_closed else "extra-fields-taken"
            )
        if self.old.extra and self.new.extra:
            place = self.place.below("*")
            self.schemas.compare(self.old.extra, self.new.extra, place, self.direction)

    def _alternatives(self) -> None:
        old, new = self.old.alternatives, self.new.alternatives
        if not old and not new:
            return
        for name in (name for name in old if name not in new):
            self._directed("alternative-removed", shorten(name))
        for name in (name for name in new if name not in old):
            self._directed("alternative-added", shorten(name))
        for name in (name for name in old if name in new):
            self.schemas.compare(old[name], new[name], self.place, self.direction)


def _types(shape: Shape) -> frozenset[str]:
    every = frozenset(("string", "number", "integer", "boolean", "array", "object"))
    types = shape.types or _implied(shape) or every
    return types | {"integer"} if "number" in types else types


def _implied(shape: Shape) -> frozenset[str]:
    """The type that keywords speak of where none is declared."""
    return frozenset(("object",)) if shape.properties else frozenset()


def _format(shape: Shape) -> str:
    value = shape.keywords.get("format")
    return value if isinstance(value, str) else ""


def _listed(types: frozenset[str]) -> str:
    return " or ".join(sorted(types)) or "any type"


def _property_name(keywords: dict[str, Json]) -> Json:
    discriminator = keywords.get("discriminator")
    return discriminator.get("propertyName") if is_map(discriminator) else None


def _missing(values: list[Json], others: list[Json]) -> list[str]:
    known = {_text(value) for value in others}
    return [_shown(value) for value in values if _text(value) not in known]


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True)


def _shown(value: Json) -> str:
    if value is None:
        return "none"
    return shorten(
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    )
