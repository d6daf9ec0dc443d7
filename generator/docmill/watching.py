"""Which files go into a build, and waiting until one of them changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.config import Api, Project
from docmill.openapi import sourcemap

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

    def watched(self) -> tuple[Path, ...]:
        """The folders to watch, each for itself: those below them are named as well."""
        below = [path for top in self.folders for path in top.rglob("*/")]
        parents = [file.parent for file in self.files]
        return tuple(sorted({*self.folders, *below, *parents}))


def inputs(file: Path, project: Project | None) -> Inputs:
    """What goes into the builds of a project; of one with mistakes, its settings alone."""
    given = [path for api in project.apis for path in _given(api)] if project else []
    paths = [path.resolve() for path in (file, *given)]
    return Inputs(
        files=frozenset(path for path in paths if not path.is_dir()),
        folders=tuple(path for path in paths if path.is_dir()),
        outputs=tuple(path.resolve() for path in _made(project)) if project else (),
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


def _given(api: Api) -> Iterator[Path]:
    yield from api.docs
    if not api.docs:
        yield api.spec
    for path in (api.overlay, api.config.client.templates):
        if path is not None:
            yield path
    if api.config.dialect.endswith(".toml"):
        yield Path(api.config.dialect)


def _made(project: Project) -> Iterator[Path]:
    for api in project.apis:
        if api.docs:
            yield from (api.spec, sourcemap.map_path(api.spec))
        if api.output is not None:
            yield api.output


def _is_hidden(path: Path) -> bool:
    """Whether a path is that of an editor's own file rather than of a page."""
    return any(part.startswith(".") or part.endswith("~") for part in path.parts)
