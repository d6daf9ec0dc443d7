"""Paths of output files, and what is at them.

Nothing here follows a link: a link inside an output folder may point anywhere.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from docmill.files.write.manifest import digest_bytes

OWN = ".docmill-"
"""What the names of docmill's own files in an output folder begin with."""

CUSTOM = "_custom"
"""The folder for the user's own additions; nothing in it is ever written or removed."""


class Kind(Enum):
    """What is at a path."""

    ABSENT = "absent"
    FILE = "file"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class State:
    """What is at a path, and for a regular file its SHA-256."""

    kind: Kind
    digest: str = ""


ABSENT = State(Kind.ABSENT)


def is_safe(path: str) -> bool:
    """Whether `path` names a file inside the folder, with forward slashes."""
    parts = path.split("/")
    return (
        not any(part in {"", ".", ".."} for part in parts)
        and not any(character in path for character in "\\\0\r\n")
        and not PurePosixPath(path).is_absolute()
        and not (len(path) > 1 and path[1] == ":")
        and not parts[0].startswith(OWN)
        and CUSTOM not in parts
    )


def state(folder: Path, path: str) -> State:
    """What is at `path` inside `folder`. A link on the way there counts as OTHER."""
    here = folder
    for part in path.split("/")[:-1]:
        here = here / part
        match _mode(here):
            case None:
                return ABSENT
            case mode if not stat.S_ISDIR(mode):
                return State(Kind.OTHER)
            case _:
                pass
    target = folder / path
    match _mode(target):
        case None:
            return ABSENT
        case mode if not stat.S_ISREG(mode):
            return State(Kind.OTHER)
        case _:
            return State(Kind.FILE, digest_bytes(read(target)))


def read(path: Path) -> bytes:
    """The bytes of a regular file, never through a link. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()


def create(path: Path, text: str) -> None:
    """Write a new file to the disk itself. Raises OSError; FileExistsError if it exists."""
    create_all({path: text})


def create_all(texts: Mapping[Path, str], *, wait: bool = True) -> None:
    """Write new files, then wait for the disk once and not for each of them in turn.

    Without `wait` the system brings them to the disk later. Raises OSError;
    FileExistsError where one of them exists.
    """
    for path, text in texts.items():
        with path.open("xb") as stream:
            stream.write(text.encode("utf-8"))
    if not wait:
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (slow to import)

    with ThreadPoolExecutor(max_workers=16) as threads:
        for _ in threads.map(_to_disk, texts):
            pass


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def reason(error: OSError) -> str:
    """What went wrong, in the words of the system, without the path."""
    return error.strerror or errno.errorcode.get(error.errno or 0, "unknown error")


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return None
