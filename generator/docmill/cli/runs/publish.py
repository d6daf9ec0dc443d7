"""`docmill publish`: references onto the disk, or into a browser that follows changes."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from docmill import pipeline
from docmill.cli.console import Session
from docmill.cli.runs.build import load_project
from docmill.cli.signals import Stopped, latest
from docmill.cli.summaries import said_of_files
from docmill.config.model import Api, Config, Site
from docmill.diagnostics.render.terminal_text import counted, printable
from docmill.files import write
from docmill.project import watch
from docmill.project.publish import build as publishing
from docmill.project.publish.build import Published, Request
from docmill.publish.site import preview


def requested(
    session: Session,
    specs: Sequence[Path],
    given: Site,
    config: Path | None,
    *,
    overlay: Path | None,
    described: Config,
    previous: str,
    date: datetime | None,
    findings: bool,
) -> Request | None:
    """What to publish: the documents named, or all that the settings name.

    What is `given` counts before the settings; documents named have none of these, and
    are read as `described` says. None with errors told.
    """
    base = Request(
        apis=tuple(_api(path, overlay, described) for path in specs),
        site=given,
        root=session.root,
        previous=previous,
        date=date.replace(tzinfo=UTC) if date else _source_date(),
        with_findings=findings,
    )
    if specs:
        return base
    project = load_project(session, config)
    if project is None:
        return None
    settings = {key: value for key, value in asdict(given).items() if value}
    site = replace(project.site, **settings)
    return replace(base, apis=project.apis, site=site, root=project.root)


def run(
    session: Session, request: Request | None, port: int | None, *, force: bool
) -> int:
    """Write a site, or show it in a browser where there is a port; the exit code."""
    if request is None:
        return session.finish()
    if port is not None:
        return serve(session, request, port)
    return publish(session, request, force=force)


def publish(session: Session, request: Request, *, force: bool) -> int:
    """Write a site; the exit code."""
    folder = request.site.output
    if folder is None:
        session.diagnostics.error(
            "output-missing",
            "nobody says where to write the site",
            hint="give -o site/, or `output` under [site] in the settings",
        )
        return session.finish()
    published = publishing.publish(request, session.diagnostics)
    if published is None:
        return session.finish()
    done = write.write(published.files, folder, session.diagnostics, force=force)
    if done is not None:
        session.show()
        _say(session, published)
        files = said_of_files(len(done.written), len(done.unchanged), len(done.removed))
        session.say(f"  {files} in {session.elapsed}")
        session.say(f"  {folder / 'index.html'}")
    return session.finish()


def serve(session: Session, request: Request, port: int) -> int:
    """Show a site in a browser on this machine, and follow every change.

    Raises Stopped on a signal; the exit code where there is nothing to serve with.
    """
    site = preview.Site()
    try:
        with _running(site, port) as address:
            print(f"serving {address}, until Ctrl-C", flush=True)
            while True:
                _Follower(request, site, session.strict).follow()
    except ImportError:
        session.diagnostics.error(
            "watchfiles-missing",
            "following changes needs the library watchfiles",
            hint="pip install 'docmill[watch]'",
        )
    except OSError as error:
        session.diagnostics.error(
            "port-taken",
            f"cannot serve at port {port}: {error.strerror}",
            hint="give another one with --port; 0 takes any that is free",
        )
    return session.finish()


@dataclass(slots=True)
class _Follower:
    """Builds a site anew whenever something that goes into it is saved."""

    request: Request
    site: preview.Site
    strict: bool

    def follow(self) -> None:
        """Build on every change, until other folders must be watched or a signal comes."""
        found = watch.inputs_of(self.request.apis, self._others())
        folders = found.to_watch()
        is_new = True
        for changed in watch.changes(found, folders):
            if changed or is_new:
                self._build(changed)
            is_new = False
            now = watch.inputs_of(self.request.apis, self._others())
            if changed and (now, now.to_watch()) != (found, folders):
                return
        # The library ends on a signal and keeps what its handler raised to itself.
        raise Stopped(latest())

    def _others(self) -> Sequence[Path]:
        templates = self.request.site.templates
        return (templates,) if templates else ()

    def _build(self, changed: Sequence[str]) -> None:
        session = Session(format="text", strict=self.strict, root=self.request.root)
        published = publishing.publish(self.request, session.diagnostics)
        session.show()
        what = printable(changed[0]) if changed else "built"
        if published is None:
            print(f"{what}: {session.tally}, shown as it was", flush=True)
            return
        self.site.replace(published.files)
        pages = counted(len(published.files), "file")
        print(f"{what}: {pages} in {session.elapsed}", flush=True)


@contextmanager
def _running(site: preview.Site, port: int) -> Generator[str]:
    """A server in a thread of its own, and its address. Raises OSError."""
    with preview.Server(site, port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield f"http://{preview.HOST}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _api(path: Path, overlay: Path | None, config: Config) -> Api:
    return Api(
        name=pipeline.document_name(path),
        docs=(),
        spec=path,
        overlay=overlay,
        config=config,
    )


def _source_date() -> datetime | None:
    """The date that a build takes for now (reproducible-builds.org)."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None


def _say(session: Session, published: Published) -> None:
    for item in published.services:
        counts = (
            counted(item.operations, "operation"),
            counted(item.schemas, "schema"),
            *item.languages,
        )
        session.say(f"{item.name}: {', '.join(counts)}")
    session.say(f"  {session.tally}")
    session.say(f"  the largest page has {published.largest_page / 1000:,.0f} kB")
