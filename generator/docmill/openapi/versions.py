"""The versions of OpenAPI that docmill reads, and what a document says that it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import Json, OpenApi
from docmill.openapi.positions import shorten

_SUPPORTED = re.compile(r"3\.[01](\..*)?", re.DOTALL)


def is_30(data: Mapping[str, Json]) -> bool:
    """Whether a document is OpenAPI 3.0, whose schemas are no JSON Schema yet."""
    return str(data.get("openapi", "")).startswith("3.0")


def is_31(data: Mapping[str, Json]) -> bool:
    """Whether a document is OpenAPI 3.1."""
    return str(data.get("openapi", "")).startswith("3.1")


def is_supported(document: OpenApi, diagnostics: Diagnostics) -> bool:
    """Whether a document is OpenAPI 3.0 or 3.1; what else it is, is reported."""
    version = document.data.get("openapi")
    if isinstance(version, str) and _SUPPORTED.fullmatch(version):
        return True
    if "swagger" in document.data:
        diagnostics.error(
            "openapi-version",
            "this is a Swagger 2.0 document, which docmill does not read",
            document.locate("/swagger"),
            hint="convert it to OpenAPI 3 first, for instance with swagger2openapi",
        )
    elif version is None:
        diagnostics.error(
            "openapi-version",
            "this is not an OpenAPI document: it has no 'openapi' key",
            document.locate(""),
            hint="begin the document with openapi: 3.1.0",
        )
    else:
        diagnostics.error(
            "openapi-version",
            f"docmill reads OpenAPI 3.0 and 3.1, not {shorten(str(version), 40)!r}",
            document.locate("/openapi"),
            hint="write the version as text with three parts, such as '3.1.0'",
        )
    return False
