"""Values that are listed one by one: `enum` and `const`."""

from __future__ import annotations

from docmill.client.planner.document_reader import DocumentReader
from docmill.client.planner.schemas.planned_schema import PlannedSchema
from docmill.client.types import (
    ANY,
    NONE,
    Choice,
    DictType,
    ListType,
    LiteralValue,
    PyType,
    Scalar,
    union,
)
from docmill.openapi.document import Json, is_list


def listed_type(document: DocumentReader, merged: PlannedSchema) -> PyType | None:
    """The type of a `const` or an `enum`; None where neither lists a value."""
    if "const" in merged.keywords:
        return _union_of([merged.keywords["const"]])
    values = merged.keywords.get("enum")
    if values is None or values == []:
        return None
    if not is_list(values):
        document.warn("enum-invalid", "an enum is an array", merged.pointer_of("enum"))
        return ANY
    return _union_of(values)


def _union_of(values: list[Json]) -> PyType:
    literals: dict[tuple[str, LiteralValue], LiteralValue] = {}
    others: list[PyType] = []
    for value in values:
        if isinstance(value, str | int):
            literals[type(value).__name__, value] = value
        else:
            others.append(_kind(value))
    known = (Choice(tuple(literals.values())),) if literals else ()
    return union((*known, *others))


def _kind(value: Json) -> PyType:
    """The type of a value that no `Literal` can hold."""
    match value:
        case None:
            return NONE
        case float():
            return Scalar("float")
        case list():
            return ListType(ANY)
        case _:
            return DictType(ANY)
