"""Names of files for what a document names: safe on every file system, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^\w-]+")
_LONGEST = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def stems(names: Iterable[str]) -> tuple[str, ...]:
    """A stem for each name, in order; no two of them are alike, in whatever case.

    Letters, digits, `_` and `-` are kept, the rest becomes `-`.
    """
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        stem = _free(_stem(name), taken)
        taken.add(stem.casefold())
        found.append(stem)
    return tuple(found)


def _stem(name: str) -> str:
    text = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip("-_")
    text = text[:_LONGEST].rstrip("-_") or "unnamed"
    return f"{text}-" if _RESERVED.fullmatch(text) else text


def _free(stem: str, taken: set[str]) -> str:
    candidate, number = stem, 2
    while candidate.casefold() in taken:
        candidate, number = f"{stem}-{number}", number + 1
    return candidate
