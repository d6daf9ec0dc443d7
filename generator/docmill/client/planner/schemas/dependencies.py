"""Which classes and aliases mention which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docmill.client.planner.document_reader import DocumentReader
from docmill.client.planner.schemas.cycles import heights
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import named_types

MOST_IN_A_CHAIN = 50
"""Modules import each other, and pydantic builds validators, one within the other."""


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


def tell_chains(
    document: DocumentReader,
    groups: Sequence[tuple[str, ...]],
    edges: Mapping[str, frozenset[str]],
) -> None:
    """Report the longest chain of classes that each mention the next, if it is too long."""
    found = heights(groups, edges)
    top = max(found, key=found.__getitem__, default="")
    if found and found[top] > MOST_IN_A_CHAIN:
        document.diagnostics.error(
            "schemas-too-deep",
            f"{found[top]} schemas that each refer to the next are a chain too long for "
            f"Python to load, which manages {MOST_IN_A_CHAIN}",
            document.span(top),
            hint="let them refer to what they mean",
        )


def parts_of(schemas: Schemas, pointer: str) -> frozenset[str]:
    """The classes and aliases that a class or alias mentions."""
    if pointer in schemas.aliases:
        discriminator = schemas.discriminator_of(pointer)
        return (
            frozenset(discriminator.variants.values())
            if discriminator
            else named_types(schemas.aliases[pointer])
        )
    properties = schemas.models[pointer].properties.values()
    types = [schemas.property_type(pointers) for pointers in properties]
    types.append(schemas.extra_type(pointer))
    return frozenset[str]().union(*map(named_types, types))
