"""Findings as people and programs read them: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, assert_never

from docmill.diagnostics.model import Diagnostic
from docmill.diagnostics.render import as_json, github, sarif, text

Format = Literal["text", "json", "github", "sarif"]


def report(
    items: Sequence[Diagnostic],
    style: Format,
    *,
    version: str,
    color: bool = False,
    verbose: bool = False,
    width: int = 100,
) -> str:
    """All findings in one text that ends with a newline; empty where nothing is to say.

    Sorted by file and position, whatever the order they were found in. `color`,
    `verbose` (every finding in full, notes too) and `width` matter to text alone.
    """
    items = sorted(items, key=_position)
    match style:
        case "text":
            return text.render(items, color=color, verbose=verbose, width=width)
        case "json":
            return as_json.render(items)
        case "github":
            return github.render(items)
        case "sarif":
            return sarif.render(items, version=version)
        case _:
            assert_never(style)


def _position(item: Diagnostic) -> tuple[str, int, int]:
    if item.span is None:
        return ("", 0, 0)
    return (item.span.file.path, item.span.line, item.span.column)
