"""In which languages a document is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.openapi.document import Json, OpenApi, is_list, is_map
from docmill.publish.words.load import languages as known_languages

_SECOND = "x-docmill-description"
_PROSE = frozenset(("title", "summary", "description"))
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile("[A-Za-z]{2,}")


def languages(document: OpenApi) -> tuple[str, ...]:
    """The languages to show a document in: of its descriptions, and of second ones.

    It is Chinese where it has more Chinese characters than English words: names of fields
    and products stand in Latin letters in Chinese texts, too.
    """
    chinese = latin = 0
    second: set[str] = set()
    for key, value in _members(dict(document.data)):
        if key == _SECOND and is_map(value):
            second |= value.keys()
        elif key in _PROSE and isinstance(value, str):
            chinese += len(_CHINESE.findall(value))
            latin += len(_WORD.findall(value))
    main = "zh" if chinese > latin else "en"
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
