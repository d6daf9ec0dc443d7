"""Command lines on small inputs, and all that they say and write.

A case is a folder: `case.toml` has the command lines in `run`, `input/` is the working
folder, `expected/` what comes of it: `stdout.txt`, `diagnostics.txt` (stderr),
`exit.txt` where it is not 0, and every file below `out/`. What is not expected is expected
to be empty. `compare` limits the files that count, `folders` names empty folders of the
input, which git cannot keep. `fault` says what docmill gets wrong today: `expected/` shows
the right files, and the case fails as soon as docmill writes them.

`make golden CASES='page-*'` writes the expected files of cases anew, and fails.
"""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from docmill.cli import run

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/case.toml"))
ELAPSED = re.compile(r"\b\d+\.\d s\b")


def cases() -> Iterator[ParameterSet]:
    """Each case by its name; those with a `fault` are expected to fail."""
    for case in CASES:
        fault = tomllib.loads((case / "case.toml").read_text("utf-8")).get("fault")
        marks = [pytest.mark.xfail(reason=fault, strict=True)] if fault else []
        yield pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_case(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    settings = tomllib.loads((case / "case.toml").read_text("utf-8"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "110")
    actual = outcome(case, settings, tmp_path / "work", monkeypatch, capsys)
    pattern = request.config.getoption("refresh", None)
    if pattern and fnmatch(case.name, pattern) and "fault" not in settings:
        refresh(case / "expected", actual)
        pytest.fail(f"{case.name}: expected files written anew; look at the diff")
    if "fault" in settings:
        actual = {
            path: text for path, text in actual.items() if path.startswith("out/")
        }
    expected = texts(case / "expected")
    assert sorted(actual) == sorted(expected)
    for path, text in actual.items():
        assert text == expected[path], f"{case.name}: {path} differs"


def outcome(
    case: Path,
    settings: dict[str, Any],
    work: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> dict[str, str]:
    """All that the command lines of a case say and write, by name."""
    if (case / "input").is_dir():
        shutil.copytree(case / "input", work)
    for folder in settings.get("folders", ["."]):
        (work / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(work)
    codes: list[int] = []
    for line in settings["run"]:
        program, *arguments = shlex.split(line)
        assert program == "docmill"
        codes.append(run(arguments))
    said = capsys.readouterr()
    written = {
        path: text
        for path, text in texts(work).items()
        if path.startswith("out/")
        and any(fnmatch(path, glob) for glob in settings.get("compare", ["*"]))
    }
    found = {
        "stdout.txt": ELAPSED.sub("0.0 s", said.out),
        "diagnostics.txt": ELAPSED.sub("0.0 s", said.err),
        "exit.txt": "".join(f"{code}\n" for code in codes) if any(codes) else "",
        **written,
    }
    return {path: text for path, text in found.items() if text}


def texts(folder: Path) -> dict[str, str]:
    """The files of a folder by path; bytes that are no text are shown as such."""
    return {
        path.relative_to(folder)
        .as_posix(): path.read_bytes()
        .decode("utf-8", "backslashreplace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refresh(expected: Path, actual: dict[str, str]) -> None:
    """Replace the expected files of a case."""
    shutil.rmtree(expected, ignore_errors=True)
    for path, text in actual.items():
        (expected / path).parent.mkdir(parents=True, exist_ok=True)
        (expected / path).write_bytes(text.encode("utf-8"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 25
