"""Schemas, parameters and headers → fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docmill.openapi.diff.node import Node
from docmill.openapi.model import Json, is_list, is_map
from docmill.publish.context import Context
from docmill.publish.merging import ANNOTATIONS, Merged, heirs, nearer, single
from docmill.publish.model import Constraint, Field
from docmill.publish.types import Typed, typed, typed_inline
from docmill.publish.values import bounds, shortened, shown

_DEEPEST = 50
_MOST_EXAMPLES = 3
_MOST_REPEATED_VALUES = 20
_LONGEST_REPEATED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The anchor of a field, the level of headings in it, and how deep it is within others.

    `in_place` shows the members of a named schema here as well; `is_followed` where a
    reference to something without a name has been followed to get here.
    """

    anchor: str
    level: int
    depth: int = 0
    in_place: bool = False
    is_followed: bool = False

    def below(self, name: str) -> Where:
        """The place of a member."""
        anchor = f"{self.anchor}.{name}"
        return replace(self, anchor=anchor, depth=self.depth + 1, in_place=False)


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
            notes=notes | _first_examples(node),
            name=name,
            required=node.flag("required"),
            source=node.pointer,
        )
        facts = tuple(_style(node))
        made = replace(made, constraints=(*made.constraints, *facts))
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
        own, inner, may_be_null = single(node)
        own = nearer(own, notes or {})
        merged = self.context.merged(inner)
        linked = inner.component in self.context.schemas
        type_ = typed(self.context, inner) if linked else self._inline(merged)
        words = nearer(self._repeated(merged) if linked else merged.keywords, own)
        anchor = self.context.anchors.new(where.anchor)
        made = Field(
            anchor=anchor,
            name=name,
            type=type_.text if inner.value is not False else "nothing",
            schema=type_.schema,
            required=required,
            nullable=may_be_null or merged.is_nullable or words.get("nullable") is True,
            read_only=words.get("readOnly") is True,
            write_only=words.get("writeOnly") is True,
            badge="deprecated" if words.get("deprecated") is True else None,
            description=self.context.described(words, where.level),
            default=shown(words["default"]) if "default" in words else None,
            constraints=tuple(_constraints(words)),
            source=self.context.source(source or node.use),
        )
        inside = replace(where, anchor=anchor)
        if inner.use != inner.pointer and not inner.component:
            inside = replace(inside, is_followed=True)
            if where.is_followed:
                return replace(made, examples=_examples(words), allowed=_allowed(words))
        if not linked or where.in_place:
            made = self._opened(made, inner, merged, inside)
        allowed = _allowed(words) or made.allowed
        is_plain = not (made.children or made.variants)
        return replace(
            made, allowed=allowed, examples=_examples(words) if is_plain else ()
        )

    def whole(self, node: Node, where: Where) -> Field:
        """A named schema, as its own section has it."""
        own, inner, _ = single(node)
        if inner.component and inner.pointer != node.pointer:
            return self.value(node, where)
        merged = self.context.merged(node)
        made = self.value(
            replace(node, use=node.pointer), replace(where, in_place=True)
        )
        type_ = self._inline(merged)
        return replace(
            made,
            type=type_.text,
            schema=type_.schema,
            description=self.context.described(
                nearer(merged.keywords, own), where.level
            ),
            allowed=_allowed(merged.keywords) or made.allowed,
        )

    def _inline(self, merged: Merged) -> Typed:
        return typed_inline(self.context, merged)

    def _repeated(self, merged: Merged) -> Mapping[str, Json]:
        """What is said of a named schema where it is used: as much as is short."""
        words = dict(merged.keywords)
        if len(self.context.text(words)) > _LONGEST_REPEATED:
            words.pop("description", None)
            words.pop("x-docmill-description", None)
        values = words.get("enum")
        if is_list(values) and len(values) > _MOST_REPEATED_VALUES:
            del words["enum"]
        for key in ("example", "examples", "externalDocs", "deprecated"):
            words.pop(key, None)
        return words

    def _opened(self, made: Field, node: Node, merged: Merged, where: Where) -> Field:
        """A field with its members, or with those of its items or values."""
        if where.depth > _DEEPEST:
            return made
        if (where.in_place or where.is_followed) and not self._may_repeat(merged):
            return made
        element = _element(merged)
        if element is not None:
            return self._of_elements(made, element, where)
        return replace(
            made,
            children=tuple(self._members(merged, where)),
            variants=tuple(self._variants(node, merged, where)),
        )

    def _may_repeat(self, merged: Merged) -> bool:
        return self.context.budget.take(len(merged.properties) + len(merged.variants))

    def _of_elements(self, made: Field, element: Node, where: Where) -> Field:
        """A field with what is to be said of its items or values."""
        _, inner, _ = single(element)
        if inner.component in self.context.schemas and not where.in_place:
            return made
        if inner.use != inner.pointer and not inner.component and where.is_followed:
            return made
        merged = self.context.merged(inner)
        opened = self._opened(
            made, inner, merged, replace(where, depth=where.depth + 1)
        )
        if inner.component:
            return opened
        limits = tuple(_constraints(merged.keywords))
        return replace(
            opened,
            allowed=opened.allowed or _allowed(merged.keywords),
            constraints=(*opened.constraints, *limits),
        )

    def _members(self, merged: Merged, where: Where) -> Iterator[Field]:
        for name, node in merged.properties.items():
            required = name in merged.required
            yield self.value(node, where.below(name), name=name, required=required)
        for pattern, node in merged.patterns.items():
            yield self.value(node, where.below(pattern), name=f"/{pattern}/")
        if merged.extra and (merged.properties or merged.patterns):
            yield self.value(merged.extra, where.below("*"), name="*")

    def _variants(self, node: Node, merged: Merged, where: Where) -> Iterator[Field]:
        """The alternatives; each with the value by which a discriminator tells it."""
        key, values = _discriminated(node, merged)
        branches = merged.variants or self._heirs(values)
        for number, branch in enumerate(branches, 1):
            _, inner, _ = single(branch)
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


