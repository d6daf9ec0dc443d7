"""Formats of texts: `date-time`, `uuid`, and what else is not a `str` in Python."""

from __future__ import annotations

from docmill.client.types import (
    STR,
    PyType,
    Scalar,
    ScalarKind,
)
from docmill.openapi.document import Json
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
