"""Arrays and maps in type cells: what their items and values are, as written."""

from __future__ import annotations

import re

from docmill.docs.lexicon.text import fold, key, singular
from docmill.docs.lexicon.type_text import LONGEST, type_text
from docmill.docs.lexicon.types import NUMBER, known_type, only_words
from docmill.docs.lexicon.vocabulary import Vocabulary, unified

_GENERIC = re.compile(
    r"([^\W\d_.]{1,40}\.?)\s{0,3}[.]?([<(\[«{])\s{0,9}(.{0,190}?)\s{0,9}[>)\]»}]"
)
_SUFFIX = re.compile(r"(.{1,190}?)\s{0,4}\[\s{0,9}[0-9]{0,9}\s{0,9}\]")
_PREFIX = re.compile(r"\[\s{0,9}\]\s{0,4}(.{1,190})")
_WRAPPED = re.compile(
    r"\[\s{0,9}([^\[\]]{1,100}(?:\[[^\[\]]{0,50}\])?|\[.{1,100}\])\s{0,9}\]"
)
_OBJECT_LITERAL = re.compile(
    r"\{\s{0,9}\[?\s{0,9}(?:[A-Za-z]{1,20}\s{0,9}:\s{0,9})?(?:string|str|key)\s{0,9}\]?\s{0,9}:\s{0,9}([^{}]{1,100}?)\s{0,9};?\s{0,9}\}",
    re.IGNORECASE,
)
_GO_MAP = re.compile(
    r"map\s{0,3}\[\s{0,3}[^\[\]]{1,50}\]\s{0,3}(.{1,150})", re.IGNORECASE
)


def array_item(cell: str, words: Vocabulary) -> str | None:
    """The item of an array type as written; `""` for a bare array, None for no array."""
    text = type_text(cell)
    if not text or len(text) > LONGEST:
        return None
    bracketed = _bracketed_item(text, words)
    if bracketed is not None:
        return bracketed
    if (known := known_type(text, words)) is not None:
        return "" if known[0] == "array" else None
    return _spoken_item(text, words)


def _bracketed_item(text: str, words: Vocabulary) -> str | None:
    """`X[]`, `[X]`, `[]X`, `List<X>`, `array(X)`."""
    for pattern in (_SUFFIX, _PREFIX, _WRAPPED):
        if match := pattern.fullmatch(text):
            if pattern is _WRAPPED and ("," in match[1] or "|" in match[1]):
                return None
            return _item(match[1], words)
    match = _GENERIC.fullmatch(text)
    container = fold(match[1]).rstrip(".") if match else ""
    is_array = words.types.get(unified(container)) == ("array", None)
    if match is None or not (
        is_array or container in words.phrases("type_containers", "array")
    ):
        return None
    inner = match[3]
    # "array (of strings)" has an item, "array (max 10)" a remark.
    if match[2] == "(" and " " in inner and not inner.lower().startswith("of "):
        return ""
    if inner.lower().startswith("of "):
        return _trimmed(inner[3:], words)
    return _item(inner, words)


def _item(text: str, words: Vocabulary) -> str:
    """An item without words that add nothing: "up to 10 embed objects" is `embed`."""
    text = text.strip()
    if text in ("?", "*", "...") or fold(text) in words.truth:
        return ""
    known = words.types.get(key(text)) if only_words(text) else None
    if known is not None and known[0] == "array" and fold(text) in ("array", "list"):
        return ""
    return text


def _spoken_item(text: str, words: Vocabulary) -> str | None:
    """ "array of X objects", "string array", "字符串数组"."""
    lower = unified(fold(text))
    for lead in words.phrases("containers", "array_lead"):
        if lower.startswith(lead) and (
            lead[-1] == "'" or lower[len(lead) : len(lead) + 1] == " "
        ):
            return _trimmed(text[len(lead) :].strip(), words)
    for tail in words.phrases("containers", "array_tail"):
        if lower.endswith(tail) and len(lower) > len(tail):
            head = text[: -len(tail)].rstrip()
            separated = not tail.isascii() or text[len(head) : len(head) + 1] == " "
            if separated and (" " not in head or known_type(head, words)):
                return "" if _is_array(head, words) else _trimmed(head, words)
    return None


