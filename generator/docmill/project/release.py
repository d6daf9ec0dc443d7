"""A release of a client: what changed since the last one, and the version that makes.

The entry goes into the changelog beside the document, which the next build reads: it puts
it, and the version, into the client. Releasing the same change again changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from docmill import pipeline
from docmill.config.model import Api
from docmill.diagnostics.model import Diagnostics
from docmill.files.cache import Cache
from docmill.files.git import Revision, RevisionError, checked_out
from docmill.openapi.diff.change import Change
from docmill.openapi.diff.compare import compare
from docmill.openapi.diff.next_version import next_version
from docmill.openapi.diff.report import to_markdown
from docmill.openapi.document import OpenApi
from docmill.openapi.edit.select import select
from docmill.pipeline import changelog
from docmill.pipeline.changelog import Changelog

HEAD = "HEAD"
FIRST = "0.1.0"
"""The version of a client before anything has been released."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The changes of a client, the version they make, and its changelog with both."""

    version: str
    changes: Sequence[Change]
    changelog: str


@dataclass(frozen=True, slots=True)
class Before:
    """An API as it was released last; without a document it never was."""

    document: OpenApi | None
    log: Changelog | None


def release(
    api: Api, diagnostics: Diagnostics, *, root: Path, since: str, date: str
) -> Release | None:
    """The release of an API since a git revision. None where there is nothing to release.

    Where `HEAD` is asked for and does not have the document, the one on the disk counts.
    The reasons why there can be no release are told.
    """
    if api.config.client.version is not None:
        diagnostics.error(
            "version-fixed",
            f"the settings of {api.name} fix the version of its client",
            hint="remove `version`: releases compute it",
        )
        return None
    spec_only = replace(api, output=None)
    built = pipeline.build(spec_only, diagnostics, root=root, cache=Cache(None))
    if built is None:
        return None
    try:
        before = _in_git(api, since)
    except RevisionError as error:
        if since != HEAD:
            message = f"cannot compare with {since}: {error}"
            diagnostics.error("release-revision", message)
            return None
        before = _as_it_is(api, root=root)
    now = changelog.load(api, diagnostics, root=root)
    return (
        None if diagnostics.has_errors else _release(before, built.document, now, date)
    )


def unwritten(api: Api, document: OpenApi, *, root: Path) -> Sequence[Change]:
    """What `document` changes in an API, against what the disk has of it.

    Nothing where the disk has nothing yet, or nothing else: the document is the source.
    """
    before = _as_it_is(api, root=root) if api.docs else Before(None, None)
    return compare(before.document, document) if before.document else ()


def _release(
    before: Before, document: OpenApi, now: Changelog | None, date: str
) -> Release | None:
    """`now` is the changelog on the disk: older entries may have been edited there."""
    log = before.log
    current = log.version if log else _stated(before.document or document)
    changes = compare(before.document, document) if before.document else ()
    if changes:
        version = next_version(current, changes)
        entry = to_markdown(changes, version=version, date=date)
    elif log is None:
        version = current
        entry = f"## {version} ({date})\n\nFirst release.\n"
    else:
        return None
    base = now or log
    text = base.with_entry(entry, current) if base else changelog.begun(entry)
    return Release(version=version, changes=changes, changelog=text)


def _in_git(api: Api, since: str) -> Before:
    """The API as a revision has it. Raises RevisionError."""
    inside = api.spec.resolve().parent
    with ExitStack() as stack:
        revision = Revision.of(since, api.spec)
        folder = stack.enter_context(checked_out(revision, inside))
        overlay: Path | None = None
        if api.overlay is not None:
            with suppress(RevisionError):
                of_overlay = Revision.of(since, api.overlay)
                other = stack.enter_context(checked_out(of_overlay, inside))
                overlay = other / of_overlay.path
        then = replace(api, spec=folder / revision.path, overlay=overlay)
        return _as_it_is(then, root=folder)


def _as_it_is(api: Api, *, root: Path) -> Before:
    """The API as the disk has it; of what is of no use there, nothing is told."""
    ignored = Diagnostics()
    limits = api.config.limits
    document = pipeline.load_document(
        api.spec,
        ignored,
        limits,
        root=root,
        corrections=api.overlay,
        allow=api.config.allow,
    )
    # What is asked for now need not have been there then.
    document = document and select(document, api.config.selection, ignored)
    return Before(document, changelog.load(api, ignored, root=root))


def _stated(document: OpenApi) -> str:
    """The version that a client without a changelog had, where it was a semantic one."""
    stated = str(document.data.get("info", {}).get("version", "")).removeprefix("v")
    return stated if re.fullmatch(r"\d+\.\d+\.\d+", stated) else FIRST
