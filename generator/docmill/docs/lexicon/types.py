"""Type words: what JSON Schema type and format they name."""

from __future__ import annotations

import re

from docmill.docs.lexicon.text import key, singular
from docmill.docs.lexicon.text import words as folded_words
from docmill.docs.lexicon.type_text import LONGEST, type_text
from docmill.docs.lexicon.vocabulary import TypeAndFormat, Vocabulary, unified

_LONGEST_PHRASE = 6

# "string(date)", "integer <int64>", "string [uuid]", "number: float", "string, date-time", "integer/int64"
_WITH_FORMAT = re.compile(
    r"([^()<>\[\]{}:,/]{1,60}?)\s{0,4}[(<\[:,/]\s{0,4}\$?([^()<>\[\]{}]{0,80}?)\s{0,4}[)>\]]?"
)
# "integer >= 0", "string <= 20 characters"
_BOUND = re.compile(r"\s{1,4}(?:[<>≤≥]=?|==?)\s{0,4}-?[0-9].{0,60}$")
_OTHER = re.compile(r"[<>\[\]{}«»|/,]")
_FORMAT_NAME = re.compile(r"[a-z][a-z0-9]{0,30}+(?:[-_][a-z0-9]{1,30}+){0,6}+")
NUMBER = re.compile(r"[0-9.]+")


def known_type(cell: str, words: Vocabulary) -> TypeAndFormat | None:
    """JSON Schema type and format of a type word; None for unknown and empty words."""
    if not cell or len(cell) > 3 * LONGEST:
        return None
    text = type_text(cell)
    if not text or len(text) > LONGEST:
        return None
    if text.lower().startswith(words.phrases("containers", "string_lead")):
        return "string", None
    text = _BOUND.sub("", text)
    found = words.types_exact.get(text) or _named(text, words)
    found = found or _formatted(text, words) or _described(text, words)
    # "timestamp (ms)" is a phrase of the list in spite of its brackets.
    return found or (words.types.get(key(text)) if not _OTHER.search(text) else None)


def _named(text: str, words: Vocabulary) -> TypeAndFormat | None:
    """The type of a word that the lists hold, or of a Chinese word before 类型."""
    word = unified(key(text)) if text != "[]" else text
    found = words.types.get(word)
    if found is None and only_words(text):
        for suffix in words.phrases("containers", "suffix"):
            if word.endswith(suffix) and len(word) > len(suffix):
                return words.types.get(word.removesuffix(suffix).strip())
        return None
    return found if only_words(text) else None


def only_words(text: str) -> bool:
    """`string[]` and `List<X>` have the words of a type and are another."""
    return text == "[]" or not re.search(r"[<>\[\](){}«»|]", text)


def _formatted(text: str, words: Vocabulary) -> TypeAndFormat | None:
    """`string(date)`, `integer <int64>`; not `array(string)`, `map<string, X>`, `string/integer`."""
    match = _WITH_FORMAT.fullmatch(text)
    base = _named(match[1].strip(), words) if match else None
    if match is None or base is None:
        return None
    bracket = text[match.end(1) :].strip()[0]
    if base[0] in ("array", "any") or (base[0] == "object" and bracket != "("):
        return None
    inner = match[2].strip()
    if bracket == "[" and not inner:
        return None
    if bracket in ",/" and not _is_format_of(base, inner, words):
        return base if bracket == "," and key(inner) in words.truth else None
    if base[0] == "number" and words.types.get(key(inner), base)[0] == "integer":
        return words.types[key(inner)]
    return base[0], _format(base, inner, words)


def _is_format_of(base: TypeAndFormat, inner: str, words: Vocabulary) -> bool:
    """Whether the second word refines the first: `integer/int64`, not `integer/string`."""
    other = words.types.get(key(inner))
    return other is not None and other[0] == base[0]


def _format(base: TypeAndFormat, inner: str, words: Vocabulary) -> str | None:
    """The format that stands in brackets; remarks such as `(optional)`, `(64)`, `(Address)` are none."""
    word = key(inner)
    if (named := words.types.get(word)) is not None:
        return named[1] or base[1] if named[0] == base[0] else base[1]
    if word in words.type_adjectives:
        return _fitting(base, words.type_adjectives[word])
    is_remark = word in words.truth or word in words.places or word in words.empty
    if (
        is_remark
        or not _FORMAT_NAME.fullmatch(inner)
        or word in words.phrases("nullable", "null")
    ):
        return base[1]
    return inner


def _fitting(base: TypeAndFormat, format_: str | None) -> str | None:
    """A format that goes with the type: int64 with integers, date-time with strings."""
    if format_ is None:
        return base[1]
    is_number = format_.startswith("int")
    return format_ if is_number == (base[0] in ("integer", "number")) else base[1]


def _described(text: str, words: Vocabulary) -> TypeAndFormat | None:
    """A type among adjectives: "64-bit integer", "ISO 8601 date string", "non-empty string".

    The last type word decides. "user string" is not known: every word has to be.
    """
    if not only_words(text) or "/" in text or "," in text:
        return None
    parts = singular(folded_words(text).replace(",", " ")).split()
    found: list[TypeAndFormat] = []
    formats: list[str] = []
    at = 0
    while at < len(parts):
        size = _described_part(parts, at, words, found, formats)
        if not size:
            return None
        at += size
    return _last(found, formats)


def _described_part(
    parts: list[str],
    at: int,
    words: Vocabulary,
    found: list[TypeAndFormat],
    formats: list[str],
) -> int:
    """Read the longest known phrase at `at`; its number of words, 0 if it is not known."""
    for end in range(min(len(parts), at + _LONGEST_PHRASE), at, -1):
        phrase = " ".join(parts[at:end])
        if phrase in words.type_adjectives:
            formats += filter(None, [words.type_adjectives[phrase]])
            return end - at
        if phrase in words.types:
            found.append(words.types[phrase])
            return end - at
        if found and phrase in words.type_nouns:
            return end - at
    return 1 if NUMBER.fullmatch(parts[at]) else 0


def _last(found: list[TypeAndFormat], formats: list[str]) -> TypeAndFormat | None:
    if not found or ("array" in {name for name, _ in found} and len(found) > 1):
        return None
    name, format_ = found[-1]
    same = [other for kind, other in found if kind == name and other]
    format_ = format_ or (same[-1] if same else None)
    return name, format_ or _fitting((name, None), formats[-1] if formats else None)
