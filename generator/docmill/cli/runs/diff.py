"""`docmill diff`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

import docmill
from docmill.cli.console import Session
from docmill.config.choices import DiffFormat
from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.render import report as findings
from docmill.openapi.diff import report
from docmill.openapi.diff.change import Change
from docmill.openapi.diff.next_version import next_version
from docmill.openapi.diff.rules import Rating
from docmill.project import compare


def diff(
    session: Session,
    old: str,
    new: str,
    config: Config,
    *,
    form: DiffFormat,
    fail_on: Rating | None,
    current: str | None,
    ignore: Path | None,
) -> int:
    """Say what changed from `old` to `new`; the exit code."""
    found = _changes(session, old, new, config, ignore)
    if found is None:
        return session.finish()
    try:
        version = next_version(current, found) if current else ""
    except ValueError as error:
        hint = "give three numbers, such as 1.4.0"
        session.diagnostics.error("version-not-semantic", str(error), hint=hint)
        return session.finish()
    sys.stdout.write(_text(found, form, version))
    if form == "text":
        print(f"semantic version: {compare.step(found)} {version}".rstrip())
    fails = fail_on is not None and any(item.rating >= fail_on for item in found)
    return max(session.finish(), int(fails))


def _changes(
    session: Session, old: str, new: str, config: Config, ignore: Path | None
) -> Sequence[Change] | None:
    sides = [
        compare.side(text, config, session.diagnostics, root=session.root)
        for text in (old, new)
    ]
    before, after = sides
    if before is None or after is None:
        return None
    found = compare.changes(before, after)
    if ignore is None:
        return found
    return compare.without_ignored(
        found, ignore, session.diagnostics, root=session.root
    )


def _text(found: Sequence[Change], form: DiffFormat, version: str) -> str:
    match form:
        case "text":
            return report.to_text(found)
        case "markdown":
            title = version or f"Unreleased ({compare.step(found)})"
            return report.to_markdown(found, version=title)
        case "json":
            return report.to_json(found, version=version or compare.step(found))
        case "github":
            shown = Diagnostics()
            report.to_diagnostics(found, shown)
            return findings(shown.items, "github", version=docmill.__version__)
        case _:
            assert_never(form)
