"""Whether a value fits a schema, as far as that matters for an example.

A quick look without the validator: types, listed values, bounds, lengths, patterns, the
properties and items. `if`, `not` and what few schemas have beside are taken as kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.effective_schema import EffectiveSchema
from docmill.openapi.node import Node
from docmill.openapi.sampling.patterns import matches
from docmill.openapi.sampling.scalars import is_within, length

_DEEPEST = 12
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,12})?(?:Z|[+-]\d\d:\d\d)", re.IGNORECASE
)
_KINDS: dict[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "null": (type(None),),
    "object": (dict,),
    "string": (str,),
}

View = Callable[[Node], EffectiveSchema]
"""Gives what a schema says; made once for each schema."""


def fits(value: Json, schema: EffectiveSchema, view: View, depth: int = 0) -> bool:
    """Whether a value fits a schema."""
    if value is None and schema.is_nullable:
        return True
    if depth > _DEEPEST:
        return True
    keywords = schema.keywords
    if not _is_listed(value, keywords):
        return False
    types = schema.types if "type" in keywords else ()
    if types and not any(is_of(value, name) for name in types):
        return False
    return _parts_fit(value, schema, view, depth) and all(
        any(node_fits(value, variant, view, depth) for variant in group.variants)
        for group in schema.groups
    )


def is_of(value: Json, kind: str) -> bool:
    """Whether a value is of a type; 1.0 is an integer as JSON Schema has it."""
    if kind in ("integer", "number"):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and (kind == "number" or value == int(value))
    return kind not in _KINDS or isinstance(value, _KINDS[kind])


def node_fits(value: Json, node: Node, view: View, depth: int = 0) -> bool:
    """Whether a value fits the schema at a node, which may be true or false."""
    if isinstance(node.value, bool):
        return node.value
    return fits(value, view(node), view, depth + 1)


def _is_listed(value: Json, keywords: Mapping[str, Json]) -> bool:
    if "const" in keywords and not _is_same(value, keywords["const"]):
        return False
    values = keywords.get("enum")
    return not is_list(values) or any(_is_same(value, each) for each in values)


def _is_same(value: Json, other: Json) -> bool:
    return bool(value == other) and isinstance(value, bool) == isinstance(other, bool)


def _parts_fit(value: Json, schema: EffectiveSchema, view: View, depth: int) -> bool:
    if is_list(value):
        return _items_fit(value, schema, view, depth)
    if is_map(value):
        return _object_fits(value, schema, view, depth)
    if isinstance(value, str):
        return _text_fits(value, schema.keywords)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return not is_number or is_within(schema.keywords, value)


def _text_fits(value: str, keywords: Mapping[str, Json]) -> bool:
    least, most = length(keywords)
    if len(value) < least or (most is not None and len(value) > most):
        return False
    pattern, form = keywords.get("pattern"), keywords.get("format")
    if isinstance(pattern, str) and not matches(pattern, value):
        return False
    return not isinstance(form, str) or _has_format(value, form)


def _has_format(value: str, form: str) -> bool:
    """Whether a text is of a format that values are read by."""
    try:
        match form:
            case "date":
                return bool(date.fromisoformat(value)) and len(value) == 10
            case "date-time":
                return bool(_MOMENT.fullmatch(value))
            case "uuid":
                return bool(UUID(value)) and len(value) == 36
            case "email":
                return "@" in value
            case "uri":
                return ":" in value and " " not in value
            case _:
                return True
    except ValueError:
        return False


def _items_fit(
    value: list[Json], schema: EffectiveSchema, view: View, depth: int
) -> bool:
    least, most = schema.keywords.get("minItems"), schema.keywords.get("maxItems")
    if isinstance(least, int) and len(value) < least:
        return False
    if isinstance(most, int) and len(value) > most:
        return False
    first = schema.nodes("prefixItems")
    items = schema.get("items")
    return all(
        node_fits(each, node, view, depth)
        for each, node in zip(value, first, strict=False)
    ) and (
        items is None
        or all(node_fits(each, items, view, depth) for each in value[len(first) :])
    )


def _object_fits(
    value: dict[str, Json], schema: EffectiveSchema, view: View, depth: int
) -> bool:
    if not schema.required <= value.keys():
        return False
    known = schema.properties
    for name, nodes in known.items():
        if name in value and not all(
            node_fits(value[name], node, view, depth) for node in nodes
        ):
            return False
    extra = schema.get("additionalProperties")
    if extra is None or "patternProperties" in schema.keywords:
        return True
    return all(
        node_fits(item, extra, view, depth)
        for name, item in value.items()
        if name not in known
    )
