"""Files as they are in a revision of a git repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory


class RevisionError(Exception):
    """There is no git, no repository, no such revision, or no such path in it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A path in a revision, as in `main:spec/mps/docs`, relative to the repository."""

    name: str
    path: PurePosixPath

    @classmethod
    def parse(cls, text: str) -> Revision | None:
        """`REVISION:PATH`; None where a text is nothing of that kind."""
        name, colon, path = text.partition(":")
        safe = not (PurePosixPath(path).is_absolute() or ".." in path.split("/"))
        found = bool(colon and name and safe and not name.startswith("-"))
        return cls(name, PurePosixPath(path)) if found else None

    @classmethod
    def of(cls, name: str, path: Path) -> Revision:
        """The path of a file of the working tree in a revision. Raises RevisionError."""
        folder = next(parent for parent in path.resolve().parents if parent.is_dir())
        inside = path.resolve().relative_to(_top(folder))
        return cls(name, PurePosixPath(inside.as_posix()))


def is_known(revision: Revision, inside: Path) -> bool:
    """Whether the revision has the path. Raises RevisionError where there is no revision."""
    commit = _commit(revision, inside)
    path = str(revision.path)
    return bool(_git(_top(inside), "ls-tree", "--name-only", commit, "--", path))


def committed(path: Path) -> datetime | None:
    """When the file or folder at `path` was committed last; None where it never was."""
    try:
        text = _git(path.parent, "log", "-1", "--format=%cI", "--", path.name)
        return datetime.fromisoformat(text.decode().strip())
    except (RevisionError, ValueError):
        return None


@contextmanager
def checked_out(revision: Revision, inside: Path) -> Generator[Path]:
    """A temporary folder that holds the path, as the repository does; gone at the end.

    Of a file, the folder that it stands in is there as well, for what it refers to.
    `inside` is a folder of the repository. Raises RevisionError.
    """
    with TemporaryDirectory(prefix="docmill-") as name:
        folder = Path(name)
        commit = _commit(revision, inside)
        path = revision.path
        wanted = path.parent if path.suffix in {".yaml", ".yml", ".json"} else path
        packed = _git(_top(inside), "archive", "--format=tar", commit, str(wanted))
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        if not (folder / path).exists():
            raise RevisionError(f"{revision.name} has no {path}")
        yield folder


def _top(inside: Path) -> Path:
    return Path(_git(inside, "rev-parse", "--show-toplevel").decode().strip())


def _commit(revision: Revision, inside: Path) -> str:
    name = f"{revision.name}^{{commit}}"
    return _git(inside, "rev-parse", "--verify", "--quiet", name).decode().strip()


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise RevisionError("git is not installed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        first = said.splitlines()[0].removeprefix("fatal: ") if said else ""
        raise RevisionError(first or "git knows no such revision")
    return done.stdout