def _is_array(word: str, words: Vocabulary) -> bool:
    """Whether a word before `集合` says array again: `List集合`."""
    return words.types.get(unified(key(word))) == ("array", None)


def _trimmed(text: str, words: Vocabulary) -> str:
    """The item in "up to 10 partial embed objects" (`embed`), "strings" (`string`).

    In "strings, each a colour" a remark follows the item.
    """
    item, comma, _ = text.partition(",")
    if comma and known_type(_singular_type(item, words), words):
        text = item
    parts = text.split()
    quantity = words.phrases("containers", "quantity")
    while len(parts) > 1:
        size = next((len(q.split()) for q in quantity if _begins(parts, q)), 0)
        if not size and not NUMBER.fullmatch(parts[0]):
            break
        parts = parts[size or 1 :] or parts[-1:]
    nouns = words.phrases("containers", "item_noun")
    if (
        len(parts) > 1
        and parts[-1].lower() in nouns
        and parts[0].lower() not in ("array", "arrays", "list", "lists")
    ):
        parts = parts[:-1]
    return _singular_type(" ".join(parts), words)


def _begins(parts: list[str], phrase: str) -> bool:
    size = phrase.count(" ") + 1
    return len(parts) > size and " ".join(parts[:size]).lower() == phrase


def _singular_type(text: str, words: Vocabulary) -> str:
    """`strings` as `string`, `arrays of X` as `array of X`; names of models stay as they are."""
    first, _, rest = text.partition(" ")
    bare = first.removesuffix("(s)")
    is_plural = bare.lower().endswith("s") and bare.lower() not in words.types_exact
    if is_plural and (singular(fold(bare)) in words.types):
        bare = bare[:-3] + "y" if bare.endswith("ies") else bare[:-1]
    return f"{bare} {rest}".strip()


def map_value(cell: str, words: Vocabulary) -> str | None:
    """The type of a map's values as written; `""` where it is not said, None for no map."""
    text = type_text(cell)
    if not text or len(text) > LONGEST:
        return None
    for pattern in (_GO_MAP, _OBJECT_LITERAL):
        if match := pattern.fullmatch(text):
            return match[1].strip()
    if match := _GENERIC.fullmatch(text):
        return _generic_value(match, words)
    return _spoken_value(text, words)


def _generic_value(match: re.Match[str], words: Vocabulary) -> str | None:
    """`Map<String, X>`, `dict[str, X]`; `object(User)` is no map."""
    if fold(match[1]) not in words.phrases("type_containers", "map"):
        return None
    _, comma, value = match[3].partition(",")
    if comma:
        return value.strip()
    return match[3] if match[2] == "<" and fold(match[1]) != "object" else None


def _spoken_value(text: str, words: Vocabulary) -> str | None:
    """ "map of strings to X", "dictionary"."""
    lower = unified(fold(text))
    if unified(key(text)) in words.keys("containers", "map_bare"):
        return ""
    for lead in words.phrases("containers", "map_lead"):
        if lower.startswith(f"{lead} "):
            return _after_keys(text[len(lead) :].strip(), words)
    head, _, tail = text.rpartition(" ")
    is_map = tail.lower() in words.phrases("containers", "map_bare")
    return head if is_map and known_type(head, words) else None


def _after_keys(text: str, words: Vocabulary) -> str:
    """X in "string to X", "strings to X", "keys of k": the last is not said."""
    before, arrow, after = (
        text.partition(" to ") if " to " in text else text.partition("->")
    )
    if arrow:
        return _trimmed(after.strip(), words)
    return (
        "" if fold(before).startswith(("key", "string key")) else _trimmed(text, words)
    )
