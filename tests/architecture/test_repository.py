"""`generated/` and `spec/` are what the pages in the repository give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docmill.cli import run

REPOSITORY = Path(__file__).parents[2]


def test_what_is_committed_is_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    code = run(["check", "--strict"])
    captured = capsys.readouterr()
    assert code == 0, captured.out + captured.err


def test_where_to_begin_is_there() -> None:
    """Every path in CONTRIBUTING's table of changes exists."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("## Where to change what")[2].partition("\n## ")[0]
    paths = re.findall(r"`([a-z_]+/[^`]*)`", table)
    assert len(paths) > 30
    for path in paths:
        pattern = re.sub("<[a-z]+>", "*", path).rstrip("/")
        found = [
            *REPOSITORY.glob(pattern),
            *(REPOSITORY / "generator/docmill").glob(pattern),
        ]
        assert found, path
