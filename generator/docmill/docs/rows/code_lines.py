"""Fields that are lines of a code block: `page: the number of the page`."""

from __future__ import annotations

import re

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.rows.columns import is_type
from docmill.docs.rows.lists import text_row
from docmill.docs.rows.statements import Statement

_LANGUAGES = frozenset(["", "text", "txt", "plain", "plaintext", "typescript", "ts"])
_LINE = re.compile(
    r"\s{0,12}[\"'`]?[A-Za-z_$][\w$.\-\[\]]{0,60}[\"'`]?\??\s{0,20}(?:[:：=]|//|--|\s-\s).{0,400}"
)
# `name: string  // the name`, `page?: number,`, `size: number?  # how large`
_TYPED = re.compile(
    r"\s{0,12}[\"'`]?(?P<name>[A-Za-z_$][\w$.\-]{0,60})[\"'`]?(?P<mark>\??)\s{0,20}[:：]\s{0,20}"
    r"(?P<type>[A-Za-z][\w<>\[\] |]{0,60}?\??)\s{0,4}[,;]?\s{0,80}(?:(?://|\#|--)\s{0,4}(?P<comment>.{0,400}))?"
)
# A header of HTTP, a URL with a port, a line of a program.
_OTHER = re.compile(
    r"\s*(?:https?|content-type|accept|authorization|host|curl)\b\s?:", re.I
)


def code_line_rows(block: CodeBlock, lexicon: Lexicon) -> tuple[Statement, ...] | None:
    """The statements of a block whose lines each state one field; else None.

    Reads, below "Parameters", `limit: how many` and `name: string  // the name`; must not
    read headers of a request, nor JSON: nearly every line is a name and what it means.
    """
    if block.language not in _LANGUAGES:
        return None
    lines = [(n, t) for n, t in enumerate(block.text.split("\n")) if t.strip()]
    fields = [(n, t) for n, t in lines if _LINE.fullmatch(t) and not _OTHER.match(t)]
    if not fields or len(fields) * 10 < len(lines) * 8:
        return None
    rows = [_row(block, number, text, lexicon) for number, text in fields]
    return tuple(row for row in rows if row is not None) or None


def _row(
    block: CodeBlock, number: int, text: str, lexicon: Lexicon
) -> Statement | None:
    if (typed := _TYPED.fullmatch(text.rstrip())) is not None:
        word = typed["type"].removesuffix("?").strip()
        if is_type(word, lexicon):
            return _typed_row(block, number, typed)
    shown = text.strip().rstrip(",;")
    start = len(text) - len(text.lstrip())
    passage = _part(block, number, text, start, start + len(shown))
    return text_row(passage, lexicon, True, "list-item")


def _typed_row(block: CodeBlock, number: int, typed: re.Match[str]) -> Statement:
    """A declaration: `page?: number,  // which page`; a `?` says that it may be left out."""
    text = typed.string
    asked = typed["mark"] or ("?" if typed["type"].endswith("?") else "")
    name = _part(block, number, text, *typed.span("name"))
    start, end = typed.span("type")
    length = len(typed["type"].removesuffix("?").rstrip())
    comment = typed.span("comment")
    return Statement(
        name=typed["name"],
        name_passage=name,
        type=_part(block, number, text, start, start + length),
        required=False if asked else None,
        required_passage=_part(block, number, text, start, end) if asked else None,
        description=_part(block, number, text, *comment) if typed["comment"] else None,
        source="list-item",
        span=block.line(number),
    )


def _part(block: CodeBlock, number: int, text: str, start: int, end: int) -> Passage:
    return Passage(text[start:end], ((0, block.line(number).part(start, end)),))
