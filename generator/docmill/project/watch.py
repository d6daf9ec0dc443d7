"""Which files go into a build, and waiting until one of them changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.config.model import Api, Project
from docmill.pipeline import inputs

if TYPE_CHECKING:
    from watchfiles import Change

DEBOUNCE = 400
"""Milliseconds in which changes count as one: an editor writes a file in several steps."""
ALIVE = 300
"""Milliseconds after which to look whether there is anything else to do."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files and folders that go into a build, and those that come out of it."""

    files: frozenset[Path]
    folders: tuple[Path, ...]
    outputs: tuple[Path, ...]

    def hold(self, path: Path) -> bool:
        """Whether a change of the file at `path` matters."""
        if path in self.files:
            return True
        if any(path.is_relative_to(output) for output in self.outputs):
            return False
        inside = [folder for folder in self.folders if path.is_relative_to(folder)]
        return any(not _is_hidden(path.relative_to(folder)) for folder in inside)

    def to_watch(self) -> tuple[Path, ...]:
        """The folders to watch, each for itself: those below them are named as well."""
        below = [path for top in self.folders for path in top.rglob("*/")]
        parents = [file.parent for file in self.files]
        return tuple(sorted({*self.folders, *below, *parents}))


def watched(file: Path, project: Project | None) -> Inputs:
    """What goes into the builds of a project; of one with mistakes, its settings alone."""
    return inputs_of(project.apis if project else (), [file])


def inputs_of(apis: Iterable[Api], others: Iterable[Path]) -> Inputs:
    """What goes into the builds of some APIs, and other files and folders."""
    apis = tuple(apis)
    named = (*others, *(path for api in apis for path in inputs.given(api)))
    paths = [path.resolve() for path in named]
    return Inputs(
        files=frozenset(path for path in paths if not path.is_dir()),
        folders=tuple(path for path in paths if path.is_dir()),
        outputs=tuple(path.resolve() for api in apis for path in inputs.made(api)),
    )


def changes(found: Inputs, folders: Sequence[Path]) -> Iterator[Sequence[str]]:
    """What has changed, as `page.md saved`, whenever something did; else nothing.

    The first answer comes at once, when the folders are being watched: a build after it
    misses no change. Ends on a signal. Raises ImportError without the watchfiles library.
    """
    from watchfiles import watch  # noqa: PLC0415

    def matters(_: Change, path: str) -> bool:
        return found.hold(Path(path))

    for batch in watch(
        *folders,
        watch_filter=matters,
        debounce=DEBOUNCE,
        rust_timeout=ALIVE,
        yield_on_timeout=True,
        raise_interrupt=False,
        recursive=False,
    ):
        yield said(path for _, path in batch)


def said(paths: Iterable[str]) -> Sequence[str]:
    """`page.md saved` for each file; one that is replaced by another is saved as well."""
    return [
        f"{Path(path).name} {'saved' if Path(path).exists() else 'removed'}"
        for path in sorted(set(paths))
    ]


def _is_hidden(path: Path) -> bool:
    """Whether a path is that of an editor's own file rather than of a page."""
    return any(part.startswith(".") or part.endswith("~") for part in path.parts)
