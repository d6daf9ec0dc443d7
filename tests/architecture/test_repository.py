"""`generated/` and `spec/` are what the pages in the repository give."""

from __future__ import annotations

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
