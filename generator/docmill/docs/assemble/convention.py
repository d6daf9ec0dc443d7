"""What silence means on the pages of a set: required where only the optional is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docmill.docs.markdown.visible import visible
from docmill.docs.outline.contents import Contents
from docmill.docs.rows.statements import Statement

_ENOUGH = 3
# A star behind a few names leads to a footnote: `bitrate*`.
_MARKED = 20
# "All parameters to this endpoint are optional": a sentence of one operation.
_ALL_OPTIONAL = re.compile(
    r"\ball\s(?:of\sthe\s)?(?:\w+\s){0,2}(?:parameters|params|fields|attributes|properties|options)\b"
    r"[^.\n]{0,60}\b(?:are|is)\s(?:\w+\s)?optional\b|参数均为可选|所有参数.{0,6}可选",
    re.I,
)


def silence_is_required(reads: Iterable[Contents]) -> bool:
    """Whether a request field without a word on it is required.

    So it is where the tables of the set mark what is optional, by `name?` or `[optional]`, and hardly ever
    what is required. Where both are marked, or neither, silence stays silence. Bullets do not count: a few "(optional)" in
    prose say nothing of the others.
    """
    optional = required = 0
    for read in reads:
        for row in _request_rows(read):
            if row.source != "table-row":
                continue
            optional += row.required is False
            required += row.required is True
    return optional >= _ENOUGH and required * _MARKED <= optional


def _request_rows(read: Contents) -> Iterator[Statement]:
    for group in read.groups:
        if group.side != "response" and not group.error:
            for row in group.statements:
                yield from _all(row)


def _all(row: Statement) -> Iterator[Statement]:
    yield row
    for child in row.children:
        yield from _all(child)


def all_optional(read: Contents) -> bool:
    """Whether the operation says that all its parameters are optional."""
    return any(_ALL_OPTIONAL.search(visible(text.value).text) for text in read.texts)
