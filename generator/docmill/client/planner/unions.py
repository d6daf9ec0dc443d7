"""Unions that name the member which tells their variants apart."""

from __future__ import annotations

from collections.abc import Mapping

from docmill.client.literals import Code, Identifier, compose, join, literal
from docmill.client.planner.annotations import Annotations
from docmill.client.planner.documents import COMPONENT_SCHEMAS, Node
from docmill.client.planner.schemas import Schemas
from docmill.client.types import Named, PyType, UnionType
from docmill.openapi.model import escape, split


def discriminated(
    schemas: Schemas, pointer: str, names: Mapping[str, Identifier], writer: Annotations
) -> Code | None:
    """A union that is decided by a member; None where the schema does not allow that.

    OpenAPI 3.1, discriminator object: the member's value is a key of `mapping`, or else
    the name of the variant's schema.
    """
    item = schemas.aliases[pointer]
    merged = schemas.merged(pointer)
    discriminator = merged.keywords.get("discriminator")
    variants = _variants(schemas, item)
    if not isinstance(discriminator, dict) or not variants:
        return None
    node = Node(merged.place("discriminator"), discriminator)
    member = node.text("propertyName")
    tags = _tags(schemas, node, member, variants)
    if not member or not tags:
        return None
    writer.needs.update(("Annotated", "Tag", "discriminator"))
    options = [
        compose("Annotated[{}, Tag({})]", names[variant], literal(str(names[variant])))
        for variant in variants
    ]
    values = {value: str(names[variant]) for value, variant in tags.items()}
    by = compose("discriminator({}, {})", literal(member), literal(values))
    return compose("Annotated[{}, {}]", join(" | ", options), by)


def _variants(schemas: Schemas, item: PyType) -> list[str]:
    """The classes of a union that has nothing but classes."""
    if not isinstance(item, UnionType):
        return []
    places = [option.pointer for option in item.options if isinstance(option, Named)]
    all_models = all(place in schemas.models for place in places)
    return places if all_models and len(places) == len(item.options) else []


def _tags(
    schemas: Schemas, node: Node, member: str, variants: list[str]
) -> dict[str, str]:
    """The variant of each value: from the mapping, the variant's own const or its name."""
    tags: dict[str, str] = {}
    for value, target in node.mapping("mapping").items():
        place = _target(schemas, target)
        if place in variants:
            tags[value] = place
    for variant in variants:
        if variant not in tags.values():
            values = _own_values(schemas, variant, member) or [split(variant)[-1]]
            tags.update((value, variant) for value in values if value not in tags)
    return tags


def _target(schemas: Schemas, target: object) -> str:
    if not isinstance(target, str):
        return ""
    if target.startswith("#/"):
        return schemas.document.follow(target[1:])
    return schemas.document.follow(f"{COMPONENT_SCHEMAS}/{escape(target)}")


def _own_values(schemas: Schemas, variant: str, member: str) -> list[str]:
    for pointer in schemas.models[variant].properties.get(member, []):
        keywords = schemas.merged(pointer).keywords
        values = (
            [keywords["const"]] if "const" in keywords else keywords.get("enum", [])
        )
        if isinstance(values, list) and values:
            return [value for value in values if isinstance(value, str)]
    return []
