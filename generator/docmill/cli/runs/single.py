"""The commands that work on one set of pages or one document."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docmill import pipeline
from docmill.cli import client_cache
from docmill.cli.console import Session
from docmill.cli.runs.pages import pages_of
from docmill.cli.summaries import say_summary, write_report
from docmill.config.model import NAMES_LOCK, Config, Limits
from docmill.diagnostics.render.terminal_text import counted, printable
from docmill.files import write
from docmill.files.cache import Cache
from docmill.project.build_stamp import Summary

if TYPE_CHECKING:
    from docmill.config.choices import Stage
    from docmill.docs.service.build import ServiceSpec


def spec(
    session: Session,
    docs: Sequence[Path],
    target: str,
    described: Config,
    *,
    also: Sequence[Path],
    keep_going: bool,
    report: Path | None,
) -> int:
    """Write the documents that pages describe; the exit code.

    `described` says how the pages are read.
    """
    found = _specs(session, docs, described, also, report)
    if session.diagnostics.has_errors and not keep_going:
        return session.finish()
    folder = target.endswith("/") or Path(target).is_dir()
    if len(found) > 1 and not folder:
        pipeline.several_services(
            found, docs[0], session.diagnostics, root=session.root
        )
        return session.finish()
    valid = [
        item for item in found if pipeline.checked(item.document, session.diagnostics)
    ]
    if len(valid) < len(found) and not keep_going:
        return session.finish()
    files: dict[Path, str] = {}
    for item in valid:
        path = Path(target, f"{item.name}.yaml") if folder else Path(target)
        files |= pipeline.document_files(item, path, session.root)
    done = write.write_files(files, session.diagnostics)
    if done is not None:
        _say_written(session, _summary(valid), done)
    return session.finish()


def client(
    session: Session,
    path: Path,
    folder: Path,
    config: Config,
    cache: Cache,
    *,
    overlay: Path | None,
    force: bool,
) -> int:
    """Write the client of a document; the exit code."""
    from docmill.config.model import Api

    name = folder.resolve().name or pipeline.document_name(path)
    api = Api(
        name=name,
        docs=(),
        spec=path,
        overlay=overlay,
        output=folder,
        names_lock=folder / NAMES_LOCK,
        config=config,
    )
    with session.progress as progress:
        built = pipeline.build(
            api, session.diagnostics, root=session.root, cache=cache, progress=progress
        )
    if built is None or built.client is None or session.diagnostics.has_errors:
        return session.finish()
    done = write.write(built.client, folder, session.diagnostics, force=force)
    names = done and write.write_files(built.documents, session.diagnostics)
    if done is not None and names is not None:
        summary = _summary_of_client(name, built)
        _say_written(session, summary, done.joined(names))
        if not session.diagnostics.has_errors:
            made = [folder / path for path in (*built.client, write.MANIFEST)]
            client_cache.remember(
                session, cache, api, summary, [*made, *built.documents]
            )
    return session.finish()


def _summary_of_client(name: str, built: pipeline.Built) -> Summary:
    return Summary(
        api=name,
        pages=0,
        operations=built.operations,
        schemas=built.schemas,
        rows=0,
        rows_accounted=0,
        usage=built.usage,
    )


def _say_written(session: Session, summary: Summary, done: write.WriteSummary) -> None:
    say_summary(
        session,
        summary,
        session.diagnostics.items,
        written=len(done.written),
        unchanged=len(done.unchanged),
        removed=len(done.removed),
    )


def validate(session: Session, paths: Sequence[Path]) -> int:
    """Check documents; the exit code."""
    for path in paths:
        pipeline.validated(path, session.diagnostics, Limits(), root=session.root)
    if not session.diagnostics.items:
        session.say(f"{counted(len(paths), 'document')} without findings")
    return session.finish()


def lint(
    session: Session,
    docs: Sequence[Path],
    described: Config,
    *,
    also: Sequence[Path],
    report: Path | None,
) -> int:
    """Tell what is wrong with pages; the exit code.

    `described` says how the pages are read; what it leaves open, the settings say of the
    API that the pages belong to. Without pages, those of all APIs are read.
    """
    read = pages_of(session, docs, described, also)
    if not read:
        return session.finish()
    found = [
        spec
        for one in read
        for spec in _specs(session, one.docs, one.config, one.also, report)
    ]
    for item in found:
        pipeline.checked(item.document, session.diagnostics)
    if profile := next((item.profile for item in found if item.profile), ""):
        session.say(profile)
    for line in (line for item in found for line in item.report.assumed):
        session.say(printable(line))
    if not session.diagnostics.items:
        pages = sum(len(item.report.pages) for item in found)
        session.say(f"{counted(pages, 'page')} without findings")
    return session.finish()


def dump(session: Session, path: Path, stage: Stage, dialect: str | None) -> int:
    """Show a stage; the exit code."""
    from docmill.project.dump import stage_text

    config = Config(dialect=dialect)
    sys.stdout.write(
        stage_text(stage, path, config, session.diagnostics, root=session.root)
    )
    return session.finish()


def _specs(
    session: Session,
    docs: Sequence[Path],
    described: Config,
    also: Sequence[Path],
    report: Path | None,
) -> tuple[ServiceSpec, ...]:
    with session.progress as progress:
        found = pipeline.services_from_docs(
            docs,
            described,
            session.diagnostics,
            root=session.root,
            also=also,
            progress=progress,
        )
    if report is not None:
        reports = {item.name: item.report for item in found.specs}
        write_report(session, reports, report, found.others)
    return found.specs


def _summary(specs: Sequence[ServiceSpec]) -> Summary:
    from docmill.docs.service.coverage import joined

    reports = [item.report for item in specs]
    rows = sum(report.rows for report in reports)
    refused = sum(sum(report.reasons.values()) for report in reports)
    return Summary(
        api=", ".join(item.name for item in specs) or "nothing",
        pages=sum(len(report.pages) for report in reports),
        operations=sum(report.operations for report in reports),
        schemas=sum(pipeline.count_schemas(item.document) for item in specs),
        rows=rows,
        rows_accounted=sum(report.emitted for report in reports) + refused,
        profile=next((item.profile for item in specs), ""),
        assumed=tuple(line for report in reports for line in report.assumed),
        left_out=joined(reports).reasons if any(r.whole for r in reports) else None,
    )
