"""What a schema says once its references and `allOf` are taken together.

A keyword that is nearer to the schema wins over one that it takes in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docmill.client.planner.document_reader import (
    COMPONENT_SCHEMAS,
    DocumentReader,
    ObjectAt,
)
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.node import of_value
from docmill.openapi.schema_keywords import (
    ANNOTATIONS,
    CONSTRAINTS,
    CONTENT,
    EXTRAS,
    OPEN_MEMBERS,
)

_CONTAINERS = frozenset(("items", *EXTRAS))
_CONTAINERS_OF_MANY = frozenset(("prefixItems", "patternProperties"))


@dataclass(slots=True)
class PlannedSchema:
    """A schema with all that it takes in. Values of properties and items are pointers."""

    pointer: str
    keywords: dict[str, Json] = field(default_factory=dict[str, Json])
    places: dict[str, str] = field(default_factory=dict[str, str])
    properties: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    required: set[str] = field(default_factory=set[str])
    branches: list[list[str]] = field(default_factory=list[list[str]])

    def pointer_of(self, keyword: str, *parts: str | int) -> str:
        """The pointer of a keyword of the schema, or of a part of it."""
        return ObjectAt(self.places.get(keyword, self.pointer), {}).child(
            keyword, *parts
        )


def is_bare(data: dict[str, Json]) -> bool:
    """Whether a schema has nothing but annotations and extensions."""
    return all(key in ANNOTATIONS or key.startswith("x-") for key in data)


def single_part(node: ObjectAt) -> str | None:
    """The one schema that a wrapper stands for: a lone `allOf` or a reference."""
    if "$ref" in node.data and is_bare(node.data):
        return node.pointer
    parts = node.items("allOf")
    rest = {key: value for key, value in node.data.items() if key != "allOf"}
    if len(parts) == 1 and "$ref" not in rest and is_bare(rest):
        return node.child("allOf", 0)
    return None


def planned_schema(document: DocumentReader, pointer: str) -> PlannedSchema:
    """All that the schema at a pointer says."""
    try:
        value = document.value(pointer)
    except LookupError:
        return PlannedSchema(pointer)
    node = of_value(document.openapi, value, pointer)
    if node is None:
        return PlannedSchema(pointer)
    view = document.views.of(node)
    return PlannedSchema(
        pointer,
        keywords=view.keywords,
        places={key: holder.pointer for key, holder in view.holders.items()},
        properties={
            name: [each.use for each in nodes]
            for name, nodes in view.properties.items()
        },
        required=set(view.required),
        branches=[[each.use for each in group.variants] for group in view.groups],
    )


def type_names(merged: PlannedSchema) -> list[str]:
    """The types that a schema names, or that its keywords show; "" for any."""
    declared = merged.keywords.get("type")
    if isinstance(declared, str):
        return [declared]
    if is_list(declared):
        return [name for name in declared if isinstance(name, str)]
    if merged.properties or any(key in merged.keywords for key in OPEN_MEMBERS):
        return ["object"]
    if "items" in merged.keywords or "prefixItems" in merged.keywords:
        return ["array"]
    is_text = any(key in merged.keywords for key in CONTENT)
    return ["string"] if is_text else [""]


def typed_branches(document: DocumentReader, merged: PlannedSchema) -> list[str]:
    """The variants that say something of the type, not only what is required."""
    return [
        pointer
        for group in merged.branches
        for pointer in group
        if not _only_constrains(document, pointer)
    ]


def _only_constrains(document: DocumentReader, pointer: str) -> bool:
    value = document.value(pointer)
    if not is_map(value):
        return True
    rest = {k: v for k, v in value.items() if k not in CONSTRAINTS}
    is_less = bool(value) and len(rest) < len(value)
    return is_less and is_bare(rest) and "$ref" not in rest


def is_in_container(pointer: str) -> bool:
    """Whether a schema is that of the parts of an array or mapping."""
    parent, _, key = pointer.rpartition("/")
    if parent == COMPONENT_SCHEMAS or parent.endswith("/properties"):
        return False
    return key in _CONTAINERS or parent.rpartition("/")[2] in _CONTAINERS_OF_MANY
