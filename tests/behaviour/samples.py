"""Values for parameters: of every type, with the characters that break naive clients."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any

MOMENT = dt.datetime(2026, 3, 7, 15, 4, 56, tzinfo=dt.UTC)

TEXTS = (
    "华北 一区",
    "a=b?c",
    "1+1",
    "x/../y",
    "100%",
    "naïve 𝄞 ~'()*!",
    '"[{<|>}]"\\^`',
    "a;b:c,d@e#f$g",
    "&amp;",
    "true",
)
"""`&` only where it is no query value, see `texts`."""

SEGMENTS = ("华北-1", "a b", "i-k9=pwgy+2", "naïve~(1)!", "a:b@c,d;e")
"""What the released SDK can put into a path without changing which path it is."""

_DEEPEST = 6

_SCALARS: dict[tuple[str | None, str | None], Any] = {
    ("boolean", None): True,
    ("integer", None): 7,
    ("integer", "int64"): 2**40,
    ("number", None): 0.25,
    ("string", "date-time"): "2026-03-07T15:04:56Z",
    ("string", "date"): "2026-03-07",
}


class Samples:
    """Makes values for the schemas of one document; each text is another one."""

    def __init__(self, document: Mapping[str, Any], texts: tuple[str, ...]) -> None:
        self._schemas = document.get("components", {}).get("schemas", {})
        self._texts: Iterator[str] = cycle(texts)

    def resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Returns what a schema refers to in the end."""
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rpartition("/")[2]]
        return schema

    def value(self, schema: Mapping[str, Any], depth: int = 0) -> Any:
        """Returns a value as JSON has it."""
        schema = self.resolve(schema)
        if "enum" in schema:
            return schema["enum"][-1]
        kind = schema.get("type")
        if kind == "array":
            count = 2 if depth < _DEEPEST else 0
            items = schema.get("items", {})
            return [self.value(items, depth + 1) for _ in range(count)]
        if kind == "object":
            return self._object(schema, depth)
        fixed = _SCALARS.get((kind, schema.get("format")), _SCALARS.get((kind, None)))
        return next(self._texts) if fixed is None else fixed

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        members = schema.get("properties", {})
        if not members:
            extra = schema.get("additionalProperties")
            return {"键 1": self.value(extra if isinstance(extra, dict) else {})}
        return {
            name: self.value(member, depth + 1)
            for name, member in members.items()
            if depth < _DEEPEST or name in schema.get("required", ())
        }

    def typed(
        self, models: Mapping[str, Any], schema: Mapping[str, Any], value: Any
    ) -> Any:
        """Returns the same value as a user writes it: with models and datetimes.

        models are the classes of the client by name in lower case.
        """
        target = self.resolve(schema)
        if isinstance(value, list):
            items = target.get("items", {})
            return [self.typed(models, items, item) for item in value]
        if value == "2026-03-07T15:04:56Z":
            return MOMENT
        members = target.get("properties")
        if not isinstance(value, dict) or not members:
            return value
        model = models.get(schema.get("$ref", "").rpartition("/")[2].lower())
        typed = {
            name: self.typed(models, members[name], v) for name, v in value.items()
        }
        if model is None:
            return typed
        return model(**{attribute(model, name): v for name, v in typed.items()})


def attribute(model: Any, wire: str) -> str:
    """Returns the attribute that has a wire name, as the class itself declares it."""
    model.model_rebuild()
    found = [
        name
        for name, field in model.model_fields.items()
        if (field.serialization_alias or name) == wire
    ]
    assert len(found) == 1, f"{model.__name__} has {len(found)} attributes for {wire}"
    return str(found[0])
