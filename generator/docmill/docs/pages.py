"""Folders of pages: what is read, and in which order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docmill.config import Limits
from docmill.diagnostics import Diagnostics
from docmill.source import SourceFile, display_path

CONTENTS = "TOC.yml"
"""The name of a folder's table of contents."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file of a page set; `path` is relative to the folder that was given."""

    path: PurePosixPath
    source: SourceFile


def find(
    docs: Sequence[Path], diagnostics: Diagnostics, limits: Limits, *, root: Path
) -> tuple[PageFile, ...]:
    """Read the Markdown pages and tables of contents in `docs`, sorted by path.

    What cannot be read is reported; a folder without a page is an error.
    """
    found: dict[Path, PageFile] = {}
    for given in docs:
        for path, relative in _candidates(given, diagnostics, root):
            text = _read(path, diagnostics, limits, root)
            if text is not None:
                source = SourceFile(display_path(path, root), text)
                found.setdefault(
                    path.resolve(), PageFile(PurePosixPath(relative), source)
                )
    return tuple(sorted(found.values(), key=lambda page: page.path.parts))


def _candidates(
    given: Path, diagnostics: Diagnostics, root: Path
) -> Iterator[tuple[Path, PurePosixPath]]:
    shown = SourceFile(display_path(given, root), "")
    if not given.exists():
        diagnostics.error(
            "docs-missing",
            "there is no such file or folder",
            shown.span(1),
            hint="check the path of the pages",
        )
        return
    if not given.is_dir():
        yield given, PurePosixPath(given.name)
        return
    pages = 0
    for folder, folders, names in os.walk(given):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(".md") or name == CONTENTS:
                pages += name != CONTENTS
                path = Path(folder, name)
                yield path, PurePosixPath(path.relative_to(given).as_posix())
    if not pages:
        diagnostics.error(
            "docs-empty",
            "the folder has no Markdown page",
            shown.span(1),
            hint="pages end in .md",
        )


def _read(
    path: Path, diagnostics: Diagnostics, limits: Limits, root: Path
) -> str | None:
    shown = SourceFile(display_path(path, root), "").span(1)
    try:
        # Opening a pipe would wait for ever, so the kind of file is asked first.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            diagnostics.error("file-not-regular", "not a regular file", shown)
            return None
        with path.open("rb") as file:
            data = file.read(limits.input_bytes + 1)
    except OSError as error:
        hint = "check the permissions of the file"
        diagnostics.error(
            "file-unreadable", f"cannot be read: {error.strerror}", shown, hint=hint
        )
        return None
    if len(data) > limits.input_bytes:
        message = f"larger than limits.input_bytes ({limits.input_bytes} bytes)"
        diagnostics.error(
            "file-too-large", message, shown, hint="raise the limit if this is meant"
        )
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        diagnostics.error(
            "file-not-utf8",
            f"line {line} is not UTF-8",
            SourceFile(shown.file.path, "\n" * line).span(line),
            hint="save the page as UTF-8",
        )
        return None
