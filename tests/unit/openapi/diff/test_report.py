"""Reports, versions and accepted changes."""

from __future__ import annotations

import json

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span
from docmill.openapi.diff.change import Change
from docmill.openapi.diff.ignore import apply_ignored, read_ignored
from docmill.openapi.diff.next_version import next_version
from docmill.openapi.diff.report import (
    summary,
    to_diagnostics,
    to_json,
    to_markdown,
    to_text,
)
from docmill.openapi.diff.rules import RULES
from docmill.openapi.read.text import parse_data

FILE = SourceFile("b.yaml", "a: 1\nb: 2\n")


def change(rule: str, where: str, subject: str = "", detail: str = "") -> Change:
    span = Span(FILE, 2, 1, 2)
    return Change(
        rule=RULES[rule], where=where, subject=subject, detail=detail, new=span
    )


REMOVED = change("parameter-removed", "GET /a", "query parameter p")
ENUM = change("response-enum-value-added", "model Disk", "field kind", "ssd_*")
ADDED = change("operation-added", "GET /b")
PROSE = change("description-changed", "GET /a")
ALL = (REMOVED, ENUM, ADDED, PROSE)


def test_text() -> None:
    assert to_text(ALL) == (
        "Breaking changes:\n"
        "  GET /a\n"
        "    query parameter p: the parameter is gone"
        " [parameter-removed; python: breaking, wire: risky]\n"
        "      new b.yaml:2:1\n"
        "\n"
        "Changes to look at:\n"
        "  model Disk\n"
        "    field kind: another value may come back (ssd_*)"
        " [response-enum-value-added; python: risky, wire: risky]\n"
        "      new b.yaml:2:1\n"
        "\n"
        "Additions and other changes:\n"
        "  GET /b\n"
        "    the operation is new [operation-added; python: safe, wire: safe]\n"
        "      new b.yaml:2:1\n"
        "  GET /a\n"
        "    the description reads differently [description-changed; python: safe, wire: safe]\n"
        "      new b.yaml:2:1\n"
        "\n"
        "4 changes: 1 breaking, 1 risky, 2 safe\n"
    )
    assert to_text(()) == "no changes\n"
    assert summary(()) == "no changes"
    assert summary((ADDED,)) == "1 change: 0 breaking, 0 risky, 1 safe"


def test_markdown() -> None:
    models = tuple(change("model-added", f"model {name}") for name in ("A", "B"))
    style = change("parameter-deprecated", "GET /b", "query parameter q")
    assert to_markdown((*ALL, *models, style), version="2.0.0", date="2024-05-06") == (
        "## 2.0.0 (2024-05-06)\n\n"
        "### Breaking changes\n\n"
        "- **GET /a**: query parameter p: the parameter is gone"
        " (python: breaking, wire: risky)\n\n"
        "### Changes to look at\n\n"
        "- **model Disk**: field kind: another value may come back (ssd\\_\\*)"
        " (python: risky, wire: risky)\n\n"
        "### Additions and other changes\n\n"
        "- **GET /b**\n"
        "  - the operation is new\n"
        "  - query parameter q: the parameter is deprecated\n"
        "- a model is new: **model A**, **model B**\n\n"
        "Descriptions that read differently: 1.\n"
    )
    many = tuple(change("model-added", f"model M{n}") for n in range(13))
    assert "- a model is new (13 times)\n" in to_markdown(many, version="1.0.0")
    assert to_markdown((), version="1.0.0") == "## 1.0.0\n\nNo changes.\n"


def test_json() -> None:
    data = json.loads(to_json(ALL, version="2.0.0"))
    assert data["summary"] == {"breaking": 1, "risky": 1, "safe": 2}
    assert data["changes"][0] == {
        "rule": "parameter-removed",
        "where": "GET /a",
        "subject": "query parameter p",
        "message": "query parameter p: the parameter is gone",
        "detail": "",
        "rating": "breaking",
        "python": "breaking",
        "wire": "risky",
        "old": None,
        "new": "b.yaml:2:1",
    }


def test_diagnostics() -> None:
    diagnostics = Diagnostics()
    to_diagnostics(ALL, diagnostics)
    assert [
        f"{item.severity.label} {item.code} {item.span}" for item in diagnostics
    ] == [
        "error parameter-removed b.yaml:2:1",
        "warning response-enum-value-added b.yaml:2:1",
        "note operation-added b.yaml:2:1",
        "note description-changed b.yaml:2:1",
    ]


@pytest.mark.parametrize(
    ("version", "changes", "following"),
    [
        ("1.2.3", (), "1.2.3"),
        ("1.2.3", ALL, "2.0.0"),
        ("1.2.3", (ENUM,), "1.3.0"),
        ("1.2.3", (ADDED, PROSE), "1.3.0"),
        ("1.2.3", (PROSE,), "1.2.4"),
        ("0.2.3", ALL, "0.3.0"),
        ("0.2.3", (ADDED,), "0.2.4"),
        ("1.2.3", (change("operation-moved", "GET /a"),), "1.3.0"),
    ],
)
def test_versions(version: str, changes: tuple[Change, ...], following: str) -> None:
    assert next_version(version, changes) == following


def test_a_version_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a semantic version"):
        next_version("v1", ())


def ignoring(text: str) -> tuple[list[str], list[str]]:
    """The rules that are left, and code and place of each finding."""
    diagnostics = Diagnostics()
    document = parse_data(SourceFile("i.yaml", text), diagnostics, Limits())
    assert document is not None
    left = apply_ignored(ALL, read_ignored(document, diagnostics), diagnostics)
    return [item.rule.id for item in left], [
        f"{item.code} {item.span}" for item in diagnostics
    ]


def test_accepted_changes_are_left_out() -> None:
    left, findings = ignoring(
        "ignore:\n"
        "- {rule: parameter-removed, where: GET /*, reason: never worked}\n"
        "- {rule: description-changed, reason: prose}\n"
    )
    assert left == ["response-enum-value-added", "operation-added"]
    assert findings == []


@pytest.mark.parametrize(
    ("entry", "finding"),
    [
        (
            "{rule: parameter-removed, where: GET /b, reason: r}",
            "diff-ignore-unused i.yaml:2:3",
        ),
        (
            "{rule: parameter-removed, subject: '?*', reason: r}",
            "diff-ignore-unused i.yaml:2:3",
        ),
        ("{rule: parameter-removed}", "diff-ignore i.yaml:2:3"),
        ("{rule: parameter-lost, reason: r}", "diff-ignore i.yaml:2:10"),
        ("{rule: 3, reason: r}", "diff-ignore i.yaml:2:3"),
        ("3", "diff-ignore i.yaml:2:3"),
    ],
)
def test_entries_that_are_wrong_or_unused_are_errors(entry: str, finding: str) -> None:
    left, findings = ignoring(f"ignore:\n- {entry}\n")
    assert len(left) == 4
    assert findings == [finding]


def test_a_key_that_is_unknown_is_an_error() -> None:
    entry = "{rule: parameter-removed, reason: r, were: x}"
    assert ignoring(f"ignore:\n- {entry}\n")[1] == ["diff-ignore i.yaml:2:46"]
    assert ignoring("ignored: []\n")[1] == ["diff-ignore i.yaml:1:1"]
