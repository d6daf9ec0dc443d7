"""Fields and models as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from docmill.diagnostics.source import Span
from docmill.docs.emit.context import Context, reference, translations
from docmill.docs.emit.own_schemas import OwnSchema
from docmill.docs.merge import ERROR
from docmill.docs.model import (
    INFERRED,
    TABLE_ROW,
    Anything,
    Component,
    Field,
    FieldType,
    Items,
    Keyword,
    Object,
    OneOf,
    Ref,
    Scalar,
    Values,
)
from docmill.openapi.document import FROM_EXAMPLE, Json, is_list
from docmill.openapi.pointer import pointer
from docmill.openapi.source_map import Origin, Unused

Schema = dict[str, Json]

BY_EXAMPLE = "from-example"
"""The rule that derives a schema from an example."""

# Two for each level of objects. Real pages have up to 9 levels, hostile ones thousands.
_DEEPEST = 80


def schemas(context: Context) -> Schema:
    """All schemas of a document: each operation's own, followed by models it is first to use."""
    result: Schema = {}
    models = {component.name: component for component in context.service.components}
    for operation in context.service.operations:
        for own in context.own.schemas[operation.id]:
            result[own.name] = _own(own, context)
        for form in operation.forms:
            component = models.pop(context.service.names[form.key], None)
            if component is not None:
                result[component.name] = _component(component, context)
    if context.profile is not None and context.profile.table("error"):
        result[ERROR] = _error_schema(context.profile.table("error")["schema"])
    return result


def _own(own: OwnSchema, context: Context) -> Schema:
    at = pointer("components", "schemas", own.name)
    context.trace.origin(at, derived(own.origin) if own.inferred else own.origin)
    return {**_object([own.type], at, context), **mark(own.inferred)}


def mark(inferred: bool) -> Schema:
    """The extension of a schema that was derived from an example."""
    return {FROM_EXAMPLE: True} if inferred else {}


def derived(origin: Origin) -> Origin:
    """The origin of a schema that was derived from what stands there."""
    return Origin(origin.span, BY_EXAMPLE, INFERRED)


def _component(component: Component, context: Context) -> Schema:
    at = pointer("components", "schemas", component.name)
    for form in component.forms:
        if form.inferred:
            context.trace.note(at, form.span, BY_EXAMPLE, INFERRED)
        else:
            context.trace.note(at, form.span, "model-heading")
    requests_first = sorted(component.forms, key=lambda form: not form.request)
    schema = _object([Object(form.fields) for form in requests_first], at, context)
    return {**schema, **mark(all(form.inferred for form in component.forms))}


def _object(tables: Sequence[Object], at: str, context: Context) -> Schema:
    """An object schema from tables that agree; the first says most."""
    by_name = [{found.name: found for found in table.fields} for table in tables]
    first = tuple(by_name[0].values())
    properties = {
        found.name: _property(
            [fields[found.name] for fields in by_name if found.name in fields],
            at + pointer("properties", found.name),
            context,
        )
        for found in first
    }
    schema: Schema = {"type": "object"}
    if properties:
        schema["properties"] = properties
    required = [found for found in first if found.required]
    if required:
        schema["required"] = [found.name for found in required]
    for found in required:
        if found.required_span is not None:
            place = f"{at}/required"
            note_cell(place, found, found.required_span, "required-column", context)
    extra = [table.extra for table in tables if table.extra is not None]
    if extra:
        place = f"{at}/additionalProperties"
        schema["additionalProperties"] = type_schema(extra, place, context)
    return schema


def _property(same: Sequence[Field], at: str, context: Context) -> Schema:
    for found in same:
        context.note_row(at, found)
    joined = _joined(same)
    schema = _field_schema(joined, [found.type for found in same], at, context)
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


def field_schema(found: Field, at: str, context: Context) -> Schema:
    """The schema of a field, without its description."""
    return _field_schema(found, [found.type], at, context)


def _field_schema(
    found: Field, types: Sequence[FieldType], at: str, context: Context
) -> Schema:
    schema = type_schema(types, at, context)
    if found.nullable:
        schema = _nullable(schema)
    for keyword in found.keywords:
        schema[keyword.name] = _value(keyword, found.nullable)
        context.trace.origin(at + pointer(keyword.name), keyword.origin)
    if found.type_span is not None:
        note_cell(f"{at}/type", found, found.type_span, "type-column", context)
    if found.unused:
        context.trace.unused[at].extend(found.unused)
    return schema


def note_cell(at: str, found: Field, span: Span, rule: str, context: Context) -> None:
    """The part at a pointer comes from one cell of a row, or from one word of what is none."""
    if found.rule == TABLE_ROW:
        context.trace.note(at, span, rule, found.tier)
    else:
        context.trace.note(at, span, found.rule, found.tier)


def _value(keyword: Keyword, nullable: bool) -> Json:
    """The value of a keyword; a list of values that can be null holds null."""
    value = keyword.value
    if nullable and keyword.name == "enum" and is_list(value) and None not in value:
        return [*value, None]
    return value


def _nullable(schema: Schema) -> Schema:
    """The schema, of values that may be null as well (JSON Schema 2020-12, 6.1.1)."""
    type_ = schema.get("type")
    if isinstance(type_, str):
        return {**schema, "type": [type_, "null"]}
    if is_list(type_):
        return {**schema, "type": [*dict.fromkeys([*type_, "null"])]}
    choices = schema.get("oneOf")
    if is_list(choices):
        return {**schema, "oneOf": [*choices, {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else {}


def type_schema(types: Sequence[FieldType], at: str, context: Context) -> Schema:
    """The schema of a type, from the types of rows that agree; the first says most.

    What is nested deeper than any real page nests is any JSON value.
    """
    if at.count("/") > _DEEPEST:
        return {}
    match types[0]:
        case Scalar(name, format_):
            return {"type": name, "format": format_} if format_ else {"type": name}
        case Items():
            items = [type_.item for type_ in types if isinstance(type_, Items)]
            return {
                "type": "array",
                "items": type_schema(items, f"{at}/items", context),
            }
        case Values():
            values = [type_.value for type_ in types if isinstance(type_, Values)]
            place = f"{at}/additionalProperties"
            return {
                "type": "object",
                "additionalProperties": type_schema(values, place, context),
            }
        case Ref(form, _):
            model = context.own.names.get(form)
            return {} if model is None else reference(model)
        case Object():
            return _object([t for t in types if isinstance(t, Object)], at, context)
        case OneOf(choices):
            return _one_of(choices, at, context)
        case Anything():
            return {}


def _one_of(types: Sequence[FieldType], at: str, context: Context) -> Schema:
    """A choice. What fits an integer fits a number as well, so both are one."""
    distinct = [t for n, t in enumerate(types) if t not in types[:n]]
    if any(isinstance(type_, Anything) for type_ in distinct):
        return {}
    if Scalar("number") in distinct:
        distinct = [type_ for type_ in distinct if type_ != Scalar("integer")]
    found = [
        type_schema([type_], f"{at}/oneOf/{number}", context)
        for number, type_ in enumerate(distinct)
    ]
    return found[0] if len(found) == 1 else {"oneOf": found}


def _error_schema(members: Mapping[str, str]) -> Schema:
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
