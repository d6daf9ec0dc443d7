"""Findings as workflow commands, which GitHub shows beside the lines of a change.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Sequence

from docmill.diagnostics.model import Diagnostic, Severity

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def render(items: Sequence[Diagnostic]) -> str:
    """One command a line."""
    return "".join(f"{_command(item)}\n" for item in items)


def _command(item: Diagnostic) -> str:
    properties = {"title": item.code}
    if item.span:
        properties |= {
            "file": item.span.file.path,
            "line": str(item.span.line),
            "col": str(item.span.column),
            "endColumn": str(item.span.end_column),
        }
    text = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = item.message if item.hint is None else f"{item.message}\n{item.hint}"
    return f"::{_COMMANDS[item.severity]} {text}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
