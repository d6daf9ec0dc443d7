"""A cache may lose what it holds, but never give anything else."""

from __future__ import annotations

import os
import time
from pathlib import Path

from docmill.files.cache import KEPT, Cache


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert cache.get("key") is None
    for text in ("", "one\r\ntwo\n", "任务 \N{GRINNING FACE}"):
        cache.put("key", text)
        assert cache.get("key") == text
    assert len(entries(tmp_path)) == 1


def test_damaged_entries_count_as_missing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", "text")
    (entry,) = entries(tmp_path)
    good = entry.read_bytes()
    for damaged in (
        good + b"x",
        good[:-1],
        b"",
        b"\xff",
        good.replace(b"text", b"tixt"),
    ):
        entry.write_bytes(damaged)
        assert cache.get("key") is None
    cache.put("other", "text")
    other = next(path for path in entries(tmp_path) if path != entry)
    entry.write_bytes(other.read_bytes())
    assert cache.get("key") is None


def test_a_cache_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for cache in (Cache(tmp_path / "file/cache"), Cache(None)):
        cache.put("key", "text")
        assert cache.get("key") is None
        cache.prune()


def test_what_nobody_asks_for_is_removed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("old", "text")
    cache.put("used", "text")
    past = time.time() - KEPT - 60
    for entry in entries(tmp_path):
        os.utime(entry, (past, past))
    assert cache.get("used") == "text"
    cache.prune()
    assert cache.get("old") is None
    assert cache.get("used") == "text"
