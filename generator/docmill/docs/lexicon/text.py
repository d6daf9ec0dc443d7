"""The form in which texts are compared: without markup, case, accents, plural endings."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# Longer texts are prose: no heading, label or cell that a list of words could know.
LONGEST = 500

CJK = (
    "\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff々〆"
)

_COMMENT_OR_TAG = re.compile(r"<!--.{0,300}?-->|</?[A-Za-z][^<>]{0,300}>", re.S)
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,200})\](?:\([^()\n]{0,300}(?:\([^()\n]{0,100}\))?[^()\n]{0,100}\)|\[[^\[\]\n]{0,100}\])"
)
_ANCHOR = re.compile(r"\{:?\s{0,4}[#.][^{}\n]{0,200}\}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"[*`]+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])|~~")
_MARKED = re.compile(r"[\\<\[{*`_~&]")
_NOT_A_WORD = re.compile(rf"[^\w,+#{CJK}]+|_+|(?<![a-z+])[+#]+")
_CJK_GAP = re.compile(rf"(?<=[{CJK}]) +| +(?=[{CJK}])")
_NOT_PLURAL = ("ss", "is", "us")
_PLURAL_ES = ("sses", "xes", "zes", "ches", "shes", "uses")


def _folding() -> dict[int, str]:
    """Latin letters without accents, full-width forms as ASCII: one character for one."""
    table: dict[int, str] = {0xDF: "s", 0xE6: "a", 0xF8: "o", 0x2019: "'"}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return table | WIDTH


# The selector that makes a check mark an emoji is dropped by `plain`.
_DROPPED = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200b\u200d\ufeff"))
WIDTH: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xA0: " ",
}
FOLDING: dict[int, str] = _folding()


_FOLDABLE = re.compile("[\u00a0\u00c0-\u024f\u2019\u3000\uff01-\uff5e]")


def plain(text: str) -> str:
    """The text without tags, link targets, anchors, escapes and emphasis; entities as characters."""
    if _MARKED.search(text):
        text = html.unescape(text) if "&" in text else text
        text = _LINK.sub(r"\1", _COMMENT_OR_TAG.sub(" ", text))
        text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", _ANCHOR.sub("", text)))
    if not text.isascii():
        text = text.translate(_DROPPED)
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text in lower case, without accents and full-width forms; as long as `text`."""
    if text.isascii():
        return text.lower()
    folded = text.translate(FOLDING) if _FOLDABLE.search(text) else text
    lower = folded.lower()
    return lower if len(lower) == len(folded) else folded


def words(text: str) -> str:
    """The folded words of a text with one blank between them, none next to CJK characters."""
    spaced = _NOT_A_WORD.sub(" ", fold(text))
    if not spaced.isascii():
        spaced = _CJK_GAP.sub("", spaced)
    return spaced.strip()


def singular(text: str) -> str:
    """Folded words without English plural endings: the same for a list's words and a page's."""
    if not text.endswith("s") and "s " not in text:
        return text
    return " ".join(map(singular_word, text.split()))


def singular_word(word: str) -> str:
    """One folded word without a plural ending: "queries" is `query`, "status" stays."""
    if not word.endswith("s"):
        return word
    if len(word) < 3 or word.endswith(_NOT_PLURAL):
        return word if word not in ("apis", "uris") else word[:-1]
    if word.endswith("ies") and len(word) > 4 and word != "cookies":
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_PLURAL_ES) and len(word) > 5 else word[:-1]


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """What a cell or label is looked up by; symbols (`√`, `-`) stand for themselves."""
    bare = plain(text[:LONGEST])
    return singular(words(bare).replace(",", " ")) or bare.lower()


def listed(entries: str) -> list[str]:
    """The keys of a list with commas between its words, in order; symbols as they are."""
    keys = words(entries).split(",")
    symbols = entries.split(",")
    return [
        singular(word.strip()) or symbols[at].strip() for at, word in enumerate(keys)
    ]
