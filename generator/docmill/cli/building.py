"""`docmill build` and `docmill check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docmill import configfile, uptodate
from docmill.cache import Cache
from docmill.cli.session import Session
from docmill.cli.summaries import say_summary, write_report
from docmill.config import Api, Project
from docmill.source import SourceFile

if TYPE_CHECKING:
    from docmill.building import Builder, Prepared


def build(
    session: Session,
    config: Path | None,
    cache: Cache,
    *,
    keep_going: bool,
    force: bool,
    report: Path | None,
) -> int:
    """Build and write all APIs of a project; the exit code."""
    project = _project(session, config)
    if project is None:
        return session.finish()
    waiting = [
        api
        for api in project.apis
        if report or not _is_up_to_date(session, api, project.root, cache)
    ]
    if waiting:
        from docmill.building import Builder

        with session.progress as progress:
            builder = Builder(
                project=project,
                cache=cache,
                keep_going=keep_going,
                force=force,
                progress=progress,
            )
            prepared = _prepare(session, builder, waiting)
        _write_report(session, prepared, report)
        refused = [p for p in prepared if not builder.may_write(p, session.diagnostics)]
        if not refused:
            _write(session, builder, prepared)
    return session.finish()


def check(
    session: Session, config: Path | None, cache: Cache, *, keep_going: bool
) -> int:
    """Say how the disk differs from what the docs give; the exit code."""
    from docmill.building import Builder, differences

    project = _project(session, config)
    if project is None:
        return session.finish()
    with session.progress as progress:
        builder = Builder(
            project=project, cache=cache, keep_going=keep_going, progress=progress
        )
        prepared = _prepare(session, builder, project.apis)
    for difference in (found for item in prepared for found in differences(item)):
        if session.format == "text":
            sys.stdout.write(difference.diff)
        session.diagnostics.error(
            "output-outdated",
            "this is not what the docs give",
            SourceFile(difference.path, "").span(1),
            hint="run `docmill build`, or undo the edit",
        )
    if not session.diagnostics.has_errors:
        session.say(f"everything is up to date ({session.elapsed})")
    return session.finish()


def _project(session: Session, config: Path | None) -> Project | None:
    path = config or configfile.find(session.root)
    if path is None:
        session.diagnostics.error(
            "config-not-found",
            "no docmill.toml and no pyproject.toml with [tool.docmill] here or above",
            hint="`docmill init DOCS` writes one",
        )
        return None
    return configfile.load(path, session.diagnostics)


def _is_up_to_date(session: Session, api: Api, root: Path, cache: Cache) -> bool:
    """Whether an API needs no work; then what an earlier run said is said again."""
    key = uptodate.key(api, root, strict=session.strict)
    stamp = uptodate.get(cache, key)
    if stamp is None:
        return False
    session.diagnostics.items.extend(stamp.diagnostics)
    say_summary(session, stamp.summary, stamp.diagnostics, unchanged=stamp.files)
    return True


def _prepare(session: Session, builder: Builder, apis: Sequence[Api]) -> list[Prepared]:
    """All APIs in memory; none of them where there are errors, unless we keep going."""
    found = [builder.prepare(api, session.diagnostics) for api in apis]
    prepared = [item for item in found if item is not None]
    return prepared if len(prepared) == len(found) or builder.keep_going else []


def _write_report(
    session: Session, prepared: Sequence[Prepared], path: Path | None
) -> None:
    if path is not None:
        reports = [item.built.report for item in prepared if item.built.report]
        write_report(session, reports, path)


def _write(session: Session, builder: Builder, prepared: Sequence[Prepared]) -> None:
    for item in prepared:
        done = builder.write(item, session.diagnostics)
        if done is not None:
            say_summary(
                session,
                item.summary,
                item.diagnostics.items,
                written=len(done.written),
                unchanged=len(done.unchanged),
                removed=len(done.removed),
            )
    builder.cache.prune()
