"""What earlier runs worked out, so that the same work is not done again.

Everything in the cache can be worked out anew, so it can be deleted at any time, and
nothing in it is trusted: an entry that was damaged counts as missing. A cache that cannot
be read or written is no error; it only costs time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

KEPT = 30 * 24 * 3600
"""Seconds after which an entry that nobody asked for is removed."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Texts by key, in a folder. Without a folder nothing is kept."""

    folder: Path | None

    def get(self, key: str) -> str | None:
        """The text that was kept under `key`."""
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            digest, _, text = path.read_bytes().decode("utf-8").partition("\n")
            self._mark_used(path)
        except (OSError, UnicodeDecodeError):
            return None
        return text if digest == _digest(f"{key}\n{text}") else None

    def put(self, key: str, text: str) -> None:
        """Keep a text. Another run may do the same at the same time."""
        if self.folder is None:
            return
        path = self._path(self.folder, key)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        digest = _digest(f"{key}\n{text}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(f"{digest}\n{text}".encode())
            temporary.replace(path)

    def prune(self) -> None:
        """Remove what nobody asked for in a long time."""
        if self.folder is None:
            return
        oldest = time.time() - KEPT
        with contextlib.suppress(OSError):
            for path in self.folder.glob("??/*"):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, folder: Path, key: str) -> Path:
        name = _digest(key)
        return folder / name[:2] / name[2:]

    def _mark_used(self, path: Path) -> None:
        if path.stat().st_mtime < time.time() - KEPT / 10:
            path.touch()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
