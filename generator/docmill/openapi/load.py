"""OpenAPI and Overlay documents from disk: JSON or YAML → checked data with positions.

Nothing in a file can make this raise, hang or read elsewhere: whatever is wrong becomes
a diagnostic with its line and column.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from docmill.config import Limits
from docmill.diagnostics import Diagnostics, Related
from docmill.openapi import jsontext, yamltext
from docmill.openapi.model import Json, OpenApi, is_map
from docmill.openapi.parsing import Parsed, Places, TextError, places_of, shorten
from docmill.openapi.references import check_references
from docmill.reading import read
from docmill.source import SourceFile

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_VERSION = re.compile(r"3\.[01](\..*)?", re.DOTALL)


def load(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path | None = None
) -> OpenApi | None:
    """The OpenAPI 3.0 or 3.1 document in a file, JSON or YAML.

    Gives None, and reports why, where there is no such document. `root` is the folder
    that paths in messages are relative to.
    """
    source = read(path, diagnostics, limits, root=root)
    return parse(source, diagnostics, limits) if source else None


def parse(
    source: SourceFile, diagnostics: Diagnostics, limits: Limits
) -> OpenApi | None:
    """The OpenAPI 3.0 or 3.1 document in a text, as `load`."""
    document = parse_data(source, diagnostics, limits)
    if document is None or not _is_supported(document, diagnostics):
        return None
    return document if check_references(document, diagnostics) else None


def load_overlay(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path | None = None
) -> OpenApi | None:
    """The data of an Overlay document; `overlay.apply` checks what is in it."""
    source = read(path, diagnostics, limits, root=root)
    return parse_data(source, diagnostics, limits) if source else None


def parse_data(
    source: SourceFile, diagnostics: Diagnostics, limits: Limits
) -> OpenApi | None:
    """The mapping in a JSON or YAML text, whatever it describes, with positions.

    Reports what is not JSON or YAML, keys that stand twice, and what is no mapping.
    """
    try:
        with _paused_collector():
            parsed = _parse(source, limits)
    except TextError as error:
        span = Places(source, {}).span(error.place)
        diagnostics.error(error.code, error.message, span, hint=error.hint)
        return None

    @cache
    def places() -> Places:  # a second reading, at the first question
        return places_of(source, parsed.events())

    if parsed.has_duplicates:
        _report_duplicates(places(), diagnostics)
        return None
    if not is_map(parsed.data):
        message = f"the document is {_kind(parsed.data)}, not a mapping"
        diagnostics.error("document-not-a-mapping", message, source.span(1))
        return None
    data = _without_surrogates(parsed.data, source, diagnostics)
    return OpenApi(data, lambda pointer: places().locate(pointer))


def _without_surrogates(
    data: dict[str, Json], source: SourceFile, diagnostics: Diagnostics
) -> dict[str, Json]:
    if not _SURROGATE_ESCAPE.search(source.text):
        return data
    cleaned: dict[str, Json] = jsontext.without_surrogates(data)
    if cleaned is not data:
        diagnostics.warning(
            "unicode-surrogate",
            "the document holds half a character, which is read as '\N{REPLACEMENT CHARACTER}'",
            source.span(1),
            hint="write characters beyond U+FFFF as a pair of escapes",
        )
    return cleaned


def _parse(source: SourceFile, limits: Limits) -> Parsed:
    named_json = source.path.endswith(".json")
    if named_json or source.text.lstrip()[:1] in ("{", "["):
        try:
            return jsontext.parse(source.text, limits)
        except TextError as error:
            if error.code != "json-syntax" or named_json:
                raise
    return yamltext.parse(source.text, limits)


@contextmanager
def _paused_collector() -> Generator[None]:
    """Without the garbage collector, which halves the speed of building large data."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _report_duplicates(places: Places, diagnostics: Diagnostics) -> None:
    for duplicate in places.duplicates:
        first = Related(places.span(duplicate.first), "first here")
        diagnostics.error(
            "duplicate-key",
            f"the key {shorten(duplicate.key)!r} stands twice in one mapping",
            places.span(duplicate.second),
            hint="remove or rename one of the two",
            related=(first,),
        )


def _kind(value: Json) -> str:
    match value:
        case None:
            return "empty"
        case list():
            return "a list"
        case _:
            return "a single value"


def _is_supported(document: OpenApi, diagnostics: Diagnostics) -> bool:
    """Whether the document says that it is OpenAPI 3.0 or 3.1."""
    version = document.data.get("openapi")
    if isinstance(version, str) and _VERSION.fullmatch(version):
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
