"""Code blocks: what the info string of a fence says, and `<pre>`."""

from __future__ import annotations

import html
import re

from docmill.docs.markdown.page import CodeBlock
from docmill.docs.markdown.reading import Reading
from docmill.docs.markdown.tags import Tag

_TITLE = re.compile(
    r"(?:^|[\s{])(?:title|filename|label)\s{0,3}=\s{0,3}(?:\"([^\"]{0,300})\"|'([^']{0,300})'|([^\s\"'{}]++))"
)
_LANGUAGE = re.compile(r"\{?\s{0,9}\.?(?:language-|lang-)?([^\s{}=,:;]*+)")
# `theme={null}`, `lines="3"`, `{1,3}`: settings of the renderer.
_SETTING = re.compile(
    r"(?<=\s)(?:[\w-]{1,40}=(?:\{[^{}]{0,200}\}|\"[^\"]{0,300}\"|'[^']{0,300}')|\{[\d,\s-]{1,80}\})"
)
_CLASS = re.compile(
    r"\b(?:language-|lang-|highlight-|brush:\s?)(?:source-)?([\w+#.-]+)"
)


def info(text: str) -> tuple[str, str]:
    """The language and title of an info string.

    Reads `json title="A pet"`, `{.json}` and `json A pet theme={null}`; `{#pet}` names
    neither.
    """
    text = text.strip()
    if text.startswith("{") and not text.startswith(("{.", "{ .")):
        return "", _title(text)
    match = _LANGUAGE.match(text)
    language = match[1] if match else ""
    title = _title(text)
    rest = text[match.end() :] if match else ""
    rest = _SETTING.sub("", rest).strip(" ,;:")
    if not title and not set(rest) & set("={}"):
        title = rest
    return language.lower(), title


def _title(text: str) -> str:
    match = _TITLE.search(text)
    return next(filter(None, match.groups()), "") if match else ""


def preformatted(reading: Reading, tag: Tag, end: int) -> CodeBlock:
    """The code of `<pre>`, up to `end`: tags left out, entities decoded."""
    text = reading.text
    start = tag.end + (text[tag.end : tag.end + 1] == "\n")
    language = _class(reading, tag)
    parts: list[str] = []
    at = start
    for inner in reading.tags.within(start, end):
        parts.append(text[at : inner.start])
        parts.append("\n" if inner.name == "br" else "")
        at = inner.end
        if inner.name == "code" and not inner.closes:
            language = language or _class(reading, inner)
            if not "".join(parts).strip() and text[at : at + 1] == "\n":
                at += 1
                start = at
    parts.append(text[at : max(end, at)])
    value = html.unescape("".join(parts)).rstrip()
    first = reading.line_at(start) + 1
    return CodeBlock(language, "", value, reading.span(tag.start, tag.end), first)


def _class(reading: Reading, tag: Tag) -> str:
    for names in (("lang", "language"), ("class", "classname")):
        if attribute := tag.find(*names):
            value = reading.tags.value(attribute)
            match = _CLASS.search(value)
            if names[0] == "lang" and value:
                return value.lower()
            if match:
                return match[1].lower()
    return ""
