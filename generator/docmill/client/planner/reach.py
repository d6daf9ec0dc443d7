"""Which classes and aliases mention which."""

from __future__ import annotations

from docmill.client.planner.schemas import Schemas
from docmill.client.types import named_types


def reachable(schemas: Schemas, roots: frozenset[str]) -> frozenset[str]:
    """The classes and aliases that can be met from some of them."""
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        pointer = waiting.pop()
        if pointer not in seen:
            seen.add(pointer)
            waiting.extend(parts_of(schemas, pointer))
    return frozenset(seen)


def parts_of(schemas: Schemas, pointer: str) -> frozenset[str]:
    """The classes and aliases that a class or alias mentions."""
    if pointer in schemas.aliases:
        tags = schemas.tags_of(pointer)
        return (
            frozenset(tags.variants.values())
            if tags
            else named_types(schemas.aliases[pointer])
        )
    properties = schemas.models[pointer].properties.values()
    types = [schemas.property_type(pointers) for pointers in properties]
    types.append(schemas.extra_type(pointer))
    return frozenset[str]().union(*map(named_types, types))
