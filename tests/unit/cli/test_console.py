"""Where the cache of a user is."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from docmill.cli.console import user_cache


def test_the_cache_folder_can_be_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache().folder == tmp_path / "docmill"


@pytest.mark.parametrize("given", [None, "", "relative"])
def test_else_it_is_where_the_system_has_caches(
    given: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    expected = platformdirs.user_cache_path("docmill", appauthor=False)
    if given is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", given)
    folder = user_cache().folder
    assert folder == expected
    assert folder.is_absolute()


def test_without_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/x"))
    cache = user_cache()
    assert cache.folder is None
    cache.put("key", "text")
    assert cache.get("key") is None
