"""Tokens of JSON as people write it: comments, ellipses, placeholders, bare words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<space>[\s\ufeff\u200b]++)"
    # `<!-- … -->` as well: pages convert each other's comments.
    r"|(?P<comment>//[^\n]*+|\#[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--[^\n]*?-->)"
    # `...`, `…`, `<snip>`, `<…>`; not the dots within "Z2xc..." or 1.5
    r"|(?P<ellipsis>\.{2,}+|…++|<(?:snip|\.{2,}+|…++|omitted|truncated)>)"
    r"|(?P<string>[uUbBrR]?+'(?:[^'\\\n]|\\.)*+'|[uUbBrR]?+\"(?:[^\"\\\n]|\\.)*+\""
    # A string over several lines ends where a value ends; else the quote is a slip.
    r"|\"(?:[^\"\\]|\\[^\"])*+\"(?=\s*+[,}\]:])|“[^”\n]*+”|‘[^’\n]*+’|`[^`]*+`)"
    r"|(?P<unclosed>\"(?:[^\"\\\n]|\\.)*+)"
    # `{id}`, `{{ id }}`, `${ID}`, `<string>`; not `{}`, `{"id"}` or `{id: 1}`
    r"|(?P<placeholder>\$?+\{\{?+[ \t]{0,4}+[\w$][\w.$-]{0,80}+[ \t]{0,4}+\}\}?+"
    r"|<[^<>\n]{1,200}+>)"
    r"|(?P<mark>[{}\[\],:，：])"
    # A colon belongs to a word in `http://…` alone; `//` and `/*` begin a comment.
    r"|(?P<word>(?:[^\s{}\[\],:\"，：/]|/(?![/*])|://)++)" r"|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\n)|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_MARKS = {"，": ",", "：": ":"}


class Token(NamedTuple):
    """A token: its kind, its text, where it starts, and on which line (from 0)."""

    kind: str
    text: str
    start: int
    line: int

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.text)

    @property
    def mark(self) -> str:
        """The bracket, comma or colon that this token is, or an empty text."""
        if self.kind == "word" and self.text == "=>":
            return ":"
        return _MARKS.get(self.text, self.text) if self.kind == "mark" else ""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text without its blanks, in one pass of linear time."""
    line = 0
    for match in _TOKEN.finditer(text):
        part = match[0]
        kind = match.lastgroup or "other"
        if kind != "space":
            yield Token(kind, part, match.start(), line)
        line += part.count("\n")


def string_value(text: str) -> str:
    """The value of a string token: quotes and prefix removed, escapes resolved.

    Halves of surrogate pairs, which no JSON document can hold, become U+FFFD.
    """
    text = text[1:] if text[0] in "uUbBrR" else text
    closed = len(text) > 1 and text[-1] in "\"'”’`"
    text = text if closed else text.rstrip(", \t\r")
    value = _ESCAPE.sub(_unescaped, text[1:-1] if closed else text[1:])
    if value.isascii():
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    return "" if match[3] else _ESCAPED.get(match[4], match[4])