def _element(merged: Merged) -> Node | None:
    """The schema of the items or values of what is nothing but an array or a map."""
    if merged.properties or merged.variants or merged.patterns or merged.parts:
        return None
    return merged.items or merged.extra


def _discriminated(node: Node, merged: Merged) -> tuple[str, dict[str, list[str]]]:
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


def _constraints(words: Mapping[str, Json]) -> Iterator[Constraint]:
    for keyword, value in bounds(words):
        yield Constraint(keyword=keyword, value=value)
    found = words.get("discriminator")
    key = found.get("propertyName") if is_map(found) else None
    if isinstance(key, str):
        yield Constraint(keyword="discriminator", value=key)


def _allowed(words: Mapping[str, Json]) -> tuple[str, ...]:
    if "const" in words:
        return (shown(words["const"]),)
    values = words.get("enum")
    return tuple(map(shown, values)) if is_list(values) else ()


def _examples(words: Mapping[str, Json]) -> tuple[str, ...]:
    """The first examples; `example` is the older way to give one."""
    given = words.get("examples")
    found = given if is_list(given) else []
    if "example" in words:
        found = [words["example"], *found]
    return tuple(dict.fromkeys(map(shown, found)))[:_MOST_EXAMPLES]


def _first_examples(node: Node) -> dict[str, Json]:
    """The named examples of a parameter, as a schema has them."""
    named = node.members("examples").values()
    values = [item.value["value"] for item in named if "value" in _dict(item)]
    return {"examples": values} if values else {}


def _style(node: Node) -> Iterator[Constraint]:
    """How a parameter is written, where it is not the usual way."""
    style = node.text("style")
    if style not in {"", "form", "simple"}:
        yield Constraint(keyword="style", value=shortened(style))
    if node.data("explode") is False and node.text("in") in {"query", "cookie"}:
        yield Constraint(keyword="explode", value="false")
