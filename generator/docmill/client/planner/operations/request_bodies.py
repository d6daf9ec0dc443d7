"""Request bodies: field by field where the body is an object, else as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.operations.planned_bodies import (
    BodyField,
    PlannedBody,
    PlannedMedia,
)
from docmill.client.planner.schemas.planned_schema import PlannedSchema, single_part
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import (
    ANY,
    RAW,
    ListType,
    PyType,
    TupleType,
    is_optional,
    union,
    without_none,
)
from docmill.openapi.document import is_map
from docmill.openapi.media_types import concrete, essence_of, kind, preferred

_FORMS = ("form", "multipart")
_STRUCTURED = ("json", *_FORMS)


def body_of(
    document: DocumentReader, schemas: Schemas, operation: ObjectAt
) -> PlannedBody | None:
    """The body of an operation; None where it has none."""
    if "requestBody" not in operation.data:
        return None
    node = document.node(operation.child("requestBody"))
    media_types = _media_types(node)
    if not media_types:
        document.warn(
            "body-without-content", "a request body needs a media type", node.pointer
        )
        return None
    fields = {name: _fields(document, schemas, node, name) for name in media_types}
    first = fields[media_types[0]]
    if first is None:
        return _whole(document, schemas, node, media_types)
    alike = {
        name: {field.name: field for field in found}
        for name, found in fields.items()
        if found is not None and _is_alike(first, found)
    }
    others = [name for name in media_types if name not in alike]
    return _in_fields(document, schemas, node, alike, others)


def _whole(
    document: DocumentReader,
    schemas: Schemas,
    node: ObjectAt,
    media_types: Sequence[str],
) -> PlannedBody:
    """A body that is one argument of the function, whatever its media type."""
    return PlannedBody(
        required=node.data.get("required") is True,
        fields=None,
        type=union(_whole_type(schemas, node, name) for name in media_types),
        media=tuple(_media(document, node, name) for name in media_types),
        description=node.data,
    )


def _in_fields(
    document: DocumentReader,
    schemas: Schemas,
    node: ObjectAt,
    alike: Mapping[str, Mapping[str, BodyField]],
    others: Sequence[str],
) -> PlannedBody:
    """A body whose members are arguments: those of media types that are alike, by name.

    A body of one of the `others` is given as a whole.
    """
    joined = _joined(
        list(alike.values()), is_optional=node.data.get("required") is False
    )
    return PlannedBody(
        required=node.data.get("required") is True,
        fields=joined,
        type=ANY,
        media=tuple(
            PlannedMedia(
                media_type=concrete(name),
                content=document.node(node.child("content", name)),
                is_fields=True,
                without=tuple(f.name for f in joined if f.name not in members),
            )
            for name, members in alike.items()
        ),
        others=tuple(_media(document, node, name) for name in others),
        other_type=union(_whole_type(schemas, node, name) for name in others),
        description=node.data,
    )


def _media_types(node: ObjectAt) -> list[str]:
    """The media types, best first; a wildcard counts where nothing else is JSON."""
    found = preferred(list(node.mapping("content")))
    sent = {name: concrete(name) for name in found}
    plain = [name for name in found if sent[name] == name]
    return [n for n in found if sent[n] == n or sent[n] not in map(essence_of, plain)]


def _media(document: DocumentReader, node: ObjectAt, name: str) -> PlannedMedia:
    content = document.node(node.child("content", name))
    return PlannedMedia(media_type=concrete(name), content=content)


def _is_alike(first: Sequence[BodyField], other: Sequence[BodyField]) -> bool:
    """Whether one body has all members of the other."""
    names, others = ({field.name for field in part} for part in (first, other))
    return names <= others or others <= names


def _joined(
    bodies: Sequence[Mapping[str, BodyField]], *, is_optional: bool
) -> tuple[BodyField, ...]:
    """The members of all media types together; those of an optional body are optional.

    That a body is optional has to be said: many documents only forget to say otherwise.
    """
    found: dict[str, BodyField] = {}
    for name in dict.fromkeys(name for members in bodies for name in members):
        parts = [members[name] for members in bodies if name in members]
        required = all(name in members and members[name].required for members in bodies)
        found[name] = replace(
            parts[0],
            type=union(part.type for part in parts),
            required=required and not is_optional,
            nullable=any(part.nullable for part in parts),
        )
    return tuple(found.values())


def _whole_type(schemas: Schemas, node: ObjectAt, media_type: str) -> PyType:
    content = schemas.document.node(node.child("content", media_type))
    has_schema = "schema" in content.data
    found = schemas.type_at(content.child("schema")) if has_schema else ANY
    if kind(media_type) in _FORMS and _is_bare_list(schemas, found):
        schemas.document.warn(
            "form-without-members",
            "a form has members, and an array has none",
            content.child("schema"),
            hint="the body is sent as the text or bytes that it is given as",
        )
        return RAW
    return found if kind(media_type) in _STRUCTURED else RAW


def _is_bare_list(schemas: Schemas, item: PyType) -> bool:
    return isinstance(
        without_none(schemas.resolve(without_none(item))), ListType | TupleType
    )


def _fields(
    document: DocumentReader, schemas: Schemas, node: ObjectAt, media_type: str
) -> tuple[BodyField, ...] | None:
    """The members of a body; None where it cannot be taken apart without loss."""
    content = document.node(node.child("content", media_type))
    if "schema" not in content.data or kind(media_type) not in _STRUCTURED:
        return None
    pointer = _object_place(document, content.child("schema"))
    merged = schemas.merged(pointer)
    if not _is_plain_object(merged) or schemas.heirs.of(pointer):
        return None
    return tuple(_field(schemas, merged, name) for name in _writable(schemas, merged))


def _object_place(document: DocumentReader, pointer: str) -> str:
    """The schema behind references and lone `allOf`."""
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        pointer = document.follow(pointer)
        value = document.value(pointer)
        inner = single_part(ObjectAt(pointer, value)) if is_map(value) else None
        if inner is None or value.get("nullable") is True:
            break
        pointer = inner
    return pointer


def _is_plain_object(merged: PlannedSchema) -> bool:
    keywords = merged.keywords
    is_object = keywords.get("type", "object") in ("object", ["object"])
    is_closed = keywords.get("additionalProperties", False) is False
    is_null = keywords.get("nullable") is True
    is_simple = not merged.branches and "patternProperties" not in keywords
    return (
        bool(merged.properties)
        and is_object
        and is_closed
        and is_simple
        and not is_null
    )


def _writable(schemas: Schemas, merged: PlannedSchema) -> Iterator[str]:
    for name, pointers in merged.properties.items():
        if not any(
            schemas.merged(pointer).keywords.get("readOnly") is True
            for pointer in pointers
        ):
            yield name


def _field(schemas: Schemas, merged: PlannedSchema, name: str) -> BodyField:
    pointers = merged.properties[name]
    item = schemas.property_type(pointers)
    own = schemas.document.value(pointers[0])
    return BodyField(
        name=name,
        pointer=pointers[0],
        type=item,
        required=name in merged.required,
        nullable=is_optional(item) and item != without_none(item),
        data=own if is_map(own) else {},
        schema=schemas.merged(pointers[0]).keywords,
    )
