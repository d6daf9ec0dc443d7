"""`docmill lock` and `--locked`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docmill.cli import run
from docmill.project import lockfile

DOCS = Path(__file__).parents[2] / "packaging/demo/docs"
SETTINGS = """\
[apis.kiosk]
docs = "docs"
dialect = "jdcloud"
spec = "openapi.yaml"
overlay = "overlay.yaml"
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.info
    update: {title: Kiosk}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locked project, which is the working folder."""
    folder = tmp_path / "here"
    shutil.copytree(DOCS, folder / "docs")
    (folder / "docmill.toml").write_text(SETTINGS)
    (folder / "overlay.yaml").write_text(OVERLAY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    assert run(["lock"]) == 0
    return folder


def test_the_same_everywhere(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = (project / "docmill.lock").read_text("utf-8")
    assert list(json.loads(lock)["files"]) == [
        "docs/getIssue.md",
        "docs/listPapers.md",
        "overlay.yaml",
    ]
    assert str(tmp_path) not in lock
    other = tmp_path / "elsewhere/deeper"
    shutil.copytree(project, other)
    monkeypatch.chdir(other)
    assert run(["build", "--locked", "-q"]) == 0
    assert run(["check", "--locked", "-q"]) == 0
    assert (other / "docmill.lock").read_text("utf-8") == lock


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("docs/getIssue.md", "# x", "docs/getIssue.md has changed"),
        ("docs/new.md", "# x", "docs/new.md is not in the lock file"),
        ("docs/getIssue.md", None, "docs/getIssue.md is in the lock file, and is gone"),
        ("overlay.yaml", OVERLAY + "# x\n", "overlay.yaml has changed"),
        (
            "docmill.toml",
            SETTINGS + 'version = "2.0"\n',
            "the setup of kiosk has changed",
        ),
    ],
)
def test_what_differs_is_named(
    project: Path,
    path: str,
    text: str | None,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (project / path).unlink(missing_ok=True)
    if text is not None:
        (project / path).write_text(text)
    assert run(["build", "--locked"]) == 1
    said = capsys.readouterr().err
    assert f"error[lock-differs]: {message}" in said
    assert "1 error\n" in said
    assert not (project / "openapi.yaml").exists()
    assert run(["check", "--locked"]) == 1
    assert run(["lock"]) == 0
    capsys.readouterr()
    run(["build", "--locked"])
    assert "lock-" not in capsys.readouterr().err


def test_another_tool(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("docmill.__version__", "9.9")
    monkeypatch.setattr(lockfile, "version", lambda name: f"{name} 0")
    monkeypatch.setattr(
        "docmill.pipeline.inputs.own", lambda: iter([("templates/x.jinja", project)])
    )
    assert run(["build", "--locked"]) == 1
    said = capsys.readouterr().err
    assert "docmill is 9.9, locked is " in said
    assert "black is black 0, locked is " in said
    assert "files of docmill has changed" in said
    assert "templates of docmill has changed" in said


def test_a_build_keeps_the_lock_up_to_date(project: Path) -> None:
    page = project / "docs/getIssue.md"
    page.write_text(page.read_text("utf-8").replace("today's", "the latest"), "utf-8")
    assert run(["build", "-q"]) == 0
    assert run(["build", "--locked", "-q"]) == 0
    locked = (project / "docmill.lock").read_bytes()
    page.write_text("# oops")
    assert run(["build", "-q"]) == 0
    page.write_text(page.read_text("utf-8") + "\n## 请求方式\nFETCH\n")
    assert run(["build", "-q"]) == 1
    assert (project / "docmill.lock").read_bytes() != locked
    (project / "docmill.lock").unlink()
    run(["build", "-q"])
    assert not (project / "docmill.lock").exists()


@pytest.mark.parametrize("text", [None, "", "[]", '{"tool": 1}', "[" * 100_000])
def test_no_lock(
    project: Path, text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docmill.lock").unlink()
    if text is not None:
        (project / "docmill.lock").write_text(text)
    assert run(["build", "--locked"]) == 1
    said = capsys.readouterr().err
    assert "lock-missing" in said if text is None else "lock-unusable" in said
    assert "`docmill lock` writes" in said
