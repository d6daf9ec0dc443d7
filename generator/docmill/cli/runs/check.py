"""`docmill check`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from docmill.cli.console import Session
from docmill.cli.runs.build import load_project
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.render.terminal_text import printable
from docmill.diagnostics.source import SourceFile
from docmill.files.cache import Cache
from docmill.files.write import Difference
from docmill.openapi.diff.report import summary
from docmill.project.build import Builder, Prepared, differences
from docmill.project.release import unwritten

MOST_CHANGES = 20
"""More changes of an API than these are counted; `docmill diff` shows all."""


def check(
    session: Session,
    config: Path | None,
    cache: Cache,
    *,
    keep_going: bool,
    locked: bool,
) -> int:
    """Say how the disk differs from what the docs give; the exit code."""
    project = load_project(session, config, locked=locked)
    if project is None:
        return session.finish()
    with session.progress as progress:
        builder = Builder(
            project=project, cache=cache, keep_going=keep_going, progress=progress
        )
        prepared = builder.prepare_all(project.apis, session.diagnostics)
    command = _fix(builder, prepared, config)
    for item in prepared:
        found = differences(item)
        for difference in found:
            _report_difference(session, difference, command)
        if found:
            _say_changes(session, item)
    if not session.diagnostics.has_errors:
        session.say(f"everything is up to date ({session.elapsed})")
    return session.finish()


def _report_difference(session: Session, difference: Difference, command: str) -> None:
    if session.format == "text":
        sys.stdout.write(difference.diff)
    session.diagnostics.error(
        "output-outdated",
        "out of date: the pages now produce different output",
        SourceFile(difference.path, "").span(1),
        hint=f"run `{command}`",
    )


def _fix(builder: Builder, prepared: Sequence[Prepared], config: Path | None) -> str:
    """The command that makes the disk what the docs give."""
    command = ["docmill", "build"]
    if config is not None:
        command += ["--config", str(config)]
    if builder.keep_going:
        command.append("--keep-going")
    if not all(builder.may_write(item, Diagnostics()) for item in prepared):
        command.append("--force")
    return shlex.join(command)


def _say_changes(session: Session, prepared: Prepared) -> None:
    """What the change of the docs means to users of the API, the worst first."""
    api, document = prepared.api, prepared.built.document
    found = unwritten(api, document, root=session.root)
    if found:
        session.say(f"\n{prepared.api.name}: {summary(found)}")
    for change in found[:MOST_CHANGES]:
        message = printable(f"{change.where}: {change.message}")
        session.say(f"  {change.rating.label}: {message}")
    if len(found) > MOST_CHANGES:
        session.say(f"  … and {len(found) - MOST_CHANGES} more")
