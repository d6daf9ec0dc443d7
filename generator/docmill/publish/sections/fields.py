"""Schemas, parameters and headers → fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docmill.openapi.document import FROM_EXAMPLE, Json, is_list, is_map
from docmill.openapi.languages import TRANSLATIONS
from docmill.openapi.node import Node
from docmill.publish.context import Context
from docmill.publish.model import Constraint, Field
from docmill.publish.schema_view import ANNOTATIONS, SchemaView, heirs, nearer
from docmill.publish.sections import constraints as facts
from docmill.publish.sections.readable_types import (
    Typed,
    type_words,
    typed,
    typed_inline,
)
from docmill.publish.values import shown

_DEEPEST = 50
_MOST_REPEATED_VALUES = 20
_LONGEST_REPEATED = 200
_SAID_ONCE = frozenset(("deprecated", "example", "examples", "externalDocs"))
_PROSE = frozenset(("description", TRANSLATIONS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The anchor of a field, the level of headings in it, and how deep it is within others.

    The anchors of members begin with `anchor`; `own` is that of the field itself where
    the first is that of a section around it. `in_place` shows the members of a named schema here as well; `is_followed` where a
    reference to something without a name has been followed to get here, and `above` has
    the pointers of the schemas around it.
    """

    anchor: str
    level: int
    depth: int = 0
    own: str = ""
    in_place: bool = False
    is_followed: bool = False
    above: tuple[str, ...] = ()

    def below(self, name: str) -> Where:
        """The place of a member."""
        return Where(
            anchor=f"{self.anchor}.{name}",
            level=self.level,
            depth=self.depth + 1,
            is_followed=self.is_followed,
            above=self.above,
        )

    def at(self, anchor: str) -> Where:
        """The same with the anchor that was to be had."""
        is_it = self.own or anchor == self.anchor
        return self if is_it else replace(self, anchor=anchor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What is in a value, and what is said of its items or values."""

    children: tuple[Field, ...] = ()
    variants: tuple[Field, ...] = ()
    allowed: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()


_NOTHING = Within()


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes fields."""

    context: Context

    def parameter(self, node: Node, anchor: str, name: str, level: int) -> Field:
        """A parameter or a header: what it says itself wins over what its schema says."""
        content = next(iter(node.members("content").items()), None)
        schema = content[1].get("schema") if content else node.get("schema")
        notes = {k: v for k, v in _dict(node).items() if k in ANNOTATIONS}
        nowhere = f"{node.pointer}/schema"
        made = self.value(
            schema or replace(node, value={}, pointer=nowhere, use=nowhere),
            Where(anchor=anchor, level=level),
            notes=notes | facts.named_examples(node),
            name=name,
            required=node.flag("required"),
            source=node.pointer,
        )
        style = tuple(facts.style(node))
        made = replace(made, constraints=(*made.constraints, *style))
        return replace(made, type=f"{made.type} ({content[0]})") if content else made

    def value(
        self,
        node: Node,
        where: Where,
        *,
        notes: Mapping[str, Json] | None = None,
        name: str = "",
        required: bool = False,
        source: str = "",
    ) -> Field:
        """A value of a schema. `notes` are what its surroundings say of it."""
        own, inner, may_be_null = self.context.single(node)
        own = nearer(own, notes) if notes else own
        merged = self.context.merged(inner)
        linked = inner.component in self.context.schemas
        words = nearer(self._repeated(merged) if linked else merged.keywords, own)
        type_ = typed(self.context, inner) if linked else self._inline(inner, merged)
        anchor = self.context.anchors.new(where.own or where.anchor)
        within = self._within(inner, merged, where.at(anchor), linked)
        is_plain = not (within.children or within.variants)
        return Field(
            anchor=anchor,
            name=name,
            type=type_.text,
            schema=type_.schema,
            required=required,
            nullable=may_be_null or merged.is_nullable or words.get("nullable") is True,
            read_only=words.get("readOnly") is True,
            write_only=words.get("writeOnly") is True,
            from_example=merged.keywords.get(FROM_EXAMPLE) is True,
            badge="deprecated" if words.get("deprecated") is True else None,
            description=self.context.described(words, where.level),
            default=shown(words["default"]) if "default" in words else None,
            allowed=facts.allowed(words) or within.allowed,
            constraints=(*facts.constraints(words), *within.constraints),
            examples=facts.examples(words) if is_plain else (),
            source=self.context.source(source or node.use),
            children=within.children,
            variants=within.variants,
        )

    def whole(self, node: Node, where: Where) -> Field:
        """A named schema, as its own section has it."""
        if node.use != node.pointer:  # nothing but another name of another schema
            return self.value(node, where)
        merged = self.context.merged(node)
        type_ = self._inline(node, merged)
        made = self.value(node, replace(where, in_place=True))
        return replace(
            made,
            type=type_.text,
            schema=type_.schema,
            description=self.context.described(merged.keywords, where.level),
            badge="deprecated" if merged.keywords.get("deprecated") is True else None,
            allowed=facts.allowed(merged.keywords) or made.allowed,
        )

    def _inline(self, node: Node, merged: SchemaView) -> Typed:
        if node.value is False:
            return Typed(type_words(self.context)["nothing"])
        return typed_inline(self.context, merged)

    def _repeated(self, merged: SchemaView) -> Mapping[str, Json]:
        """What is said of a named schema where it is used: as much as is short."""
        words = {k: v for k, v in merged.keywords.items() if k not in _SAID_ONCE}
        if len(self.context.text(words)) > _LONGEST_REPEATED:
            words = {k: v for k, v in words.items() if k not in _PROSE}
        values = words.get("enum")
        if is_list(values) and len(values) > _MOST_REPEATED_VALUES:
            del words["enum"]
        return words

    def _within(
        self, node: Node, merged: SchemaView, where: Where, linked: bool
    ) -> Within:
        """What is in a value: its members, or those of its items or values."""
        if merged.is_scalar or (linked and not where.in_place):
            return _NOTHING
        if node.pointer in where.above:
            return _NOTHING
        where = replace(where, above=(*where.above, node.pointer))
        if node.use != node.pointer and not linked:
            if where.is_followed:
                return _NOTHING
            where = replace(where, is_followed=True)
        return self._opened(node, merged, where)

    def _opened(self, node: Node, merged: SchemaView, where: Where) -> Within:
        if where.depth > _DEEPEST:
            return _NOTHING
        if (where.in_place or where.is_followed) and not self._may_repeat(merged):
            return _NOTHING
        element = merged.element
        if element is not None:
            return self._of_elements(element, where)
        return Within(
            children=tuple(self._members(merged, where)),
            variants=tuple(self._variants(merged, node, where)),
        )

    def _may_repeat(self, merged: SchemaView) -> bool:
        return self.context.budget.take(len(merged.properties) + len(merged.variants))

    def _of_elements(self, element: Node, where: Where) -> Within:
        """What is to be said of the items or values of something."""
        _, inner, _ = self.context.single(element)
        linked = inner.component in self.context.schemas
        if linked and not where.in_place:
            return _NOTHING
        merged = self.context.merged(inner)
        deeper = replace(where, depth=where.depth + 1)
        within = self._within(inner, merged, deeper, linked)
        if linked:
            return within
        return replace(
            within,
            allowed=facts.allowed(merged.keywords) or within.allowed,
            constraints=(*facts.constraints(merged.keywords), *within.constraints),
        )

    def _members(self, merged: SchemaView, where: Where) -> Iterator[Field]:
        for name, node in merged.properties.items():
            required = name in merged.required
            place = where.below(name)
            yield self.value(node, place, name=name, required=required)
        for pattern, node in merged.patterns.items():
            yield self.value(node, where.below(pattern), name=f"/{pattern}/")
        if merged.extra and (merged.properties or merged.patterns):
            yield self.value(merged.extra, where.below("*"), name="*")

    def _variants(
        self, merged: SchemaView, node: Node, where: Where
    ) -> Iterator[Field]:
        """The alternatives; each with the value by which a discriminator tells it."""
        key, values = _discriminated(node, merged)
        branches = merged.variants or self._heirs(values)
        for number, branch in enumerate(branches, 1):
            _, inner, _ = self.context.single(branch)
            title = inner.data("title")
            name = inner.component or (title if isinstance(title, str) else "")
            made = self.value(branch, where.below(name or str(number)), name=name)
            told = [Constraint(keyword=key, value=v) for v in values.get(name, ())]
            yield replace(made, constraints=(*told, *made.constraints))
        for part in merged.parts:
            yield self.value(part, where.below("item"))

    def _heirs(self, values: Mapping[str, list[str]]) -> list[Node]:
        root = self.context.root
        holder = root.get("components")
        schemas = holder.members("schemas") if holder and values else {}
        return [schemas[name] for name in values if name in schemas]


def _dict(node: Node) -> dict[str, Json]:
    return node.value if is_map(node.value) else {}


def _discriminated(node: Node, merged: SchemaView) -> tuple[str, dict[str, list[str]]]:
    """The member that tells alternatives apart, and its values by schema."""
    found = merged.keywords.get("discriminator")
    key = found.get("propertyName") if is_map(found) else None
    values: dict[str, list[str]] = {}
    for value, name in heirs(merged.keywords):
        values.setdefault(name, []).append(value)
    own = node.component
    if not merged.variants:
        values.pop(own, None)
    return (key, values) if isinstance(key, str) else ("", {})
