"""Compare what shall be with what is: what to write, what to remove, what to refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span, display_path
from docmill.files.write import manifest
from docmill.files.write.paths import Kind, State, is_safe, state


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a run would do to a folder. Paths are relative, sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    manifest: str
    manifest_changed: bool

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.written or self.removed or self.manifest_changed)


def survey(
    files: Mapping[str, str], folder: Path, diagnostics: Diagnostics, *, force: bool
) -> Survey:
    """Look at `folder` and decide about each file; refusals are errors in `diagnostics`.

    Raises ValueError for a path that leaves the folder, OSError where it cannot be read.
    """
    for path in files:
        if not is_safe(path):
            raise ValueError(f"not a path inside the output folder: {path!r}")
    known = manifest.load(folder / manifest.MANIFEST)
    pending = manifest.load(folder / manifest.JOURNAL)
    wanted = {path: manifest.digest(text) for path, text in files.items()}
    written: list[str] = []
    for path in sorted(wanted):
        found = state(folder, path)
        if found.digest == wanted[path]:
            continue
        ours = found.digest in {known.get(path), pending.get(path)}
        if found.kind is not Kind.ABSENT and not ours:
            _refuse(folder, path, found, path in known, diagnostics, force=force)
        written.append(path)
    text = manifest.dump(wanted)
    return Survey(
        written=tuple(written),
        unchanged=tuple(sorted(wanted.keys() - set(written))),
        removed=_stale({**pending, **known}, wanted, folder, diagnostics),
        manifest=text,
        manifest_changed=state(folder, manifest.MANIFEST).digest
        != manifest.digest(text),
    )


def place(folder: Path, path: str) -> Span:
    """A position for a message about an output file."""
    return SourceFile(display_path(folder / path), "").span(1)


def _refuse(
    folder: Path,
    path: str,
    found: State,
    known: bool,
    diagnostics: Diagnostics,
    *,
    force: bool,
) -> None:
    """Report a file that is in the way and not ours to replace."""
    if found.kind is Kind.OTHER:
        diagnostics.error(
            "output-blocked",
            "there is a folder, a link or a special file where a file must be written",
            place(folder, path),
            hint="move it away, or choose another output folder",
        )
    elif not force and known:
        diagnostics.error(
            "output-edited",
            "this generated file was edited after docmill wrote it",
            place(folder, path),
            hint="keep your changes in _custom/ or in an overlay; "
            "--force replaces the file",
        )
    elif not force:
        diagnostics.error(
            "output-foreign",
            "a file that docmill did not create already exists at this path",
            place(folder, path),
            hint="move it away or choose another output folder; "
            "--force replaces the file",
        )


def _stale(
    known: Mapping[str, str],
    wanted: Mapping[str, str],
    folder: Path,
    diagnostics: Diagnostics,
) -> tuple[str, ...]:
    """Files of an earlier run that are no longer made and still as they were written."""
    removed: list[str] = []
    for path in sorted(known.keys() - wanted.keys()):
        if not is_safe(path):
            continue
        found = state(folder, path)
        if found.kind is Kind.FILE and found.digest == known[path]:
            removed.append(path)
        elif found.kind is not Kind.ABSENT:
            diagnostics.warning(
                "output-stale-edited",
                "this file is no longer generated; it was edited, so it is kept",
                place(folder, path),
                hint="remove it when you no longer need it",
            )
    return tuple(removed)
