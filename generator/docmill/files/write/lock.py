"""One run at a time writes into a folder.

The lock is the operating system's, on a file: it ends with the process that holds it,
however that ends, so there are no stale locks.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

WAIT = 20.0
"""Seconds to wait for another run."""


class LockedError(Exception):
    """Another run is writing."""


@contextmanager
def lock(path: Path, wait: float = WAIT) -> Generator[None]:
    """Hold the lock file `path`, which is removed at the end.

    Raises LockedError after `wait` seconds, OSError where the file cannot be made.
    """
    deadline = time.monotonic() + wait
    while (descriptor := _try(path)) is None:
        if time.monotonic() >= deadline:
            raise LockedError(path)
        time.sleep(0.05)
    try:
        yield
    finally:
        # Removed while held: who waits for it sees another file, and asks again.
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _try(path: Path) -> int | None:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        acquired = _acquire(descriptor) and _is_at(descriptor, path)
    except BaseException:
        os.close(descriptor)
        raise
    if not acquired:
        os.close(descriptor)
        return None
    return descriptor


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether the file that was locked is still the one at `path`."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
