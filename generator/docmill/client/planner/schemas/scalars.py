"""Types without parts: texts of a format, and values that are listed one by one."""

from __future__ import annotations

from docmill.client.planner.document_reader import DocumentReader
from docmill.client.planner.schemas.planned_schema import PlannedSchema
from docmill.client.types import (
    ANY,
    NONE,
    STR,
    Choice,
    DictType,
    ListType,
    LiteralValue,
    PyType,
    Scalar,
    ScalarKind,
    union,
)
from docmill.openapi.document import Json, is_list
from docmill.openapi.media_types import essence_of

# A duration stays text: Python has no type for months and years. So do addresses of all
# kinds: services send many that a checked type would refuse.
_FORMATS: dict[str, ScalarKind] = {
    "binary": "binary",
    "byte": "base64",
    "date": "date",
    "date-time": "datetime",
    "decimal": "decimal",
    "password": "password",
    "time": "time",
    "uuid": "uuid",
}

_FILES = frozenset(("audio", "font", "image", "video"))


def text_type(keywords: dict[str, Json]) -> PyType:
    """The type of a string: by its format, which OpenAPI leaves open to any word."""
    if keywords.get("contentEncoding") == "base64":
        return Scalar("base64")
    if "contentEncoding" not in keywords and _is_file(keywords.get("contentMediaType")):
        return Scalar("binary")
    form = keywords.get("format")
    return Scalar(_FORMATS.get(form, "str")) if isinstance(form, str) else STR


def _is_file(media_type: Json) -> bool:
    """Whether a text is one for want of a word for bytes (OpenAPI 3.1, "Data Types")."""
    if not isinstance(media_type, str):
        return False
    essence = essence_of(media_type)
    main = essence.partition("/")[0]
    return essence == "application/octet-stream" or main in _FILES


def listed_type(document: DocumentReader, merged: PlannedSchema) -> PyType | None:
    """The type of a `const` or an `enum`; None where neither lists a value."""
    if "const" in merged.keywords:
        return _union_of([merged.keywords["const"]])
    values = merged.keywords.get("enum")
    if values is None or values == []:
        return None
    if not is_list(values):
        document.warn("enum-invalid", "an enum is an array", merged.place("enum"))
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
