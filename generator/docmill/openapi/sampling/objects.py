"""Example objects and arrays."""

from __future__ import annotations

from collections.abc import Iterator

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.effective_schema import EffectiveSchema
from docmill.openapi.node import Node
from docmill.openapi.sampling.model import ENOUGH, MOST, NOTHING, Made, Parts
from docmill.openapi.sampling.pattern_texts import text_for
from docmill.openapi.sampling.scalars import text_of_name

_MOST_EXTRA = 50
_MOST_ITEMS = 200


def made_object(
    parts: Parts, schema: EffectiveSchema, number: int, *, least: bool
) -> Made:
    """An object with the properties that are required, and others unless `least`."""
    made: dict[str, Json] = {}
    start = parts.size
    for name, nodes in schema.properties.items():
        is_required = name in schema.required
        size = parts.size - start
        if not is_required and (least or not _is_shown(parts, schema, name, size)):
            continue
        if size >= MOST:
            continue
        value = parts.value(nodes, name, number, least=least)
        if value is NOTHING and is_required:
            return NOTHING
        is_too_much = made and parts.size - start > MOST
        if value is not NOTHING and not is_too_much:
            made[name] = value
    _add_required(parts, schema, made, number)
    _add_extra(parts, schema, made, least=least)
    return made


def _is_shown(parts: Parts, schema: EffectiveSchema, name: str, size: int) -> bool:
    """Whether a property that is not required is shown."""
    nodes = schema.properties[name]
    return not (
        parts.is_short
        or size >= ENOUGH
        or any(map(parts.is_hidden, nodes))
        or any(map(parts.is_above, nodes))
    )


def _add_required(
    parts: Parts, schema: EffectiveSchema, made: dict[str, Json], number: int
) -> None:
    """Names that are required and not among the properties, or by another property."""
    needed = schema.required - schema.properties.keys()
    dependent = schema.keywords.get("dependentRequired")
    for name, names in dependent.items() if is_map(dependent) else ():
        if name in made and is_list(names):
            needed.update(each for each in names if isinstance(each, str))
    for name in sorted(needed - made.keys()):
        nodes = schema.properties.get(name) or _extra_schemas(schema)
        value = parts.value(nodes, name, number, least=True) if nodes else name
        parts.size += 1
        if value is not NOTHING:
            made[name] = value


def _add_extra(
    parts: Parts, schema: EffectiveSchema, made: dict[str, Json], *, least: bool
) -> None:
    """Properties without names of their own: one to be seen, or as many as needed."""
    least_count = schema.keywords.get("minProperties")
    needed = least_count if isinstance(least_count, int) else 0
    for name, nodes in schema.properties.items():
        is_hidden = any(map(parts.is_hidden, nodes))
        if len(made) < needed and name not in made and not is_hidden:
            value = parts.value(nodes, name, 0, least=True)
            if value is not NOTHING:
                made[name] = value
    extra = [*_pattern_schemas(schema).values(), *_extra_schemas(schema)][:1]
    is_free = not (least or parts.is_short or schema.properties or made)
    if is_free and extra and not parts.is_above(extra[0]):
        needed = max(needed, 1)
    for name in _extra_names(parts, schema):
        if len(made) >= min(needed, _MOST_EXTRA):
            return
        value = parts.value(extra, name, 0, least=least) if extra else name
        if value is NOTHING:
            return
        made.setdefault(name, value)


def _extra_schemas(schema: EffectiveSchema) -> list[Node]:
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        node = schema.get(keyword)
        if node is not None and is_map(node.value):
            return [node]
    return []


def _pattern_schemas(schema: EffectiveSchema) -> dict[str, Node]:
    return schema.named("patternProperties")


def _extra_names(parts: Parts, schema: EffectiveSchema) -> Iterator[str]:
    names = schema.get("propertyNames")
    patterns = list(_pattern_schemas(schema))
    for number in range(_MOST_EXTRA):
        if patterns:
            yield text_for(patterns[0], number=number) or f"name-{number + 1}"
        elif names is not None and is_map(names.value):
            made = parts.value([names], "name", number, least=True)
            yield made if isinstance(made, str) else "name"
        else:
            yield f"name-{number + 1}" if number else "name"


def made_array(
    parts: Parts, schema: EffectiveSchema, name: str, number: int, *, least: bool
) -> Made:
    """An array of one item, or of as many as the schema asks for."""
    first, items = schema.nodes("prefixItems"), schema.get("items")
    fewest, most = _count(schema, "minItems", 0), _count(
        schema, "maxItems", _MOST_ITEMS
    )
    contained = schema.get("contains")
    items = items if items and is_map(items.value) else None
    rest = contained or items
    is_free = not least and rest is not None and not parts.is_above(rest)
    wanted = max(fewest, len(first), 1 if is_free or contained else 0)
    made: list[Json] = []
    start = parts.size
    for index in range(min(wanted, most, _MOST_ITEMS)):
        node = first[index] if index < len(first) else items
        node = contained if contained and not made else node
        value = _item(parts, node, name, number + index, schema, made, least)
        if value is NOTHING:
            return NOTHING if len(made) < fewest else made
        if made and parts.size - start > MOST:
            break
        made.append(value)
    return made


def _item(
    parts: Parts,
    node: Node | None,
    name: str,
    number: int,
    schema: EffectiveSchema,
    made: list[Json],
    least: bool,
) -> Made:
    one = _singular(name)
    if node is None:
        return f"{text_of_name(one)}-{number + 1}"
    is_unique = schema.keywords.get("uniqueItems") is True
    value = parts.value([node], one, number, least=least)
    for more in range(1, 10 if is_unique else 1):
        if value not in made:
            break
        value = parts.value([node], one, number + more, least=least)
    return value


def _count(schema: EffectiveSchema, keyword: str, default: int) -> int:
    value = schema.keywords.get(keyword)
    return int(value) if isinstance(value, int | float) else default


def _singular(name: str) -> str:
    for plural, one in (("ies", "y"), ("ss", "ss"), ("us", "us"), ("s", "")):
        if name.endswith(plural):
            return name.removesuffix(plural) + one
    return name
