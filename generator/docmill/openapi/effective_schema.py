"""A schema as one: its references followed, `allOf` and what stands beside `$ref` merged.

A keyword that is nearer to the schema wins over one that it takes in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.node import Node
from docmill.openapi.schema_keywords import (
    OF_ARRAYS,
    OF_NUMBERS,
    OF_OBJECTS,
    OF_STRINGS,
)

_STRUCTURE = frozenset(("$ref", "allOf", "anyOf", "oneOf", "properties", "required"))
"""Keywords that are merged in a way of their own, or not at all."""


@dataclass(frozen=True, slots=True)
class Group:
    """The schemas of a `oneOf` or `anyOf`: a value fits one of them."""

    keyword: str
    variants: list[Node]


@dataclass(slots=True)
class EffectiveSchema:
    """What a schema says of a value.

    `holders` are the schemas that hold the keywords; `properties` are the schemas of
    each property, nearest first.
    """

    node: Node
    keywords: dict[str, Json] = field(default_factory=dict[str, Json])
    holders: dict[str, Node] = field(default_factory=dict[str, Node])
    properties: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    required: set[str] = field(default_factory=set[str])
    groups: list[Group] = field(default_factory=list[Group])
    is_nullable: bool = False

    def get(self, keyword: str) -> Node | None:
        """The value of a keyword as a node, references followed."""
        holder = self.holders.get(keyword)
        return holder.get(keyword) if holder else None

    def nodes(self, keyword: str) -> list[Node]:
        """The schemas in the list under a keyword."""
        holder = self.holders.get(keyword)
        return holder.items(keyword) if holder else []

    def named(self, keyword: str) -> dict[str, Node]:
        """The schemas in the mapping under a keyword."""
        holder = self.holders.get(keyword)
        return holder.members(keyword) if holder else {}

    @property
    def types(self) -> tuple[str, ...]:
        """The types but null that the schema names, or that its keywords are for."""
        declared = self.keywords.get("type")
        if isinstance(declared, str):
            return (declared,)
        names = declared if is_list(declared) else [declared]
        types = tuple(name for name in names if isinstance(name, str))
        if types:
            return tuple(name for name in types if name != "null") or ("null",)
        return self._implied()

    def _implied(self) -> tuple[str, ...]:
        known = self.keywords.keys()
        if self.properties or self.required or not known.isdisjoint(OF_OBJECTS):
            return ("object",)
        for name, keywords in (
            ("array", OF_ARRAYS),
            ("string", OF_STRINGS),
            ("number", OF_NUMBERS),
        ):
            if not known.isdisjoint(keywords):
                return (name,)
        return ()

    def with_variant(self, variant: EffectiveSchema) -> EffectiveSchema:
        """The schema with a variant in place of the first of its groups."""
        return self._joined(variant, self.groups[1:])

    def without_group(self) -> EffectiveSchema:
        """The schema without the first of its groups."""
        return replace(self, groups=self.groups[1:])

    def with_more(self, other: EffectiveSchema) -> EffectiveSchema:
        """The schema, and what another one says of the same values."""
        return self._joined(other, self.groups)

    def _joined(self, far: EffectiveSchema, groups: list[Group]) -> EffectiveSchema:
        properties = {name: [*nodes] for name, nodes in self.properties.items()}
        for name, nodes in far.properties.items():
            properties.setdefault(name, []).extend(nodes)
        return EffectiveSchema(
            node=self.node,
            keywords={**far.keywords, **self.keywords},
            holders={**far.holders, **self.holders},
            properties=properties,
            required=self.required | far.required,
            groups=groups + far.groups,
            is_nullable=self.is_nullable and far.is_nullable,
        )


@dataclass(frozen=True, slots=True)
class EffectiveSchemas:
    """What the schemas of a document say, each worked out once."""

    _known: dict[str, EffectiveSchema] = field(
        default_factory=dict[str, EffectiveSchema]
    )

    def of(self, node: Node) -> EffectiveSchema:
        """All that a schema says, and what stands beside the reference to it."""
        key = node.use if node.beside else node.pointer
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = effective(node)
        return found


def effective(node: Node) -> EffectiveSchema:
    """All that a schema says; one that takes in itself is looked at once."""
    found = EffectiveSchema(node)
    _take_in(node, found, set())
    return found


def _take_in(node: Node, found: EffectiveSchema, seen: set[str]) -> None:
    if node.pointer not in seen and is_map(node.value):
        seen.add(node.pointer)
        _add(node, found, seen)
    if node.beside:
        _add(Node(node.document, node.beside, node.use, node.use), found, seen)


def _add(node: Node, found: EffectiveSchema, seen: set[str]) -> None:
    if "allOf" in node.value:
        for part in node.items("allOf"):
            _take_in(part, found, seen)
    for key, value in node.value.items():
        if key not in _STRUCTURE:
            found.keywords[key] = value
            found.holders[key] = node
    if "properties" in node.value:
        for name, member in node.members("properties").items():
            found.properties.setdefault(name, []).insert(0, member)
    required = node.value.get("required")
    if is_list(required):
        found.required.update(name for name in required if isinstance(name, str))
    types = node.value.get("type")
    if node.value.get("nullable") is True or (is_list(types) and "null" in types):
        found.is_nullable = True
    for key in ("oneOf", "anyOf"):
        variants = node.items(key) if key in node.value else []
        if variants:
            found.groups.append(Group(key, variants))


def is_null(node: Node) -> bool:
    """Whether a schema allows null alone."""
    return is_map(node.value) and (
        node.value.get("type") in ("null", ["null"])
        or node.value.get("enum") == [None]
        or ("const" in node.value and node.value["const"] is None)
    )
