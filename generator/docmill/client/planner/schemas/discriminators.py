"""The member whose value tells the variants of a union apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docmill.client.planner.document_reader import (
    COMPONENT_SCHEMAS,
    DocumentReader,
    ObjectAt,
)
from docmill.client.planner.schemas.planned_schema import PlannedSchema
from docmill.client.types import Named, PyType, UnionType
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.pointer import escape, split


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """The wire name of the member, and the variant that each of its values stands for."""

    member: str
    variants: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscriminatorFinder:
    """Looks for a discriminator; `models` and `aliases` are those of the schemas so far.

    `merged` gives what a schema says.
    """

    document: DocumentReader
    models: Mapping[str, PlannedSchema]
    aliases: Mapping[str, PyType]
    merged: Callable[[str], PlannedSchema]

    def variants(self, item: PyType) -> list[str]:
        """The classes of a union that has nothing but classes, unions in it opened."""
        options = self._options(item)
        pointers = [option.pointer for option in options if isinstance(option, Named)]
        if len(pointers) < 2 or len(pointers) != len(options):
            return []
        return pointers if all(pointer in self.models for pointer in pointers) else []

    def find(self, item: PyType, merged: PlannedSchema) -> Discriminator | None:
        """The discriminator of a union: as the schema says, or as its variants show.

        OpenAPI 3.1, discriminator object: the member's value is a key of `mapping`, or
        else the name of the variant's schema. Without one, a member that every variant
        requires tells them apart where no two share a value.
        """
        variants = self.variants(item)
        discriminator = merged.keywords.get("discriminator")
        if variants and is_map(discriminator):
            node = ObjectAt(merged.pointer_of("discriminator"), discriminator)
            if node.text("propertyName"):
                return self._declared(node, variants)
        return self._shown(variants) if variants else None

    def _options(self, item: PyType) -> list[PyType]:
        if isinstance(item, Named) and item.pointer in self.aliases:
            return self._options(self.aliases[item.pointer])
        if isinstance(item, UnionType):
            found = [part for option in item.options for part in self._options(option)]
            return list(dict.fromkeys(found))
        return [item]

    def _declared(self, node: ObjectAt, variants: list[str]) -> Discriminator:
        member = node.text("propertyName")
        tags: dict[str, str] = {}
        for value, target in node.mapping("mapping").items():
            pointer = self._target(target)
            if pointer in variants:
                tags[value] = pointer
        for variant in variants:
            if variant not in tags.values():
                values = self._own_values(variant, member, variants)
                tags.update((value, variant) for value in values if value not in tags)
        return Discriminator(member=member, variants=tags)

    def _own_values(self, variant: str, member: str, variants: list[str]) -> list[str]:
        """What only this variant says of the member, or else the name of its schema."""
        name = split(variant)[-1]
        values = self._values(variant, member)
        others = {
            value
            for other in variants
            if other != variant
            for value in self._values(other, member)
        }
        return [value for value in values if value not in others] or [name]

    def _shown(self, variants: list[str]) -> Discriminator | None:
        for member in self.models[variants[0]].properties:
            tags: dict[str, str] = {}
            counts = 0
            for variant in variants:
                values = self._values(variant, member)
                is_required = member in self.models[variant].required
                counts += len(values) if is_required else 0
                tags.update(dict.fromkeys(values, variant))
            is_shared = set(tags.values()) == set(variants)
            if is_shared and counts == len(tags):
                return Discriminator(member=member, variants=tags)
        return None

    def _target(self, target: object) -> str:
        if not isinstance(target, str):
            return ""
        if target.startswith("#/"):
            return self.document.follow(target[1:])
        return self.document.follow(f"{COMPONENT_SCHEMAS}/{escape(target)}")

    def _values(self, variant: str, member: str) -> list[str]:
        """The values that a member of a variant is said to have, as text."""
        for pointer in self.models[variant].properties.get(member, []):
            values = _texts(self.merged(pointer).keywords)
            if values:
                return values
        return []


def _texts(keywords: Mapping[str, Json]) -> list[str]:
    values = [keywords["const"]] if "const" in keywords else keywords.get("enum")
    known = values if is_list(values) else []
    return [str(value) for value in known if isinstance(value, str | int)]
