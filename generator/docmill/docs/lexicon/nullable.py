"""Null in type cells: "string or null", `?string`, `Optional[str]`, 可为空."""

from __future__ import annotations

import re
from functools import cache

from docmill.docs.lexicon.text import fold
from docmill.docs.lexicon.type_text import LONGEST, type_text
from docmill.docs.lexicon.vocabulary import Vocabulary, unified

_OPTIONAL_GENERIC = re.compile(
    r"(?:Optional|Nullable|Option|Maybe)\s{0,3}[<\[(]\s{0,3}(.{1,150})[>\])]",
    re.IGNORECASE,
)


def nullable(cell: str, words: Vocabulary) -> tuple[str, bool]:
    """The type without what says that it can be null, and whether something said so.

    `string?` counts as null here; the caller knows whether `?` stands for optional in its pages.
    `undefined` beside a type is dropped: it says that the member may be absent.
    """
    text = type_text(cell)
    if len(text) > LONGEST:
        return text, False
    found = False
    if text.startswith("?") or (text.endswith("?") and len(text) > 1):
        text, found = text.strip("?").strip(), True
    if match := _OPTIONAL_GENERIC.fullmatch(text):
        text, found = match[1].strip(), True
    rest, said = _without_null(text, words)
    return rest, found or said


@cache
def _alternative(conjunctions: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between alternatives: `|`, `/`, a comma, "or", "或"."""
    spoken = "|".join(
        rf"\b{word}\b" if word.isascii() else word for word in conjunctions
    )
    return re.compile(rf"\s{{0,4}}(?:[|¦/,;(]|{spoken})\s{{0,4}}", re.IGNORECASE)


def _without_null(text: str, words: Vocabulary) -> tuple[str, bool]:
    """Drop `null` among alternatives, at the end in brackets, or `nullable` before the type."""
    null = words.phrases("nullable", "null")
    gone = (*null, *words.phrases("nullable", "undefined"))
    lower = unified(fold(text))
    if not any(word in lower for word in gone) or lower in gone:
        return text, False
    for word in null:
        if lower.startswith(f"{word} ") and not lower.startswith(
            (f"{word} or", f"{word} |")
        ):
            return text[len(word) :].strip(), True
        if not word.isascii() and lower.endswith(word):
            return text[: -len(word)].strip("(（ ,，、"), True
    pattern = _alternative(words.phrases("nullable", "or"))
    return _alternatives(text, pattern, null, gone)


def _alternatives(
    text: str, pattern: re.Pattern[str], null: tuple[str, ...], gone: tuple[str, ...]
) -> tuple[str, bool]:
    parts, separators = pattern.split(text), pattern.findall(text)
    named = [unified(fold(part.strip(" )）]"))) for part in parts]
    kept = [at for at, word in enumerate(named) if word not in gone and word]
    if len(kept) == len(parts) or not kept:
        return text, False
    rest = parts[kept[0]] + "".join(separators[at - 1] + parts[at] for at in kept[1:])
    return rest.strip(), any(word in null for word in named)
