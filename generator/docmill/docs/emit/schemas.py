"""Fields, models and envelopes as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from docmill.docs.emit.context import Context, Suffix, reference, translations
from docmill.docs.model import (
    Anything,
    Component,
    Field,
    FieldType,
    Items,
    Keyword,
    Operation,
    Ref,
    Scalar,
    Values,
)
from docmill.openapi.document import Json
from docmill.openapi.pointer import pointer
from docmill.openapi.source_map import Unused

ERROR = "Error"
"""The name of the schema that all failures share."""


def schemas(context: Context) -> dict[str, Json]:
    """All schemas of a document: each operation's own, followed by models it is first to use."""
    result: dict[str, Json] = {}
    models = {component.name: component for component in context.service.components}
    for operation in context.service.operations:
        _envelope(result, operation, "Request", operation.body, context)
        _envelope(result, operation, "Response", operation.result, context)
        for form in operation.forms:
            name = context.service.names[form.key]
            component = models.pop(name, None)
            if component is not None:
                result[name] = _component(component, context)
    result[ERROR] = _error_schema(context.dialect.data["error"]["schema"])
    return result


def _envelope(
    result: dict[str, Json],
    operation: Operation,
    suffix: Suffix,
    fields: tuple[Field, ...] | None,
    context: Context,
) -> None:
    name = context.envelopes.get((operation.id, suffix))
    if name is None or fields is None:
        return
    at = pointer("components", "schemas", name)
    context.trace.note(at, operation.page.title.span, "page")
    result[name] = _object([fields], at, context)


def _component(component: Component, context: Context) -> dict[str, Json]:
    at = pointer("components", "schemas", component.name)
    for form in component.forms:
        context.trace.note(at, form.span, "model-heading")
    requests_first = sorted(component.forms, key=lambda form: not form.request)
    return _object([form.fields for form in requests_first], at, context)


def _object(
    tables: Sequence[tuple[Field, ...]], at: str, context: Context
) -> dict[str, Json]:
    """An object schema from tables that agree; the first says most."""
    by_name = [{found.name: found for found in fields} for fields in tables]
    properties = {
        found.name: _property(
            [fields[found.name] for fields in by_name],
            at + pointer("properties", found.name),
            context,
        )
        for found in tables[0]
    }
    schema: dict[str, Json] = {"type": "object"}
    if properties:
        schema["properties"] = properties
    required = [found for found in tables[0] if found.required]
    if required:
        schema["required"] = [found.name for found in required]
    for found in required:
        if found.required_span is not None:
            context.trace.note(f"{at}/required", found.required_span, "required-column")
    return schema


def _property(same: Sequence[Field], at: str, context: Context) -> dict[str, Json]:
    for found in same:
        context.trace.row(at, found.span)
    joined = _joined(same)
    schema = field_schema(joined, at, context)
    if joined.description:
        schema["description"] = joined.description
    schema |= translations(joined.translation)
    if context.is_idempotency_key(joined.name):
        schema["x-docmill-idempotency-key"] = True
    return schema


def _joined(same: Sequence[Field]) -> Field:
    """One field from the rows that agree on it: the first, and what only others state."""
    if len(same) == 1:
        return same[0]
    keywords: dict[str, Keyword] = {}
    unused: list[Unused] = []
    for found in same:
        for keyword in found.keywords:
            keywords.setdefault(keyword.name, keyword)
        unused += found.unused
    description = next((found.description for found in same if found.description), "")
    translation = next((f.translation for f in same if f.translation), None)
    return replace(
        same[0],
        keywords=tuple(keywords.values()),
        description=description,
        translation=translation,
        unused=tuple(unused),
    )


def field_schema(found: Field, at: str, context: Context) -> dict[str, Json]:
    """The schema of a field, without its description."""
    schema = _type(found.type, context.service.names)
    for keyword in found.keywords:
        schema[keyword.name] = keyword.value
        origin = keyword.origin
        place = at + pointer(keyword.name)
        context.trace.note(place, origin.span, origin.rule, origin.tier)
    context.trace.note(f"{at}/type", found.type_span, "type-column")
    if found.unused:
        context.trace.unused[at].extend(found.unused)
    return schema


def _type(type_: FieldType, names: Mapping[Any, str]) -> dict[str, Json]:
    match type_:
        case Scalar(name, format_):
            return {"type": name, "format": format_} if format_ else {"type": name}
        case Items(item):
            return {"type": "array", "items": _type(item, names)}
        case Values(value):
            return {"type": "object", "additionalProperties": _type(value, names)}
        case Ref(form, _):
            return reference(names[form])
        case Anything():
            return {}


def _error_schema(members: Mapping[str, str]) -> dict[str, Json]:
    """The body of failures from dotted member paths and their types."""
    root: dict[str, Any] = {"type": "object", "properties": {}}
    for path, word in members.items():
        node = root
        *outer, last = path.split(".")
        for part in outer:
            node = node["properties"].setdefault(
                part, {"type": "object", "properties": {}}
            )
        type_, _, item = word.partition(" ")
        node["properties"][last] = {"type": type_}
        if type_ == "array":
            node["properties"][last]["items"] = {"type": item or "object"}
    return root
