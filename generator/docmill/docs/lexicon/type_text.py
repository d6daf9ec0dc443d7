"""The text of a type cell, with its brackets and without its markup."""

from __future__ import annotations

import html
import re

from docmill.docs.lexicon.text import WIDTH

# No type of a real page is as long.
LONGEST = 200

_LINK = re.compile(
    r"!?\[((?:[^\[\]\n]|\[[^\[\]\n]{0,100}\]){0,200})\]\([^()\n]{0,300}\)"
)
_TAG = re.compile(
    r"</?(?:a|b|i|em|strong|code|span|br|p|sup|sub|small|tt|font)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_FOOTNOTE = re.compile(r"[\s,;.†‡¹²³。，]{1,20}$")
_MARKED = re.compile(r"[*`_<]")


def type_text(cell: str) -> str:
    """A type cell without links, tags, emphasis, escapes and footnotes; brackets stay."""
    text = cell[: 3 * LONGEST]
    if "&" in text:
        text = html.unescape(text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub("", _TAG.sub(" ", text)) if _MARKED.search(text) else text
    text = _ESCAPED.sub(r"\1", text) if "\\" in text else text
    text = _FOOTNOTE.sub("", " ".join(text.translate(WIDTH).split()))
    return (
        text[1:-1].strip() if text.startswith("{") and _BRACED.fullmatch(text) else text
    )


# apiDoc and JSDoc put types in braces: "{String[]}".
_BRACED = re.compile(r"\{[^{}:,]{1,100}\}")
