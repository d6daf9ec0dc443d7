"""Replace a whole folder in one step.

The new tree is put together beside the old one: changed files are written, all others,
the user's included, are hard links to the same data. Then the two folders trade places
in one system call. Nobody ever sees a mixture.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from docmill.files.write import manifest
from docmill.files.write.changes import Survey
from docmill.files.write.paths import OWN, create_all

MOST_LINKS = 5_000
"""A folder with more files than this (a virtual environment, a repository) is not linked."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


class CannotSwapError(Exception):
    """This folder or system does not allow it; nothing was changed."""


def swap(files: Mapping[str, str], folder: Path, changes: Survey) -> None:
    """Bring `folder` to the state that `changes` describes, in one step.

    Raises CannotSwapError where another way must be found, OSError where the new files
    cannot be written. In both cases the folder is as it was.
    """
    try:
        staging = _new_sibling(folder)
    except OSError as error:
        raise CannotSwapError from error
    try:
        if folder.exists():
            _link_tree(folder, staging, leave_out={*changes.written, *changes.removed})
        # Where there was no folder, a crash of the system has nothing to take away.
        _write(files, staging, changes, wait=folder.exists())
        if folder.exists():
            _copy_modes(folder, staging)
            _exchange(staging, folder)
        else:
            staging.rename(folder)
            return
    except BaseException:
        _discard(staging, folder)
        raise
    _retire(staging, folder)


def leftovers(folder: Path) -> tuple[Path, ...]:
    """What runs that were killed, or are under way, have put beside `folder`."""
    prefix = _prefix(folder)
    if not folder.parent.is_dir():
        return ()
    with os.scandir(folder.parent) as entries:
        names = [
            entry.name
            for entry in entries
            if entry.name.startswith(prefix) and entry.is_dir(follow_symlinks=False)
        ]
    return tuple(folder.parent / name for name in sorted(names))


def clear_leftovers(folder: Path) -> None:
    """Remove what runs that were killed have left beside `folder`."""
    for leftover in leftovers(folder):
        _discard(leftover, folder)


def _discard(sibling: Path, folder: Path) -> None:
    """Remove a sibling: a tree that was never used, or the old one after the exchange.

    Its name carries the inode that it was made with, which tells the two apart.
    """
    made_with = sibling.name.rpartition("-")[2]
    if made_with == str(sibling.stat().st_ino) or made_with == "0":
        shutil.rmtree(sibling, ignore_errors=True)
    else:
        _retire(sibling, folder)


def _retire(old: Path, folder: Path) -> None:
    """Remove the old tree; what appeared in it in the meantime moves to the new one."""
    ours = {
        *manifest.load(old / manifest.MANIFEST),
        *manifest.load(folder / manifest.MANIFEST),
    }
    for path in _walk(old):
        here, there = old / path, folder / path
        if path in ours or path.startswith(OWN) or _same(here, there):
            continue
        if path.endswith("/"):
            there.mkdir(parents=True, exist_ok=True)
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        here.replace(there)
    shutil.rmtree(old, ignore_errors=True)


def _prefix(folder: Path) -> str:
    return f".{folder.name}{OWN}new-"


def _new_sibling(folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    blank = folder.parent / f"{_prefix(folder)}0"
    blank.mkdir()
    return blank.rename(blank.with_name(f"{_prefix(folder)}{blank.stat().st_ino}"))


def _link_tree(folder: Path, staging: Path, leave_out: set[str]) -> None:
    count = 0
    for path in _walk(folder):
        if path in leave_out or path.startswith(OWN):
            continue
        count += 1
        if count > MOST_LINKS:
            raise CannotSwapError
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        if path.endswith("/"):
            (staging / path).mkdir()
            continue
        try:
            os.link(folder / path, staging / path, follow_symlinks=False)
        except (OSError, NotImplementedError) as error:
            raise CannotSwapError from error


def _copy_modes(folder: Path, staging: Path) -> None:
    shutil.copymode(folder, staging)
    for parent, folders, _ in os.walk(staging):
        for name in folders:
            copy = Path(parent, name)
            original = folder / copy.relative_to(staging)
            if original.is_dir():
                shutil.copymode(original, copy)


def _write(
    files: Mapping[str, str], staging: Path, changes: Survey, *, wait: bool
) -> None:
    targets = {staging / path: files[path] for path in changes.written}
    for parent in {target.parent for target in targets}:
        parent.mkdir(parents=True, exist_ok=True)
    create_all({**targets, staging / manifest.MANIFEST: changes.manifest}, wait=wait)


def _walk(folder: Path, prefix: str = "") -> Iterator[str]:
    """The paths of all files and links, and of empty folders with a slash at the end."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    if not entries and prefix:
        yield prefix
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, f"{path}/")
        else:
            yield path


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False


def _exchange(one: Path, other: Path) -> None:
    """Let two folders trade names. Raises CannotSwapError where the system cannot."""
    # Costs as much to import as all the rest, and most runs write nothing.
    import ctypes  # noqa: PLC0415

    try:
        libc = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            failed = libc.renamex_np(first, second, _RENAME_SWAP)
        else:
            failed = libc.renameat2(
                _AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE
            )
    except (OSError, AttributeError, TypeError) as error:
        raise CannotSwapError from error
    if failed:
        raise CannotSwapError(os.strerror(ctypes.get_errno()))
