"""What a schema allows, in a form that can be compared.

`allOf` is taken together and `anyOf: [X, null]` is X that may be null, so that two ways
to write the same model are the same shape.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.effective_schema import EffectiveSchema, effective, is_null
from docmill.openapi.node import Node
from docmill.openapi.schema_keywords import BOUNDS, DIRECTIONS, VALUES

KEYWORDS = frozenset(
    (
        *BOUNDS,
        *VALUES,
        *DIRECTIONS,
        "deprecated",
        "description",
        "discriminator",
        "format",
    )
)
"""Keywords that are compared as they are."""


@dataclass(slots=True)
class Shape:
    """What a schema allows. `types` is empty where any type is allowed."""

    node: Node
    types: frozenset[str] = frozenset()
    may_be_null: bool = False
    keywords: dict[str, Json] = field(default_factory=dict[str, Json])
    properties: dict[str, Node] = field(default_factory=dict[str, Node])
    required: set[str] = field(default_factory=set[str])
    items: Node | None = None
    extra: Node | None = None
    """The schema of other properties."""
    is_closed: bool = False
    """Whether other properties are forbidden."""
    alternatives: dict[str, Node] = field(default_factory=dict[str, Node])
    """The members of `oneOf` or `anyOf`, by the name of the component or their text."""


def shape_of(node: Node) -> Shape:
    """The shape of a schema; a schema that contains itself is looked at once."""
    shape = Shape(node)
    _add(node, shape, set())
    return shape


def _add(node: Node, shape: Shape, seen: set[str]) -> None:
    if node.pointer in seen or not is_map(node.value):
        return
    seen.add(node.pointer)
    view = effective(node)
    _add_types(view, shape)
    for key in KEYWORDS & view.keywords.keys():
        shape.keywords[key] = view.keywords[key]
    if "const" in view.keywords:
        shape.keywords["enum"] = [view.keywords["const"]]
    _normalize_bounds(shape.keywords)
    shape.properties |= {name: nodes[0] for name, nodes in view.properties.items()}
    shape.required |= view.required
    shape.items = view.get("items") or shape.items
    extra = view.get("additionalProperties")
    if extra is not None:
        shape.is_closed = extra.value is False
        shape.extra = extra if is_map(extra.value) else None
    for group in view.groups:
        _add_alternatives(group.variants, shape, seen)


def _normalize_bounds(keywords: dict[str, Json]) -> None:
    """Exclusive bounds as OpenAPI 3.1 writes them; in 3.0 they are flags of the others."""
    for bound in ("Maximum", "Minimum"):
        exclusive = keywords.get(f"exclusive{bound}")
        if isinstance(exclusive, bool):
            del keywords[f"exclusive{bound}"]
            if exclusive and bound.lower() in keywords:
                keywords[f"exclusive{bound}"] = keywords.pop(bound.lower())


def _add_types(view: EffectiveSchema, shape: Shape) -> None:
    types = _declared(view.keywords)
    if "null" in types or view.is_nullable:
        shape.may_be_null = True
    shape.types = types - {"null"} or shape.types


def _declared(value: dict[str, Json]) -> frozenset[str]:
    """The types that a schema names, one or several."""
    declared = value.get("type")
    names = declared if is_list(declared) else [declared]
    return frozenset(str(name) for name in names if name)


def _add_alternatives(members: list[Node], shape: Shape, seen: set[str]) -> None:
    real = [member for member in members if not is_null(member)]
    if len(real) < len(members):
        shape.may_be_null = True
    if len(real) == 1:
        _add(real[0], shape, seen)
        return
    if real and all(
        is_map(member.value) and member.value.keys() == {"type"} for member in real
    ):
        for member in real:
            shape.types |= _declared(member.value)
        return
    for member in real:
        name = member.component or json.dumps(member.value, sort_keys=True)
        shape.alternatives[name] = member
