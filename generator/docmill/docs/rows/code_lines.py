"""Fields that are lines of a code block: `page: the number of the page`."""

from __future__ import annotations

import re

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.rows.lists import text_row
from docmill.docs.rows.statements import Statement

_LANGUAGES = frozenset(["", "text", "txt", "plain", "plaintext", "typescript", "ts"])
_LINE = re.compile(
    r"\s{0,12}[\"'`]?[A-Za-z_$][\w$.\-\[\]]{0,60}[\"'`]?\??\s{0,20}(?:[:：=]|//|--|\s-\s).{0,400}"
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
    shown = text.strip().rstrip(",;")
    span = block.line(number)
    start = len(text) - len(text.lstrip())
    passage = Passage(shown, ((0, span.part(start, start + len(shown))),))
    return text_row(passage, lexicon, True, "list-item")
