"""Makes a value for a schema: keeps what it has made, and ends where schemas do not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docmill.config.model import Limits
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.effective_schema import EffectiveSchema, EffectiveSchemas
from docmill.openapi.node import Node
from docmill.openapi.positions import TextError
from docmill.openapi.read import json_text
from docmill.openapi.sampling.fit import fits, is_of
from docmill.openapi.sampling.model import MOST, NOTHING, Made
from docmill.openapi.sampling.objects import made_array, made_object
from docmill.openapi.sampling.scalars import number_for, text, text_of_name
from docmill.openapi.sampling.variants import made_variant, tagged

MAX_DEPTH = 8
"""Schemas within schemas beyond this have only what is required."""

_DEEPEST = 40
_MOST_STEPS = 4_000
"""Schemas that one value is made of; what then still lacks is left out."""

_Key = tuple[str, str, int, bool]


@dataclass(slots=True)
class Maker:
    """Makes values for one direction; `hidden` is the keyword of the other one.

    `_above` are the schemas that the value is made within. `_nearest` tells the outermost
    of these that has changed what was made: such a value is not kept.
    """

    hidden: str
    is_short: bool
    views: EffectiveSchemas
    size: int = 0
    _views: dict[str, EffectiveSchema] = field(
        default_factory=dict[str, EffectiveSchema]
    )
    _kept: dict[_Key, tuple[Made, int]] = field(
        default_factory=dict[_Key, tuple[Made, int]]
    )
    _above: list[str] = field(default_factory=list[str])
    _nearest: int = MOST
    _steps: int = 0

    def whole(self, node: Node, name: str) -> Json:
        """The value of a whole schema: its example, if that is of its type, else made."""
        if not is_map(node.value):
            return {}
        schema = self.view(node)
        example = _example(schema)
        if example is not None:
            value = self.visible(node, _as_data(schema, example[0]))
            if "type" not in schema.keywords or _has_type(value, schema):
                return value
        self._steps = 0
        made = self.value([node], name, 0, least=False)
        return {} if made is NOTHING else made

    def view(self, node: Node) -> EffectiveSchema:
        """What a schema says, with what this direction requires."""
        key = node.use if node.beside else node.pointer
        found = self._views.get(key)
        if found is None:
            found = self._views[key] = self._of_direction(self.views.of(node))
        return found

    def _of_direction(self, view: EffectiveSchema) -> EffectiveSchema:
        hidden = {
            name
            for name in view.required
            if any(map(self.is_hidden, view.properties.get(name, ())))
        }
        return replace(view, required=view.required - hidden) if hidden else view

    def is_hidden(self, node: Node, depth: int = 0) -> bool:
        """Whether a schema is marked as one of the other direction."""
        if node.beside and node.beside.get(self.hidden) is True:
            return True
        if not is_map(node.value) or depth > MAX_DEPTH:
            return False
        return node.value.get(self.hidden) is True or (
            "allOf" in node.value
            and any(self.is_hidden(part, depth + 1) for part in node.items("allOf"))
        )

    def is_above(self, node: Node) -> bool:
        """Whether what is being made is within that schema."""
        if node.pointer not in self._above:
            return False
        self._nearest = min(self._nearest, self._above.index(node.pointer))
        return True

    def visible(self, node: Node, value: Json) -> Json:
        """A value without the properties that go in the other direction only."""
        if not is_map(node.value) or not (is_map(value) or is_list(value)):
            return value
        schema = self.view(node)
        if is_map(value):
            return self._visible_object(schema, value)
        items = schema.get("items")
        return [self.visible(items, each) for each in value] if items else value

    def _visible_object(self, schema: EffectiveSchema, value: dict[str, Json]) -> Json:
        known = schema.properties
        return {
            name: self.visible(known[name][0], item) if name in known else item
            for name, item in value.items()
            if not any(map(self.is_hidden, known.get(name, ())))
        }

    def as_data(self, node: Node, value: Json) -> Json:
        """A value as the data that it is, where it is written as a text of JSON."""
        return _as_data(self.view(node), value) if is_map(node.value) else value

    def value(self, nodes: list[Node], name: str, number: int, *, least: bool) -> Made:
        """A value that fits several schemas at once; `least` has what cannot be left out."""
        if any(node.value is False for node in nodes):
            return NOTHING
        nodes = [node for node in nodes if is_map(node.value)]
        if not nodes:
            return {}
        schema = self.view(nodes[0])
        for node in nodes[1:]:
            schema = schema.with_more(self.view(node))
        is_named = not schema.groups and schema.types == ("object",)
        places = "|".join([node.use if node.beside else node.pointer for node in nodes])
        key = (places, "" if is_named else name, number, least)
        kept = self._kept.get(key)
        if kept is None:
            return self._worked_out(schema, key, name)
        self.size += kept[1]
        return kept[0]

    def value_with(
        self,
        schema: EffectiveSchema,
        variant: Node,
        name: str,
        number: int,
        *,
        least: bool,
    ) -> Made:
        """A value of a schema with a variant in place of its first group."""
        if not is_map(variant.value):
            return NOTHING
        if self._above.count(variant.pointer) > 1 or len(self._above) > _DEEPEST:
            self._nearest = -1
            return NOTHING
        self._above.append(variant.pointer)
        try:
            together = schema.with_variant(self.view(variant))
            return self._made(together, name, number, least)
        finally:
            self._above.pop()

    def _worked_out(self, schema: EffectiveSchema, key: _Key, name: str) -> Made:
        _, _, number, least = key
        depth, pointer = len(self._above), schema.node.pointer
        outer, start = self._nearest, self.size
        self._nearest = MOST
        is_again = self.is_above(schema.node)
        self._steps += 1
        self.size += 1
        if self._steps > _MOST_STEPS or depth > _DEEPEST:
            self._nearest = -1
            return NOTHING
        if is_again and self._above.count(pointer) > 1:
            self._nearest = min(outer, self._nearest)
            return NOTHING
        if depth >= MAX_DEPTH:
            self._nearest = 0
        self._above.append(pointer)
        made = self._made(schema, name, number, least or is_again or depth >= MAX_DEPTH)
        self._above.pop()
        if self._nearest >= depth:
            self._kept[key] = made, self.size - start
            self._nearest = MOST
        self._nearest = min(outer, self._nearest)
        return made

    def _made(
        self, schema: EffectiveSchema, name: str, number: int, least: bool
    ) -> Made:
        found = None if number else self._documented(schema)
        found = found or _listed(schema, number)
        if found is not None:
            return found[0]
        if schema.groups:
            return made_variant(self, schema, name, number, least=least)
        return self._of_type(schema, name, number, least)

    def _documented(self, schema: EffectiveSchema) -> tuple[Json] | None:
        """The example or default of a schema, if it fits."""
        default = schema.keywords.get("default")
        for found in (_example(schema), None if default is None else (default,)):
            if found is not None:
                value = self.visible(schema.node, _as_data(schema, found[0]))
                if fits(value, schema, self.view):
                    return (value,)
        return None

    def _of_type(
        self, schema: EffectiveSchema, name: str, number: int, least: bool
    ) -> Made:
        match next(iter(schema.types), ""):
            case "object":
                made = made_object(self, schema, number, least=least)
                return tagged(self, made, schema, schema.node)
            case "array":
                return made_array(self, schema, name, number, least=least)
            case "string":
                made = text(schema.keywords, name, number)
                return text_of_name(name) if made is None else made
            case "integer" | "number" as kind:
                is_integer = kind == "integer"
                made = number_for(schema.keywords, is_integer=is_integer, number=number)
                return 1 if made is None else made
            case "boolean":
                return number % 2 == 0
            case "null":
                return None
            case _:
                return {}


def _example(schema: EffectiveSchema) -> tuple[Json] | None:
    """The first example that a schema gives."""
    if "example" in schema.keywords:
        return (schema.keywords["example"],)
    examples = schema.keywords.get("examples")
    return (examples[0],) if is_list(examples) and examples else None


def _listed(schema: EffectiveSchema, number: int) -> tuple[Json] | None:
    """A value that a schema lists; null only where there is no other."""
    if "const" in schema.keywords:
        return (schema.keywords["const"],)
    values = schema.keywords.get("enum")
    if not is_list(values) or not values:
        return None
    known = [each for each in values if each is not None and _has_type(each, schema)]
    return (known[number % len(known)],) if known else (values[0],)


def _has_type(value: Json, schema: EffectiveSchema) -> bool:
    types = schema.types
    return not types or any(is_of(value, name) for name in types)


def _as_data(schema: EffectiveSchema, value: Json) -> Json:
    """An example as the data that it is; many documents show it as a text of JSON."""
    if not isinstance(value, str) or not {"object", "array"}.intersection(schema.types):
        return value
    try:
        return json_text.parse(value, Limits()).data
    except TextError:
        return value
