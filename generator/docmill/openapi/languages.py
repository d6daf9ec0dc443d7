"""In which languages the descriptions of a document are written."""

from __future__ import annotations

from collections.abc import Iterator

from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.words.detect import main_language
from docmill.words.load import languages as known_languages

TRANSLATIONS = "x-docmill-description"
_PROSE = frozenset(("title", "summary", "description"))


def language_of_document(document: OpenApi) -> str:
    """The language of most descriptions, titles and summaries."""
    members = _members(dict(document.data))
    return main_language(
        value for key, value in members if key in _PROSE and isinstance(value, str)
    )


def languages(document: OpenApi) -> tuple[str, ...]:
    """The languages to show a document in: of its descriptions, and of second ones."""
    main = language_of_document(document)
    second: set[str] = set()
    for key, value in _members(dict(document.data)):
        if key == TRANSLATIONS and is_map(value):
            second |= value.keys()
    others = sorted(second.intersection(known_languages()) - {main})
    return main, *others


def _members(value: Json) -> Iterator[tuple[str, Json]]:
    """All members of all mappings, without a call for each level of nesting."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if is_map(here):
            yield from here.items()
            waiting += here.values()
        elif is_list(here):
            waiting += here
