"""Markdown cell text → plain text that the rules read, with the way back to the source.

Tags, link targets and emphasis become blanks, full-width signs their ASCII forms and all
quotes `"`, one character for one character. Only a backslash escape shortens the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNS = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("“”‘’「」『』`'", '"'),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("\u00a0\u3000\t\u200b\ufeff", " "),
    **{"【": "[", "】": "]", "〜": "~", "∼": "~", "→": ">"},
}
# The longest description known has a thousand characters; the time that some rules need
# grows with the square of the length, and a page may be hostile.
_LONGEST = 2000
_TABLE = str.maketrans(_SIGNS)

_BREAK = re.compile(r"</?(?:br|p|li|div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|code|span|font|sub|sup|ul|ol)\b[^<>]*>", re.IGNORECASE
)
_ANCHOR = re.compile(
    r"""<a\s[^<>]*href=["']([^"']*)["'][^<>]*>(.*?)</a>""", re.IGNORECASE
)
_LINK = re.compile(
    r"\[([^\[\]]*)\] ?\(((?:https?:|[./#]|user-content)[^()\s]*|[^()\s]+\.md\S*)\)"
)
# Quotes inside a code span, and the double backticks of reStructuredText: one quote each.
_QUOTE_IN_CODE = re.compile(r"""`(["'][^"'`\n]{0,80}["'])`""")
_DOUBLE_TICKS = re.compile(r"``([^`\n]{1,80})``")
_CODE_TAG = re.compile(r"<(code|tt|kbd)>([^<>\n]{0,80})</\1>", re.IGNORECASE)
# _0.5_ and *fast* in italics; not the underscores of a name nor the signs of a product.
_ITALICS = re.compile(
    r"(?<![\w`*])([_*])(?=[^\s_*`])([^_*`\n]{0,80}[^\s_*`\n])\1(?![\w*])"
)
# An apostrophe, not a quote: user's, don't, we'll.
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['\u2019](?=(?:s|t|d|m|re|ll|ve)\b)")
_ENTITY = re.compile(r"&(?:lt|gt|amp|nbsp|quot);")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&nbsp;": " ", "&quot;": '"'}
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_SENTENCE_END = re.compile(r"[。;!?\n]|\.(?=\s|$|[^\x00-\x7f])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the text; `start` and `end` are characters of the plain text."""

    label: str
    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The plain text. `offsets[i]` is where its character `i` stood in the raw text."""

    text: str
    source: str
    links: tuple[Link, ...]
    offsets: tuple[int, ...] | None

    def raw(self, position: int) -> int:
        """The place in the raw text of a place in the plain text."""
        return self.offsets[position] if self.offsets else position

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around a character: where it starts and where it ends."""
        start = 0
        for match in _SENTENCE_END.finditer(self.text):
            if match.start() >= position:
                return start, match.start()
            start = match.end()
        return start, len(self.text)


def plain(raw: str) -> Plain:
    """The plain text of a Markdown table cell, of its beginning where that is very long."""
    raw = raw[:_LONGEST]
    text, offsets = _unescape(raw) if "\\" in raw else (raw, None)
    links: tuple[Link, ...] = ()
    if "](" in text or "] (" in text or "<a" in text:
        links = _links(text)
        text = _LINK.sub(_blank_link, text)
    text = _one_quote_each(text)
    if "<" in text:
        text = _BREAK.sub(lambda match: "\n".ljust(len(match[0])), text)
        text = _TAG.sub(_blank, text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: _ENTITIES[match[0]].ljust(len(match[0])), text)
    text = _ITALICS.sub(lambda match: f" {match[2]} ", text.replace("**", "  "))
    text = _APOSTROPHE.sub("\u02bc", text).translate(_TABLE)
    return Plain(text=text, source=raw, links=links, offsets=offsets)


def _one_quote_each(text: str) -> str:
    """The text with one sign on each side of a code span, as many characters as before."""
    if "``" in text:
        text = _DOUBLE_TICKS.sub(lambda match: f" `{match[1]}` ", text)
    if "`" in text:
        text = _QUOTE_IN_CODE.sub(lambda match: f" {match[1]} ", text)
    if "</" in text:
        text = _CODE_TAG.sub(_code_span, text)
    return text


def _code_span(match: re.Match[str]) -> str:
    opening, closing = len(match[1]) + 1, len(match[1]) + 2
    return f"{' ' * opening}`{match[2]}`{' ' * closing}"


def _unescape(raw: str) -> tuple[str, tuple[int, ...]]:
    dropped = {match.start() for match in _ESCAPE.finditer(raw)}
    kept = [index for index in range(len(raw)) if index not in dropped]
    return "".join(raw[index] for index in kept), (*kept, len(raw))


def _links(text: str) -> tuple[Link, ...]:
    found = [
        Link(label=match[1], target=match[2], start=match.start(), end=match.end())
        for match in _LINK.finditer(text)
    ]
    found += [
        Link(label=match[2], target=match[1], start=match.start(), end=match.end())
        for match in _ANCHOR.finditer(text)
    ]
    return tuple(found)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_link(match: re.Match[str]) -> str:
    return f" {match[1]}".ljust(len(match[0]))
