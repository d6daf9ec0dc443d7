"""Responses by status, from the rows of a table of codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docmill.diagnostics.model import Diagnostics
from docmill.docs.facts import CodeRow, LooseRow, OperationPage
from docmill.docs.markdown.inline import prose
from docmill.docs.model import Content, Response

_STATUS = re.compile(r"[1-5][0-9][0-9]")


def responses(
    page: OperationPage, refused: list[LooseRow], diagnostics: Diagnostics
) -> Iterator[Response]:
    """The responses of an operation; the rows of one code are joined."""
    rows: dict[str, list[CodeRow]] = {}
    for row in page.codes:
        if _STATUS.fullmatch(row.code.value):
            rows.setdefault(row.code.value, []).append(row)
            continue
        refused.append(LooseRow(reason="status-unknown", span=row.span))
        diagnostics.warning(
            "status-unknown",
            f"{row.code.value!r} is not an HTTP status code",
            row.code.span,
            hint="the row was left out; codes are numbers from 100 to 599",
        )
    for code, same in rows.items():
        lines = dict.fromkeys(text for row in same if (text := _text(row)))
        yield Response(
            status=code,
            description="\n".join(lines),
            spans=tuple(row.span for row in same),
        )


def with_result(
    stated: tuple[Response, ...], content: Content | None
) -> tuple[Response, ...]:
    """The responses, with the content of a call that went well.

    A page that describes such a content and names no status means 200.
    """
    if content is None:
        return stated
    success = next((r for r in stated if r.status.startswith("2")), None)
    if success is None:
        return (Response("200", contents=(content,)), *stated)
    filled = replace(success, contents=(content,))
    return tuple(filled if response is success else response for response in stated)


def _text(row: CodeRow) -> str:
    text = prose(row.description.value)
    if row.explanation is not None and row.explanation.value:
        explanation = prose(row.explanation.value)
        text = f"{text} ({explanation})" if text else explanation
    if row.error is not None and row.error.value:
        text = f"{row.error.value}: {text}" if text else row.error.value
    return text
