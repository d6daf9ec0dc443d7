"""The little inline Markdown and HTML that table cells and descriptions hold.

Every pattern takes time in proportion to the text, whatever the text: quantifiers are
possessive or bounded, and none begins with a run that a search would start over in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"(?<![ \t])[ \t]*+(?:</?br\s*+/?>[ \t]*+)++", re.IGNORECASE)
_BOLD = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_ANCHOR_LINK = re.compile(
    r"<a\s[^<>]{0,300}?href\s*+=\s*+[\"']?([^\"'<>\s]++)[\"']?[^<>]*+>(.{0,1000}?)</a>",
    re.IGNORECASE | re.DOTALL,
)
_ANCHOR = re.compile(
    r"<(?:div|a|span)\s++(?:id|name)\s*+=\s*+[\"']?([^\"'<>\s]++)", re.IGNORECASE
)
_WRAPPER = re.compile(r"</?(?:div|a|span)(?:\s[^<>]*+)?>", re.IGNORECASE)
_TARGET = re.compile(r"\]\(\s*+<?([^()\s>]*+)>?[^()]*+\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(.+)\1")
_SCRIPT = re.compile(r"<(/?)(script|iframe|object|embed|style)\b", re.IGNORECASE)
_WORD = re.compile(r"(\*\*)?([^\W_][\w.\-]*+)(?(1)\*\*)")

# Emphasis that is nested deeper than any page has it is left as it is.
_NESTED = 4

# Zero-width spaces and joiners of words, byte order marks, and controls of direction.
_INVISIBLE = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown or HTML link: its text, target, and characters within the source."""

    text: str
    target: str
    start: int
    end: int


def links(text: str) -> tuple[Link, ...]:
    """The links in a piece of Markdown, in order."""
    found = list(_markdown_links(text)) if "](" in text else []
    found += [Link(m[2], m[1], m.start(), m.end()) for m in _ANCHOR_LINK.finditer(text)]
    return tuple(sorted(found, key=lambda link: link.start))


def _markdown_links(text: str) -> Iterator[Link]:
    after = 0
    for match in _TARGET.finditer(text):
        end = match.start()
        start = text.rfind("[", after, end)
        # The brackets of an array stand in the text of a link: [Disk[]](#disk).
        while start >= 0 and start + 1 < end and text.startswith("[]", start):
            start = text.rfind("[", after, start)
        if start >= 0:
            yield Link(text[start + 1 : end], match[1], start, match.end())
        after = match.end()


def anchors(text: str) -> tuple[str, ...]:
    """The ids and names of the HTML anchors in a piece of Markdown."""
    return tuple(_ANCHOR.findall(text)) if "<" in text else ()


def visible(text: str) -> str:
    """A text without characters that take no room: copying leaves them in words."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def label(text: str) -> str:
    """A name or a word as a reader sees it: no emphasis, anchors, links or escapes."""
    if word := _WORD.fullmatch(text):
        return visible(word[2])
    if "](" in text:
        text = _without_targets(text)
    text = _WRAPPER.sub("", visible(text)).strip()
    for _ in range(_NESTED):
        match = _EMPHASIS.fullmatch(text)
        if match is None:
            break
        text = match[2].strip()
    return " ".join(html.unescape(_ESCAPE.sub(r"\1", text)).split())


def _without_targets(text: str) -> str:
    pieces: list[str] = []
    after = 0
    for link in _markdown_links(text):
        pieces += text[after : link.start], link.text
        after = link.end
    return "".join([*pieces, text[after:]])


def prose(text: str) -> str:
    """A description as CommonMark (the format of OpenAPI descriptions, section 4.4.1).

    Line breaks, bold and links written as HTML become Markdown; the rest stays.
    """
    if "<" in text:
        text = _BREAK.sub("\n", text)
        text = _ANCHOR_LINK.sub(r"[\2](\1)", text)
        text = _BOLD.sub("**", text)
        text = _SCRIPT.sub(r"&lt;\1\2", text)
    return "\n".join(line.rstrip(" \t\u3000") for line in text.split("\n")).strip()
