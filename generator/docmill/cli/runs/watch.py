"""`docmill watch`: build whenever something that goes into a build is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docmill.cli.console import Session
from docmill.cli.runs.build import load_project
from docmill.cli.signals import Stopped, latest
from docmill.cli.summaries import said_of_files
from docmill.config import load
from docmill.config.model import Project
from docmill.diagnostics.model import Diagnostic, Severity
from docmill.diagnostics.render.terminal_text import counted, printable, tally
from docmill.diagnostics.source import display_path
from docmill.files.cache import Cache
from docmill.project.build import Builder, Done
from docmill.project.watch import changes, watched

Key = tuple[str, str, str]
"""What a finding says of which text, wherever that text stands by now."""


@dataclass(slots=True, kw_only=True)
class Watch:
    """A project that is watched, and what its latest build found."""

    file: Path
    cache: Cache
    strict: bool
    keep_going: bool
    known: set[Key] = field(default_factory=set[Key])
    outcome: str = ""

    def follow(self) -> None:
        """Build on every change, until other folders must be watched or a signal comes.

        Raises Stopped on a signal, ImportError without the watchfiles library.
        """
        found = watched(self.file, self._settings(self._session()))
        folders = found.to_watch()
        is_new = True
        for changed in changes(found, folders):
            if not (changed or is_new):
                continue
            is_new = False
            project = self._build(changed)
            now = watched(self.file, project)
            if (now, now.to_watch()) != (found, folders):
                return
        # The library ends on a signal and keeps what its handler raised to itself.
        raise Stopped(latest())

    def _build(self, changed: Sequence[str]) -> Project | None:
        session = self._session()
        project = self._settings(session)
        done: Sequence[Done] = ()
        if project is not None:
            builder = Builder(
                project=project, cache=self.cache, keep_going=self.keep_going
            )
            done = builder.build(session.diagnostics)
        wrote = any(item.files.written for item in done)
        outcome = _outcome(done, session)
        if changed or wrote or outcome != self.outcome:
            self._forget_known(session)
            session.show()
            what = _what(changed, self.file)
            print(f"{what}: {outcome} in {session.elapsed}", flush=True)
        self.outcome = outcome
        return project

    def _session(self) -> Session:
        return Session(format="text", strict=self.strict)

    def _settings(self, session: Session) -> Project | None:
        return load.load(self.file, session.diagnostics)

    def _forget_known(self, session: Session) -> None:
        """Leave out warnings that the build before this one has shown."""
        items = session.diagnostics.items
        session.diagnostics.items = [
            item
            for item in items
            if item.severity is Severity.ERROR or _key(item) not in self.known
        ]
        self.known = {_key(item) for item in items}


def watch(
    session: Session,
    config: Path | None,
    cache: Cache,
    *,
    keep_going: bool,
) -> int:
    """Build on every change until a signal comes; raises Stopped then.

    The exit code where there is nothing to watch, or nothing to watch with.
    """
    file = config or load.find(session.root)
    if file is None:
        load_project(session, None)
        return session.finish()
    watch = Watch(file=file, cache=cache, strict=session.strict, keep_going=keep_going)
    try:
        while True:
            watch.follow()
    except ImportError:
        session.diagnostics.error(
            "watchfiles-missing",
            "watching needs the library watchfiles",
            hint="pip install 'docmill[watch]'",
        )
    return session.finish()


def _key(item: Diagnostic) -> Key:
    return item.code, item.message, item.span.text if item.span else ""


def _what(changed: Sequence[str], file: Path) -> str:
    if not changed:
        return f"watching what {display_path(file)} names"
    first, *others = map(printable, changed)
    more = f" and {counted(len(others), 'other file')}" if others else ""
    return f"{first}{more}"


def _outcome(done: Sequence[Done], session: Session) -> str:
    files = [item.files for item in done]
    said = said_of_files(
        written=sum(len(item.written) for item in files),
        unchanged=sum(len(item.unchanged) for item in files),
        removed=sum(len(item.removed) for item in files),
    )
    if session.diagnostics.has_errors:
        errors = [i for i in session.diagnostics if i.severity is Severity.ERROR]
        return f"{tally(errors)}, {said if done else 'nothing written'}"
    return said
