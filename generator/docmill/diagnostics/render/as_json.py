"""Findings as one JSON object, for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from docmill.diagnostics.model import Diagnostic, Severity
from docmill.diagnostics.source import Span


def render(items: Sequence[Diagnostic]) -> str:
    """`version`, `diagnostics` in order, and `summary` with the number of each kind."""
    body = {
        "version": 1,
        "diagnostics": [_item(item) for item in items],
        "summary": {
            f"{severity.label}s": sum(item.severity is severity for item in items)
            for severity in reversed(Severity)
        },
    }
    return json.dumps(body, ensure_ascii=True, indent=2) + "\n"


def _item(item: Diagnostic) -> dict[str, Any]:
    return {
        "severity": item.severity.label,
        "code": item.code,
        "message": item.message,
        **_place(item.span),
        "hint": item.hint,
        "related": [
            {"message": related.message, **_place(related.span)}
            for related in item.related
        ],
    }


def _place(span: Span | None) -> dict[str, Any]:
    return {
        "file": span.file.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_column": span.end_column if span else None,
    }
