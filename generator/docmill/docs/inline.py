"""The little inline Markdown and HTML that table cells and descriptions hold."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_BREAK = re.compile(r"[ \t]*(?:</?br\s*/?>[ \t]*)+", re.IGNORECASE)
_BOLD = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_ANCHOR_LINK = re.compile(
    r"<a\s[^>]*?href\s*=\s*[\"']?([^\"'>\s]+)[\"']?[^>]*>(.*?)</a>",
    re.IGNORECASE | re.DOTALL,
)
_ANCHOR = re.compile(
    r"<(?:div|a|span)\s+(?:id|name)\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE
)
_WRAPPER = re.compile(r"</?(?:div|a|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]*(?:\[\][^\[\]]*)*)\]\(\s*<?([^()\s>]*)>?[^()]*\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"^(\*\*|__|\*|`)(.+)\1$")
_SCRIPT = re.compile(r"<(/?)(script|iframe|object|embed|style)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\u3000]+\n")


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown or HTML link: its text, target, and characters within the source."""

    text: str
    target: str
    start: int
    end: int


def links(text: str) -> tuple[Link, ...]:
    """The links in a piece of Markdown, in order."""
    found = [Link(m[1], m[2], m.start(), m.end()) for m in _LINK.finditer(text)]
    found += [Link(m[2], m[1], m.start(), m.end()) for m in _ANCHOR_LINK.finditer(text)]
    return tuple(sorted(found, key=lambda link: link.start))


def anchors(text: str) -> tuple[str, ...]:
    """The ids and names of the HTML anchors in a piece of Markdown."""
    return tuple(_ANCHOR.findall(text))


def label(text: str) -> str:
    """A name or a word as a reader sees it: no emphasis, anchors, links or escapes."""
    text = _WRAPPER.sub("", _LINK.sub(r"\1", text)).strip()
    while match := _EMPHASIS.match(text):
        text = match[2].strip()
    return " ".join(html.unescape(_ESCAPE.sub(r"\1", text)).split())


def prose(text: str) -> str:
    """A description as CommonMark (the format of OpenAPI descriptions, section 4.4.1).

    Line breaks, bold and links written as HTML become Markdown; the rest stays.
    """
    if "<" in text:
        text = _BREAK.sub("\n", text)
        text = _ANCHOR_LINK.sub(r"[\2](\1)", text)
        text = _BOLD.sub("**", text)
        text = _SCRIPT.sub(r"&lt;\1\2", text)
    return _BLANKS.sub("\n", text + "\n").strip()
