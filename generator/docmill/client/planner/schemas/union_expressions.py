"""Unions as expressions that read the member which tells their variants apart."""

from __future__ import annotations

from collections.abc import Mapping

from docmill.client.literals import Code, Identifier, compose, join, literal
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.planner.schemas.python_types import Schemas


def discriminated(
    schemas: Schemas, pointer: str, names: Mapping[str, Identifier], writer: Annotations
) -> Code | None:
    """The value of an alias for a union with a discriminator; None for any other alias."""
    discriminator = schemas.discriminator_of(pointer)
    if discriminator is None:
        return None
    writer.needs.update(("Annotated", "Tag", "discriminator"))
    options = [
        compose("Annotated[{}, Tag({})]", names[variant], literal(str(names[variant])))
        for variant in dict.fromkeys(discriminator.variants.values())
    ]
    values = {
        value: str(names[variant]) for value, variant in discriminator.variants.items()
    }
    arguments = [literal(discriminator.member), literal(values)]
    if pointer in schemas.families:
        arguments.append(literal(str(names[schemas.families[pointer]])))
    by = compose("discriminator({})", join(", ", arguments))
    return compose("Annotated[{}, {}]", join(" | ", options), by)
