"""Which schema of `oneOf` or `anyOf` an example is of, and how it says so."""

from __future__ import annotations

from collections.abc import Mapping

from docmill.openapi.document import Json, is_map
from docmill.openapi.effective_schema import EffectiveSchema, Group, is_null
from docmill.openapi.node import Node
from docmill.openapi.sampling.fit import node_fits
from docmill.openapi.sampling.model import NOTHING, Made, Parts
from docmill.openapi.sampling.scalars import text_of_name
from docmill.openapi.schema_keywords import ANNOTATIONS

_MOST_TRIED = 20
_LARGE = {"object", "array"}


def made_variant(
    parts: Parts, schema: EffectiveSchema, name: str, number: int, *, least: bool
) -> Made:
    """A value of the first variant that has one; of `oneOf` one that no other allows."""
    group = schema.groups[0]
    found: Made = NOTHING
    for variant in _in_order(parts, group.variants, least=least):
        if is_null(variant):
            made: Made = None
        elif _says_nothing(schema):
            made = parts.value([variant], name, number, least=least)
        else:
            made = parts.value_with(schema, variant, name, number, least=least)
        if made is NOTHING:
            continue
        made = tagged(parts, made, schema, variant)
        others = [each for each in group.variants if each is not variant]
        is_shared = group.keyword == "oneOf" and any(
            node_fits(made, each, parts.view) for each in others
        )
        if not is_shared:
            return made
        found = made if found is NOTHING else found
    return _otherwise(parts, group, name, found) if is_map(found) else found


def _otherwise(parts: Parts, group: Group, name: str, made: Json) -> Json:
    """A text in place of an object that several schemas allow, where one allows any."""
    shown = text_of_name(name)
    fitting = [each for each in group.variants if node_fits(shown, each, parts.view)]
    return shown if len(fitting) == 1 else made


def _in_order(parts: Parts, variants: list[Node], *, least: bool) -> list[Node]:
    """Variants, those first that lead to a value; null before what holds itself."""

    def cost(node: Node) -> tuple[int, bool]:
        if is_null(node):
            return (0 if least else 2), False
        is_large = least and not _LARGE.isdisjoint(parts.view(node).types)
        return (3 if parts.is_above(node) else 1), is_large

    return sorted(variants[:_MOST_TRIED], key=cost)


def _says_nothing(schema: EffectiveSchema) -> bool:
    """Whether a schema adds nothing to its variants."""
    if schema.properties or schema.required or len(schema.groups) > 1:
        return False
    return all(
        key in ANNOTATIONS or key in ("discriminator", "type") or key.startswith("x-")
        for key in schema.keywords
    )


def tagged(parts: Parts, made: Json, schema: EffectiveSchema, variant: Node) -> Json:
    """An object with the value by which a discriminator knows its schema."""
    discriminator = schema.keywords.get("discriminator")
    if not is_map(discriminator) or not is_map(made):
        return made
    name = discriminator.get("propertyName")
    value = _value_for(discriminator, variant)
    if not isinstance(name, str) or not value or made.get(name) == value:
        return made
    known = [*parts.view(variant).properties.get(name, ())]
    known += schema.properties.get(name, ())
    if not known or not all(node_fits(value, node, parts.view) for node in known):
        return made
    return {**made, name: value}


def _value_for(discriminator: Mapping[str, Json], variant: Node) -> str:
    """The value of a discriminator for a schema: as mapped, else the schema's name."""
    mapping = discriminator.get("mapping")
    for value, target in mapping.items() if is_map(mapping) else ():
        if target in ("#" + variant.pointer, variant.component):
            return value
    return "" if is_map(mapping) and mapping else variant.component
