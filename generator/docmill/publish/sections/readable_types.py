"""Types as people read them: `array of string`, `Pet or Cat`, `string (date-time)`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from docmill.openapi.document import is_list
from docmill.openapi.node import Node
from docmill.publish.context import Context
from docmill.publish.model import Link
from docmill.publish.schema_view import SchemaView
from docmill.words.load import words

_DEEPEST = 6
_MOST_SHOWN = 5
_NAMES: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A type, and the named schema that a value, its items or its values are of."""

    text: str
    schema: Link | None = None


def typed(context: Context, node: Node, depth: int = 0) -> Typed:
    """The type that a schema stands for."""
    _, inner, _ = context.single(node)
    if inner.component in context.schemas:
        link = context.schemas[inner.component]
        return Typed(link.label, link)
    if inner.value is False or depth > _DEEPEST:
        return Typed(type_words(context)["nothing"] if inner.value is False else "…")
    return typed_inline(context, context.merged(inner), depth)


def typed_inline(context: Context, merged: SchemaView, depth: int = 0) -> Typed:
    """The type that is written in place."""
    if merged.variants and not merged.properties:
        return _either(
            context, [typed(context, node, depth + 1) for node in merged.variants]
        )
    types = [_named(context, merged, name, depth) for name in merged.types]
    return _either(context, types) if types else Typed(_of_values(context, merged))


def _named(context: Context, merged: SchemaView, name: str, depth: int) -> Typed:
    match name:
        case "array":
            inner = typed(context, merged.items, depth + 1) if merged.items else None
            several = Typed(type_words(context)["several"])
            inner = inner or (several if merged.parts else None)
            return _of(context, "array", inner)
        case "object" if merged.extra and not merged.properties:
            return _of(context, "map", typed(context, merged.extra, depth + 1))
        case _:
            form = merged.keywords.get("format")
            return Typed(f"{name} ({form})" if isinstance(form, str) and form else name)


def type_words(context: Context) -> Mapping[str, str]:
    """The words for types in the language of a reference."""
    found: Mapping[str, str] = words(context.language).types
    return found


def _of(context: Context, outer: Literal["array", "map"], inner: Typed | None) -> Typed:
    if inner is None or inner.text == "any":
        return Typed(outer)
    text = type_words(context)[f"{outer}_of"].replace("{}", inner.text)
    return Typed(text, inner.schema)


def _either(context: Context, types: list[Typed]) -> Typed:
    texts = list(dict.fromkeys(item.text for item in types))
    shown = texts if len(texts) <= _MOST_SHOWN else [*texts[:_MOST_SHOWN], "…"]
    links = {item.schema.href: item.schema for item in types if item.schema}
    link = next(iter(links.values())) if len(texts) == 1 and links else None
    return Typed(_or(context).join(shown), link)


def _or(context: Context) -> str:
    return f" {type_words(context)['or']} "


def _of_values(context: Context, merged: SchemaView) -> str:
    """The type of the values that are allowed, where no type is named."""
    given = merged.keywords.get("enum")
    values = list(given) if is_list(given) else []
    if "const" in merged.keywords:
        values = [merged.keywords["const"]]
    found = {_NAMES[type(value)] for value in values if type(value) in _NAMES}
    return _or(context).join(sorted(found)) or "any"
