"""Say how a folder differs from what would be written, without writing."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docmill.diagnostics.source import display_path
from docmill.files.write import manifest
from docmill.files.write.paths import Kind, is_safe, state


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One file that is not what it should be, and the unified diff that makes it so."""

    path: str
    diff: str


def compare(files: Mapping[str, str], folder: Path) -> tuple[Difference, ...]:
    """What writing `files` into `folder` would change. Raises OSError.

    Files of the manifest that are no longer made count, and so do edited ones.
    """
    folder = folder.resolve()
    stale = manifest.load(folder / manifest.MANIFEST).keys() - files.keys()
    paths = sorted({*files, *filter(is_safe, stale)})
    found = (_difference(folder, path, files.get(path)) for path in paths)
    return tuple(difference for difference in found if difference)


def _difference(folder: Path, path: str, wanted: str | None) -> Difference | None:
    kind = state(folder, path).kind
    raw = (folder / path).read_bytes() if kind is Kind.FILE else None
    if raw == (None if wanted is None else wanted.encode("utf-8")):
        return None
    shown = display_path(folder / path)
    before = None if raw is None else raw.decode("utf-8", "replace")
    lines = difflib.unified_diff(
        [] if before is None else before.splitlines(keepends=True),
        [] if wanted is None else wanted.splitlines(keepends=True),
        "/dev/null" if before is None else f"a/{shown}",
        "/dev/null" if wanted is None else f"b/{shown}",
    )
    return Difference(path=shown, diff="".join(map(_with_newline, lines)))


def _with_newline(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
