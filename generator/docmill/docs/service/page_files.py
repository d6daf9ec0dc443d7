"""Folders of pages: what is read, and in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.read import read

CONTENTS = "TOC.yml"
"""The name of a folder's table of contents."""

SUFFIXES = (".md", ".mdx", ".markdown")
"""How the names of Markdown pages end."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file of a page set; `path` is relative to the folder that was given."""

    path: PurePosixPath
    source: SourceFile


def is_read(name: str) -> bool:
    """Whether a file of this name in a folder of pages is read."""
    return name.lower().endswith(SUFFIXES) or name == CONTENTS


def find(
    docs: Sequence[Path], diagnostics: Diagnostics, limits: Limits, *, root: Path
) -> tuple[PageFile, ...]:
    """Read the Markdown pages and tables of contents in `docs`, sorted by path.

    What cannot be read is reported; a folder without a page is an error.
    """
    found: dict[Path, PageFile] = {}
    for given in docs:
        for path, relative in _candidates(given, diagnostics, root):
            if path.resolve() in found:
                continue
            source = read(path, diagnostics, limits, root=root)
            if source is not None:
                found[path.resolve()] = PageFile(relative, source)
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
            if is_read(name):
                pages += name != CONTENTS
                path = Path(folder, name)
                yield path, PurePosixPath(path.relative_to(given).as_posix())
    if not pages:
        diagnostics.error(
            "docs-empty",
            "the folder has no Markdown page",
            shown.span(1),
            hint="pages end in .md, .mdx or .markdown",
        )
