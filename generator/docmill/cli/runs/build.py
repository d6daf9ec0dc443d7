"""`docmill build` and `docmill lock`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from docmill.cli.console import Session
from docmill.cli.summaries import say_summary, write_report
from docmill.config import load
from docmill.config.model import Project
from docmill.files import write
from docmill.files.cache import Cache
from docmill.pipeline import changelog
from docmill.project import lockfile
from docmill.project.build import Builder


def build(
    session: Session,
    config: Path | None,
    cache: Cache,
    *,
    keep_going: bool,
    force: bool,
    locked: bool,
    since: str | None,
    report: Path | None,
    profile: str | bool = True,
) -> int:
    """Build and write all APIs of a project; the exit code.

    With `since`, what changed since that git revision is released. A `profile` other than
    True takes the place of that of the settings.
    """
    project = load_project(session, config, locked=locked)
    if project is None or (since and not _release(session, project, since)):
        return session.finish()
    if profile is not True:
        project = _with_profile(project, profile)
    with session.progress as progress:
        builder = Builder(
            project=project,
            cache=cache,
            keep_going=keep_going,
            force=force,
            progress=progress,
        )
        done = builder.build(session.diagnostics, anew=report is not None)
    if report is not None:
        reports = {item.summary.api: item.report for item in done if item.report}
        write_report(session, reports, report)
    for item in done:
        say_summary(
            session,
            item.summary,
            item.findings,
            written=len(item.files.written),
            unchanged=len(item.files.unchanged),
            removed=len(item.files.removed),
        )
    if not session.diagnostics.has_errors and lockfile.path(project).exists():
        write.write_files(
            {lockfile.path(project): lockfile.text(project)}, session.diagnostics
        )
    return session.finish()


def _with_profile(project: Project, profile: str | bool) -> Project:
    apis = (
        replace(api, config=replace(api.config, profile=profile))
        for api in project.apis
    )
    return replace(project, apis=tuple(apis))


def _release(session: Session, project: Project, since: str) -> bool:
    """Write the changelogs of all APIs with changes; whether that went well."""
    from docmill.openapi.diff.report import summary
    from docmill.project.release import release

    files: dict[Path, str] = {}
    for api in project.apis:
        found = release(
            api,
            session.diagnostics,
            root=project.root,
            since=since,
            date=datetime.now(UTC).date().isoformat(),
        )
        if found is not None:
            files[changelog.path_of(api.spec)] = found.changelog
            session.say(f"{api.name}: {found.version}, {summary(found.changes)}")
        elif not session.diagnostics.has_errors:
            session.say(f"{api.name}: nothing to release")
    if session.diagnostics.has_errors:
        return False
    # What the documents themselves have to say is said by the build that follows.
    session.diagnostics.items.clear()
    return write.write_files(files, session.diagnostics) is not None


def lock(session: Session, config: Path | None) -> int:
    """Write the lock file of a project; the exit code."""
    project = load_project(session, config)
    if project is not None:
        text = lockfile.text(project)
        write.write_files({lockfile.path(project): text}, session.diagnostics)
    return session.finish()


def load_project(
    session: Session, config: Path | None, *, locked: bool = False
) -> Project | None:
    """The settings, from the file that is named or the nearest.

    None with errors told; with `locked` also where something is not as the lock file says.
    """
    path = config or load.find(session.root)
    if path is None:
        session.diagnostics.error(
            "config-not-found",
            "no docmill.toml and no pyproject.toml with [tool.docmill] here or above",
            hint="`docmill init DOCS` writes one",
        )
        return None
    project = load.load(path, session.diagnostics)
    if project is not None and locked:
        lockfile.verify(project, session.diagnostics)
    return None if session.diagnostics.has_errors else project
