"""A schema with what it takes in: `allOf`, and the one alternative beside `null`.

What is nearer to the schema wins over what it takes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from docmill.openapi import references
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.languages import TRANSLATIONS
from docmill.openapi.node import Node
from docmill.openapi.pointer import lookup
from docmill.publish.values import texts

ANNOTATIONS = references.ANNOTATIONS | {TRANSLATIONS}
"""Keywords that say nothing about what is allowed."""

_CONDITIONS = frozenset(("required", "not", "dependentRequired", "if", "then", "else"))
_STRUCTURE = frozenset(("$ref", "allOf", "anyOf", "oneOf", "properties", "required"))


@dataclass(slots=True)
class Merged:
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
    if node.use == node.pointer:
        return {}
    try:
        beside = lookup(node.document.data, node.use)
    except (LookupError, ValueError):
        return {}
    return {
        key: value for key, value in beside.items() if key in ANNOTATIONS - {"$ref"}
    }


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


def merge(node: Node) -> Merged:
    """All that a schema says; one that takes in itself is looked at once."""
    merged = Merged()
    _take_in(node, merged, set())
    return merged


def _take_in(node: Node, merged: Merged, seen: set[str]) -> None:
    if node.pointer in seen or not is_map(node.value):
        return
    seen.add(node.pointer)
    for part in node.items("allOf"):
        _take_in(part, merged, seen)
        merged.keywords = nearer(merged.keywords, notes_beside(part))
    own = {k: v for k, v in node.value.items() if k not in _STRUCTURE}
    merged.keywords = nearer(merged.keywords, own)
    merged.required.update(texts(node.value.get("required")))
    merged.properties |= _schemas(node.members("properties"))
    merged.patterns |= _schemas(node.members("patternProperties"))
    merged.items = node.get("items") or merged.items
    merged.parts = node.items("prefixItems") or merged.parts
    extra = node.get("additionalProperties") or node.get("unevaluatedProperties")
    if extra is not None and is_map(extra.value):
        merged.extra = extra
    types = node.value.get("type")
    if node.value.get("nullable") is True or (is_list(types) and "null" in types):
        merged.is_nullable = True
    _take_alternatives(node, merged, seen)


def _take_alternatives(node: Node, merged: Merged, seen: set[str]) -> None:
    for keyword in ("oneOf", "anyOf"):
        parts = node.items(keyword)
        real = [part for part in parts if not is_null(part) and not _is_condition(part)]
        merged.is_nullable = merged.is_nullable or any(map(is_null, parts))
        if len(real) == 1 and not real[0].component:
            _take_in(real[0], merged, seen)
        else:
            merged.variants += real


def _schemas(members: dict[str, Node]) -> dict[str, Node]:
    return {
        key: node
        for key, node in members.items()
        if isinstance(node.value, dict | bool)
    }


def _is_condition(node: Node) -> bool:
    """Whether an alternative only says which members there must be."""
    return (
        is_map(node.value)
        and bool(node.value)
        and node.value.keys() <= (_CONDITIONS | {"description", "title"})
    )


def is_null(node: Node) -> bool:
    """Whether a schema allows null alone."""
    return is_map(node.value) and (
        node.value.get("type") == "null" or node.value.get("enum") == [None]
    )


def heirs(keywords: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """The values of a discriminator, and the schemas that they stand for."""
    found = keywords.get("discriminator")
    mapping = found.get("mapping") if is_map(found) else None
    for value, target in mapping.items() if is_map(mapping) else ():
        if isinstance(target, str):
            yield value, target.rpartition("/")[2]
