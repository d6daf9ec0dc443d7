"""JSON or YAML text → data with positions, whatever the data describes."""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Generator
from contextlib import contextmanager
from functools import cache

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import SourceFile
from docmill.openapi import allowances
from docmill.openapi.document import Json, OpenApi, is_map
from docmill.openapi.positions import Parsed, Places, TextError, places_of, shorten
from docmill.openapi.read import json_text, yaml_text

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


def parse_data(
    source: SourceFile,
    diagnostics: Diagnostics,
    limits: Limits,
    allow: Collection[str] | None = None,
) -> OpenApi | None:
    """The mapping in a JSON or YAML text, whatever it describes, with positions.

    Reports what is not JSON or YAML, keys that stand twice, and what is no mapping.
    """
    try:
        with _paused_collector():
            parsed = _parse(source, limits)
    except TextError as error:
        span = Places(source, iter(())).span(error.place)
        diagnostics.error(error.code, error.message, span, hint=error.hint)
        return None

    @cache
    def places() -> Places:  # a second reading, at the first question
        return places_of(source, parsed.events())

    if parsed.has_duplicates:
        places().read_all()
        found = _duplicates(places())
        allowances.apply(found, allow)
        diagnostics.extend(found)
        if found.has_errors:
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
    cleaned: dict[str, Json] = json_text.without_surrogates(data)
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
            return json_text.parse(source.text, limits)
        except TextError as error:
            if error.code != "json-syntax" or named_json:
                raise
    return yaml_text.parse(source.text, limits)


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


def _duplicates(places: Places) -> Diagnostics:
    diagnostics = Diagnostics()
    for duplicate in places.duplicates:
        first = Related(places.span(duplicate.first), "first here")
        diagnostics.error(
            "duplicate-key",
            f"the key {shorten(duplicate.key)!r} stands twice in one mapping",
            places.span(duplicate.second),
            hint="remove or rename one of the two",
            related=(first,),
        )
    return diagnostics


def _kind(value: Json) -> str:
    match value:
        case None:
            return "empty"
        case list():
            return "a list"
        case _:
            return "a single value"
