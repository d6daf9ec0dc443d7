"""What the cells and headers of tables say, by their words."""

from __future__ import annotations

import re
from typing import Literal, cast

from docmill.docs.lexicon.text import CJK, LONGEST, fold, key, plain
from docmill.docs.lexicon.vocabulary import Vocabulary, unified

Place = Literal["path", "query", "header", "cookie", "form", "body"]

_LONGEST_PHRASE = 5
_LONGEST_CJK_WORD = 10
# "url query" is the query, "form body" a form: the vague word of two yields.

_VAGUE_PLACES = {"path": ("query",), "body": ("form",)}

_SEPARATOR = re.compile(r"[/&|、]|\s(?:and|or)\s")
# Of two things in one column, the first of these can be read from it.
_FIRST_ROLES = ("name", "description", "type", "required")

_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]{0,200}[)）\]】]")
_TRAILING_MARKS = re.compile(r"[\s*†‡.。:：!！?？¹²³]{1,20}$")
_DASHES = re.compile(r"[\s\-–—―_/\\.…·*~|~]*")
_RUNS = re.compile(rf"[{CJK}]+|[^\s{CJK}]+")


def column_role(header: str, words: Vocabulary) -> str | None:
    """The role of a column by its header; None where the header is empty or not known."""
    if not header or len(header) > LONGEST:
        return None
    if " / " in header:
        return _alternative(header.split("/", 3), words)
    whole = unified(key(header))
    if role := words.columns_alone.get(plain(header).lower()) or words.columns.get(
        whole
    ):
        return role
    without_note = _BRACKETS.sub(" ", plain(header))
    if _SEPARATOR.search(without_note):
        return _alternative(_SEPARATOR.split(without_note, maxsplit=3), words)
    bare = unified(key(without_note))
    return words.columns.get(bare) or _combined(bare, words)


def _alternative(parts: list[str], words: Vocabulary) -> str | None:
    """The role of a column for two things: "Name / Type" holds names, "Default / notes" prose."""
    roles = [words.columns.get(unified(key(part))) for part in parts if part.strip()]
    if not roles or None in roles:
        return None
    return next((role for role in _FIRST_ROLES if role in roles), roles[0]) or None


def _combined(text: str, words: Vocabulary) -> str | None:
    """The role that the words say together: "Request field description" is a description.

    "User type" is no column that is known: every word has to be.
    """
    parts = _known_parts(text, words)
    roles = [(part, words.columns[part]) for part in parts or ()]
    exact = [(part, role) for part, role in roles if role not in ("name", "")]
    if not roles or not any(role for _, role in roles):
        return None
    if not exact:
        return "name"
    return exact[0][1] if exact[0][0] in words.head_first else exact[-1][1]


def _known_parts(text: str, words: Vocabulary) -> list[str] | None:
    """The known words and phrases that the text is made of; None if one is not known."""
    found: list[str] = []
    runs = _RUNS.findall(text)
    at = 0
    while at < len(runs):
        for end in range(min(len(runs), at + _LONGEST_PHRASE), at, -1):
            if (phrase := " ".join(runs[at:end])) in words.columns:
                found.append(phrase)
                at = end
                break
        else:
            parts = _cjk_parts(runs[at], words)
            if parts is None:
                return None
            found += parts
            at += 1
    return found


def _cjk_parts(text: str, words: Vocabulary) -> list[str] | None:
    found: list[str] = []
    at = 0
    while at < len(text):
        for size in range(min(_LONGEST_CJK_WORD, len(text) - at), 0, -1):
            part = text[at : at + size]
            if part in words.columns and not part.isascii():
                found.append(part)
                at += size
                break
        else:
            return None
    return found


def truth(cell: str, words: Vocabulary) -> bool | None:
    """A yes or no; None for anything else and under a condition ("yes, if unset")."""
    if not cell or len(cell) > LONGEST:
        return None
    raw = plain(cell).lower()
    bare = _TRAILING_MARKS.sub("", _without_brackets(raw, words))
    for word in (raw, unified(key(raw)), unified(key(bare))):
        if word in words.truth:
            return words.truth[word]
    return (
        _agreed(unified(key(bare)), words)
        if "," not in bare
        else _first_said(bare, words)
    )


def _without_brackets(text: str, words: Vocabulary) -> str:
    """The text without a note in brackets, unless the note is a condition or all there is."""
    bare = _BRACKETS.sub(" ", text)
    note = _BRACKETS.search(text)
    if not bare.strip() or note is None:
        return text.strip("()（）[]【】 ")
    conditions = words.phrases("requirement", "conditions")
    inside = note[0][1:-1].split()
    return text if inside and inside[0] in conditions else bare


def _first_said(text: str, words: Vocabulary) -> bool | None:
    """ "Yes, unique" is yes; "yes, if unset" and "no, but see below" are not said."""
    first, _, rest = fold(text).partition(",")
    runs = _RUNS.findall(unified(rest))
    for word in words.phrases("requirement", "exceptions"):
        if word in runs or (not word.isascii() and word in rest):
            return None
    return words.truth.get(unified(key(first)))


def _agreed(text: str, words: Vocabulary) -> bool | None:
    """Two words that say the same: "是 required", "Y 必填"."""
    said = {words.truth.get(part) for part in _RUNS.findall(text)[:4]}
    return said.pop() if len(said) == 1 else None


def is_empty(cell: str, words: Vocabulary) -> bool:
    """Whether a cell says nothing: blank, dashes, "N/A", "none", "无"."""
    if len(cell) > LONGEST:
        return False
    raw = plain(cell)
    return bool(_DASHES.fullmatch(raw)) or unified(key(raw)) in words.empty


def place(text: str, words: Vocabulary) -> Place | None:
    """The location of a parameter that a cell or a label names; None for two of them."""
    if not text or len(text) > 100:
        return None
    whole = unified(key(text))
    if found := words.places.get(whole):
        return cast(Place, found)
    found_places = _places(whole, words)
    if found_places is None:
        return None
    for vague, exact in _VAGUE_PLACES.items():
        if vague in found_places and found_places & set(exact):
            found_places = found_places - {vague}
    return cast(Place, found_places.pop()) if len(found_places) == 1 else None


def _places(text: str, words: Vocabulary) -> set[str] | None:
    """The locations that the words name; None if one of the words is not known."""
    found: set[str] = set()
    runs = _RUNS.findall(text)
    at = 0
    while at < len(runs):
        for end in range(min(len(runs), at + 4), at, -1):
            if name := words.places.get(" ".join(runs[at:end])):
                found.add(name)
                at = end
                break
        else:
            if (
                runs[at] not in words.column_fillers
                and words.columns.get(runs[at]) != "name"
            ):
                return None
            at += 1
    return found
