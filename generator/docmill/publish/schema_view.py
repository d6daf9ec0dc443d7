"""A schema with what it takes in: `allOf`, and the one alternative beside `null`.

What is nearer to the schema wins over what it takes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from docmill.openapi import schema_keywords
from docmill.openapi.document import Json, is_map
from docmill.openapi.effective_schema import EffectiveSchema, effective, is_null
from docmill.openapi.languages import TRANSLATIONS
from docmill.openapi.node import Node
from docmill.publish.values import texts

ANNOTATIONS = schema_keywords.ANNOTATIONS | {TRANSLATIONS}
"""Keywords that say nothing about what is allowed."""


@dataclass(slots=True)
class SchemaView:
    """What a schema says of a value."""

    keywords: dict[str, Json] = field(default_factory=dict[str, Json])
    properties: dict[str, Node] = field(default_factory=dict[str, Node])
    patterns: dict[str, Node] = field(default_factory=dict[str, Node])
    required: set[str] = field(default_factory=set[str])
    items: Node | None = None
    parts: list[Node] = field(default_factory=list[Node])
    """The schemas of the first items of an array, one by one."""
    extra: Node | None = None
    """The schema of the members that have no name."""
    variants: list[Node] = field(default_factory=list[Node])
    is_nullable: bool = False

    @property
    def types(self) -> tuple[str, ...]:
        """The types that the schema names, or that follow from what else it says."""
        given = self.keywords.get("type")
        named = (given,) if isinstance(given, str) else texts(given)
        types = tuple(name for name in named if name != "null")
        if types or self.variants:
            return types
        if self.properties or self.patterns or self.extra:
            return ("object",)
        return ("array",) if self.items or self.parts else ()

    @property
    def is_scalar(self) -> bool:
        """Whether nothing is in it."""
        return not (
            self.properties
            or self.patterns
            or self.items
            or self.parts
            or self.extra
            or self.variants
            or "discriminator" in self.keywords
        )

    @property
    def element(self) -> Node | None:
        """The schema of the items or values of what is nothing but an array or a map."""
        if self.properties or self.variants or self.patterns or self.parts:
            return None
        return self.items or self.extra


def notes_beside(node: Node) -> dict[str, Json]:
    """What stands beside the reference that led to a node."""
    beside = node.beside or {}
    return {key: value for key, value in beside.items() if key in ANNOTATIONS}


def nearer(far: Mapping[str, Json], near: Mapping[str, Json]) -> dict[str, Json]:
    """Keywords with those of a schema that is nearer; descriptions with translations."""
    if "description" in near:
        far = {key: far[key] for key in far if key != TRANSLATIONS}
    return {**far, **near}


Single: TypeAlias = tuple[Mapping[str, Json], Node, bool]
"""What stands around a schema, the schema itself, and whether it may be null."""


def single(node: Node) -> Single:
    """What a schema merely annotates, where that is all it does.

    `allOf` with one part and `anyOf` of one schema and `null` are ways to write that.
    """
    own, nullable = notes_beside(node), False
    for _ in range(10):
        inner = None if node.component else _only_part(node)
        if inner is None:
            break
        part, may_be_null = inner
        value = {k: v for k, v in node.value.items() if k in ANNOTATIONS}
        own = nearer(nearer(notes_beside(part), value), own)
        nullable = nullable or may_be_null or value.get("nullable") is True
        node = part
    return own, node, nullable


def _only_part(node: Node) -> tuple[Node, bool] | None:
    if not is_map(node.value):
        return None
    rest = {k for k in node.value if k not in ANNOTATIONS and not k.startswith("x-")}
    keyword = next(iter(rest), "")
    if len(rest) != 1 or keyword not in {"allOf", "anyOf", "oneOf"}:
        return None
    parts = node.items(keyword)
    real = [part for part in parts if not is_null(part)]
    return (real[0], len(real) < len(parts)) if len(real) == 1 else None


def schema_view(node: Node) -> SchemaView:
    """All that a schema says, without what stands beside a reference to it.

    A variant that is the only one and has no name of its own is a part of the schema.
    """
    view = effective(replace(node, use=node.pointer, beside=None))
    variants: list[Node] = []
    is_nullable = view.is_nullable
    while view.groups:
        parts = view.groups[0].variants
        real = [part for part in parts if not is_null(part) and not _is_condition(part)]
        is_nullable = is_nullable or any(map(is_null, parts))
        only = real[0] if len(real) == 1 and not real[0].component else None
        if only is None or only.pointer == node.pointer:
            view = view.without_group()
            variants += real
        else:
            inner = effective(only)
            is_nullable = is_nullable or inner.is_nullable
            view = inner.with_more(view.without_group())
    return _schema_view(view, variants, is_nullable)


def _schema_view(
    view: EffectiveSchema, variants: list[Node], is_nullable: bool
) -> SchemaView:
    keywords = view.keywords
    if view.holders.get(TRANSLATIONS) is not view.holders.get("description"):
        keywords = {key: keywords[key] for key in keywords if key != TRANSLATIONS}
    extra = view.get("additionalProperties") or view.get("unevaluatedProperties")
    return SchemaView(
        keywords=keywords,
        properties={
            name: nodes[0]
            for name, nodes in view.properties.items()
            if isinstance(nodes[0].value, dict | bool)
        },
        patterns=view.named("patternProperties"),
        required=view.required,
        items=view.get("items"),
        parts=view.nodes("prefixItems"),
        extra=extra if extra and is_map(extra.value) else None,
        variants=variants,
        is_nullable=is_nullable,
    )


def _is_condition(node: Node) -> bool:
    """Whether an alternative only says which members there must be."""
    return (
        is_map(node.value)
        and bool(node.value)
        and node.value.keys() <= (schema_keywords.CONDITIONS | {"description", "title"})
    )


def heirs(keywords: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """The values of a discriminator, and the schemas that they stand for."""
    found = keywords.get("discriminator")
    mapping = found.get("mapping") if is_map(found) else None
    for value, target in mapping.items() if is_map(mapping) else ():
        if isinstance(target, str):
            yield value, target.rpartition("/")[2]
