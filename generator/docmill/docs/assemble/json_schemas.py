"""JSON Schemas that a page shows in place of an example: `{"type": "object", …}`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from docmill.diagnostics.source import Span
from docmill.docs.model import (
    STATED,
    Anything,
    Field,
    FieldType,
    Items,
    Keyword,
    Object,
    OneOf,
    Scalar,
    Values,
)
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.schema_keywords import LENGTHS, VALUES
from docmill.openapi.source_map import Origin

FROM_SCHEMA = "json-schema"
"""The rule of what a JSON Schema on a page says."""

_DEEPEST = 24
_SCALARS = frozenset({"string", "integer", "number", "boolean"})
_KEYWORDS = (*VALUES, "minimum", "maximum", *LENGTHS, "pattern")
_PARTS = ("allOf", "oneOf", "anyOf")

Named = Callable[[str], "FieldType | None"]
"""The type of a schema that a `$ref` names by its last step."""


def is_schema(value: Json) -> bool:
    """Whether JSON is a schema and no example: `{"type": "object", "properties": …}`.

    Reads an array of which `items` is an object, and parts below `allOf`; must not read
    an example with members `type` and `items` that is a list.
    """
    if not is_map(value):
        return False
    if value.get("type") in ("object", None) and is_map(value.get("properties")):
        return any(is_map(v) for v in value["properties"].values())
    if any(is_list(value.get(p)) and all(map(is_map, value[p])) for p in _PARTS):
        return True
    return value.get("type") == "array" and is_map(value.get("items"))


@dataclass(frozen=True, slots=True)
class SchemaReader:
    """Reads one JSON Schema; `locate` gives the place of a JSON Pointer within it."""

    locate: Callable[[str], Span]
    named: Named

    def read(self, value: Json, at: str = "", depth: int = _DEEPEST) -> FieldType:
        """The type that a schema describes; anything where it describes none."""
        if not is_map(value) or depth <= 0:
            return Anything()
        if isinstance(ref := value.get("$ref"), str):
            return self.named(ref.rsplit("/", 1)[-1]) or Anything()
        if parts := self._parts(value, at, depth):
            return parts
        kind = _kind(value)
        if kind == "array" or "items" in value:
            return Items(self.read(value.get("items"), f"{at}/items", depth - 1))
        if is_map(value.get("properties")):
            return Object(tuple(self._fields(value, at, depth)))
        if kind == "object":
            return self._map(value, at, depth)
        return Scalar(kind, _format(value)) if kind in _SCALARS else Anything()

    def _parts(
        self, value: Mapping[str, Json], at: str, depth: int
    ) -> FieldType | None:
        for name in _PARTS:
            parts = value.get(name)
            if not is_list(parts) or not parts:
                continue
            found = [
                self.read(part, f"{at}/{name}/{number}", depth - 1)
                for number, part in enumerate(parts)
            ]
            if len(found) == 1:
                return found[0]
            if name != "allOf":
                return OneOf(tuple(found))
            fields = [f for one in found if isinstance(one, Object) for f in one.fields]
            return Object((*fields, *self._fields(value, at, depth)))
        return None

    def _map(self, value: Mapping[str, Json], at: str, depth: int) -> FieldType:
        extra = value.get("additionalProperties")
        if is_map(extra):
            return Values(self.read(extra, f"{at}/additionalProperties", depth - 1))
        return Object(())

    def _fields(
        self, value: Mapping[str, Json], at: str, depth: int
    ) -> Iterator[Field]:
        members = value.get("properties")
        required = value.get("required")
        names = required if is_list(required) else []
        for name, member in (members if is_map(members) else {}).items():
            step = str(name).replace("~", "~0").replace("/", "~1")
            yield self._field(
                str(name), member, f"{at}/properties/{step}", depth, name in names
            )

    def _field(
        self, name: str, value: Json, at: str, depth: int, required: bool
    ) -> Field:
        span = self.locate(at)
        text = value.get("description") if is_map(value) else None
        return Field(
            name=name,
            type=self.read(value, at, depth - 1),
            required=required,
            keywords=tuple(_keywords(value, span)),
            description=text if isinstance(text, str) else "",
            unused=(),
            span=span,
            name_span=span,
            type_span=span,
            required_span=None,
            nullable=is_map(value) and _nullable(value),
            rule=FROM_SCHEMA,
            tier=STATED,
        )


def _kind(value: Mapping[str, Json]) -> str:
    kind = value.get("type")
    if is_list(kind):
        kind = next((k for k in kind if k != "null"), None)
    return kind if isinstance(kind, str) else ""


def _format(value: Mapping[str, Json]) -> str | None:
    found = value.get("format")
    return found if isinstance(found, str) else None


def _nullable(value: Mapping[str, Json]) -> bool:
    kind = value.get("type")
    return value.get("nullable") is True or (is_list(kind) and "null" in kind)


def _keywords(value: Json, span: Span) -> Iterator[Keyword]:
    if not is_map(value):
        return
    origin = Origin(span, FROM_SCHEMA, STATED)
    if (format_ := _format(value)) is not None and _kind(value) in _SCALARS:
        yield Keyword("format", format_, origin)
    for name in _KEYWORDS:
        if name in value and _fits(name, value[name]):
            yield Keyword(name, value[name], origin)


def _fits(name: str, value: Json) -> bool:
    """Whether the value of a keyword is one that JSON Schema allows."""
    if name == "default":
        return value is not None
    if name == "enum":
        return is_list(value) and len(value) > 0
    if name == "pattern":
        return isinstance(value, str)
    return isinstance(value, (int, float)) and not isinstance(value, bool)
