"""The words of a heading: Latin words, runs of CJK characters, numbers, names, media types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docmill.docs.lexicon.text import CJK, fold, singular_word
from docmill.docs.lexicon.vocabulary import unified

# "1.2 ", "(a) ", "二、", "（三）", "IV. ", "Step 2: " before the words of a heading.
_NUMBERING = re.compile(
    r"\s{0,9}(?:[(（]?(?:[0-9]{1,2}(?:\.[0-9]{1,3}){0,4}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[IVXivx]{1,5})[)）、.．:：]\s{0,9}"
    r"|[①-⑳⑴-⒇]\s{0,9}|§\s{0,3}|(?:step|part)\s[0-9]{1,2}\s?[:.\-–]?\s{0,9})",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"(?P<plain>[a-z]++(?=[\s)\]:,]|$))"
    r"|(?P<media>(?:application|text|multipart|image|audio|video)/[\w.+*-]{1,60})"
    r"|(?P<name>https?://\S{1,300}|(?<![^\s\"'(])/[^\s/][^\s]{0,300}|[A-Za-z0-9]{1,60}+(?:_[A-Za-z0-9]{1,60}+){1,20}+"
    r"|[A-Za-z][\w-]{0,60}+(?:\.[A-Za-z][\w-]{1,60}+){1,9}+(?:\(\))?|[{<:$][A-Za-z][\w.-]{0,60}[}>]?)"
    rf"|(?P<cjk>[{CJK}]+(?:\x20[{CJK}]+){{0,20}})"
    r"|(?P<status>[1-5](?:[0-9]{2}|[xX]{2})(?![\w.]))"
    r"|(?P<number>v?[0-9]+(?:\.[0-9a-z]+)*(?![A-Za-z]))"
    rf"|(?P<word>[^\W\d_{CJK}]++(?:['’][a-z]{{1,2}}(?![a-z]))?[+#]{{0,2}}|[^\W_])"
)


# A tuple: headings are read by the thousand, and a frozen dataclass takes three times as long.
class Token(NamedTuple):
    """A part of a heading: its kind, the part as written, and what it is looked up by."""

    kind: str
    text: str
    key: str


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a text without markup, in order; punctuation is left out."""
    folded = fold(text)
    for match in _TOKEN.finditer(folded):
        kind, part = match.lastgroup, match[0]
        written = text[match.start() : match.end()]
        if kind == "plain":
            yield Token("word", written, singular_word(part))
        elif kind is None or kind == "word":
            yield Token("word", written, singular_word(part.replace("'", "")))
        elif kind == "cjk":
            yield Token(kind, written.replace(" ", ""), unified(part.replace(" ", "")))
        else:
            yield Token(kind, written, written)


def without_numbering(text: str) -> str:
    """A heading's text without "1.2", "（三）", "Step 2:"; the text itself if nothing else is there."""
    match = _NUMBERING.match(text)
    return text[match.end() :] or text if match else text
