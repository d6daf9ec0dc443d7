"""Write the files of a client into its folder, all of them or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span, display_path
from docmill.files.write import manifest, replace_in_place, swap_folder
from docmill.files.write.changes import Survey, survey
from docmill.files.write.lock import LockedError, lock
from docmill.files.write.paths import OWN, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteSummary:
    """What a run did: paths relative to the folder."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def joined(self, other: WriteSummary) -> WriteSummary:
        """Both as one."""
        return WriteSummary(
            written=self.written + other.written,
            unchanged=self.unchanged + other.unchanged,
            removed=self.removed + other.removed,
        )


def write(
    files: Mapping[str, str],
    folder: Path,
    diagnostics: Diagnostics,
    *,
    force: bool = False,
) -> WriteSummary | None:
    """Make `folder` hold `files` (relative path → text) and forget those of earlier runs.

    Only files that change are written. Files that docmill did not write, or that were
    edited since, are refused with an error unless `force` is set; then, and whenever the
    disk refuses, nothing is changed and the result is None.
    """
    folder = folder.resolve()
    result: WriteSummary | None = None
    with failures(folder, diagnostics):
        if _is_usable(folder, diagnostics):
            changes = _glance(files, folder, diagnostics)
            if changes is None:
                changes = _update(files, folder, diagnostics, force=force)
            result = _summary(changes) if changes else None
    return result


def may_write(
    files: Mapping[str, str],
    folder: Path,
    diagnostics: Diagnostics,
    *,
    force: bool = False,
) -> bool:
    """Whether `write` would not refuse; what it would refuse is told, nothing is done."""
    folder = folder.resolve()
    with failures(folder, diagnostics):
        if not _is_usable(folder, diagnostics):
            return False
        found = Diagnostics(strict=diagnostics.strict)
        with suppress(FileNotFoundError):
            if _survey(files, folder, found, force=force):
                diagnostics.extend(found)
                return True
        # Perhaps it was another run that was seen at work, and nothing of the user's.
        with _locked(folder):
            return _survey(files, folder, diagnostics, force=force) is not None
    return False


@dataclass(slots=True)
class Outcome:
    """Whether the writing failed."""

    failed: bool = False


@contextmanager
def failures(target: Path, diagnostics: Diagnostics) -> Generator[Outcome]:
    """Turn what the disk refuses into an error that names the path and the reason."""
    outcome = Outcome(failed=True)
    try:
        yield outcome
        outcome.failed = False
    except LockedError:
        diagnostics.error(
            "output-locked",
            "another run of docmill is writing here",
            _place(target),
            hint="wait until it has finished",
        )
    except OSError as error:
        path = Path(os.fsdecode(error.filename2 or error.filename or target))
        diagnostics.error(
            "output-write-failed",
            f"cannot write {display_path(path)}: {reason(error)}",
            _place(target),
            hint="make room or give write access, then run it again",
        )


def _glance(
    files: Mapping[str, str], folder: Path, diagnostics: Diagnostics
) -> Survey | None:
    """What is there, if there is nothing to do. Whatever else is seen here is not certain.

    Another run may be at work: what was read before and after its last step does not fit.
    """
    found = Diagnostics(strict=diagnostics.strict)
    if not (folder / manifest.MANIFEST).exists():
        return None
    with suppress(FileNotFoundError):
        changes = _survey(files, folder, found, force=True)
        if changes and changes.is_clean and is_tidy(folder):
            diagnostics.extend(found)
            return changes
    return None


def _update(
    files: Mapping[str, str], folder: Path, diagnostics: Diagnostics, *, force: bool
) -> Survey | None:
    """Decide and act while no other run writes here."""
    with _locked(folder):
        swap_folder.clear_leftovers(folder)
        changes = _survey(files, folder, diagnostics, force=force)
        if changes is None:
            return None
        if not changes.is_clean:
            _apply(files, folder, changes)
        replace_in_place.clear_leftovers(folder)
        return changes


def is_tidy(path: Path) -> bool:
    """Whether no run was killed while it wrote a file or folder, and none is under way."""
    path = path.resolve()
    prefixes = (f".{path.name}{OWN}", f".{path.name[:80]}{OWN}")
    try:
        beside = os.listdir(path.parent)
    except OSError:
        return True
    untidy = any(name.startswith(prefixes) for name in beside)
    return not (
        untidy or replace_in_place.leftovers(path) or (path / f"{OWN}lock").exists()
    )


def _survey(
    files: Mapping[str, str], folder: Path, diagnostics: Diagnostics, *, force: bool
) -> Survey | None:
    found = Diagnostics(strict=diagnostics.strict)
    changes = survey(files, folder, found, force=force)
    diagnostics.extend(found)
    return None if found.has_errors else changes


def _apply(files: Mapping[str, str], folder: Path, changes: Survey) -> None:
    _check_access(folder, changes)
    if Path.cwd().resolve().is_relative_to(folder):
        # A swap would leave the caller's shell in a folder that no longer exists.
        replace_in_place.replace(files, folder, changes)
        return
    try:
        swap_folder.swap(files, folder, changes)
    except swap_folder.CannotSwapError:
        replace_in_place.replace(files, folder, changes)


def _check_access(folder: Path, changes: Survey) -> None:
    """Raise PermissionError before anything is changed rather than half-way."""
    paths = (*changes.written, *changes.removed)
    parents = {parent for path in paths for parent in (folder / path).parents}
    for parent in sorted({folder, *parents}):
        inside = parent.is_relative_to(folder) and parent.exists()
        if inside and not os.access(parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(parent))


def _is_usable(folder: Path, diagnostics: Diagnostics) -> bool:
    if folder.is_dir():
        return True
    if folder.exists() or folder.is_symlink():
        diagnostics.error(
            "output-not-a-folder",
            "the output must be a folder, and this is something else",
            _place(folder),
            hint="name another folder after -o",
        )
        return False
    return True


@contextmanager
def _locked(folder: Path) -> Generator[None]:
    """Hold the folder's lock: beside the folder, or in it where beside is read-only."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with lock(_lock_path(folder)):
        yield


def _lock_path(folder: Path) -> Path:
    beside = folder.with_name(f".{folder.name}{OWN}lock")
    return beside if os.access(folder.parent, os.W_OK) else folder / f"{OWN}lock"


def _summary(changes: Survey) -> WriteSummary:
    return WriteSummary(
        written=changes.written, unchanged=changes.unchanged, removed=changes.removed
    )


def _place(folder: Path) -> Span:
    return SourceFile(display_path(folder), "").span(1)
