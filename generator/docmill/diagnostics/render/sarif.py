"""Findings as SARIF 2.1.0, which code scanning services read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from docmill.diagnostics.model import Diagnostic
from docmill.diagnostics.source import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(items: Sequence[Diagnostic], *, version: str) -> str:
    """One run of one tool."""
    codes = sorted({item.code for item in items})
    rules = {code: index for index, code in enumerate(codes)}
    driver = {"name": "docmill", "version": version, "rules": list(map(_rule, codes))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, rules[item.code]) for item in items],
    }
    body = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(body, ensure_ascii=True, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    words = code.replace("-", " ")
    return {"id": code, "shortDescription": {"text": words.capitalize()}}


def _result(item: Diagnostic, rule: int) -> dict[str, Any]:
    text = item.message if item.hint is None else f"{item.message}\n{item.hint}"
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": rule,
        "level": item.severity.label,
        "message": {"text": text},
        "locations": [_location(item.span)] if item.span else [],
    }
    if item.related:
        result["relatedLocations"] = [
            {**_location(related.span), "message": {"text": related.message}}
            for related in item.related
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    path = span.file.path
    artifact = (
        {"uri": f"file://{quote(path)}"}
        if path.startswith("/")
        else {"uri": quote(path), "uriBaseId": "%SRCROOT%"}
    )
    region: dict[str, Any] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.end_column,
    }
    if line := span.file.line(span.line):
        region["snippet"] = {"text": line[:1000]}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
