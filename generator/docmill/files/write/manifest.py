"""The list of files that docmill wrote into a folder, with their hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = ".docmill-manifest.json"
JOURNAL = ".docmill-journal.json"
"""The manifest that will be, while files are replaced one by one."""


def digest_bytes(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest(text: str) -> str:
    """The SHA-256 of a text as it is written to disk."""
    return digest_bytes(text.encode("utf-8"))


def digest_file(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none that can be read."""
    try:
        return digest_bytes(path.read_bytes())
    except OSError:
        return ""


def dump(files: Mapping[str, str]) -> str:
    """The text of a manifest for paths and their hashes. Equal files give equal text."""
    body = {
        "comment": "Written by docmill. Files that are not listed here are yours.",
        "version": 1,
        "files": dict(sorted(files.items())),
    }
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def load(path: Path) -> dict[str, str]:
    """The paths and hashes of a manifest; none where it is missing or not readable.

    A manifest is input like any other: it may have been edited. Callers check each path
    before they touch it. With an empty manifest nothing on disk counts as ours, which is
    the safe side.
    """
    try:
        if path.is_symlink():
            return {}
        body: Any = json.loads(path.read_bytes())
        files = body["files"].items()
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ):
        return {}
    return {
        name: value
        for name, value in files
        if isinstance(name, str) and isinstance(value, str)
    }
