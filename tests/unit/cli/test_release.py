"""`docmill build --release`: changelog and version of the client from what changed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docmill.cli import run

DOCS = Path(__file__).parents[2] / "packaging/demo/docs"
SETTINGS = """\
[apis.kiosk]
docs = "docs"
dialect = "jdcloud"
spec = "spec/openapi.yaml"
overlay = "spec/overlay.yaml"
client = "client"
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.info
    update: {title: Kiosk, version: 0.1.0}
"""


def git(folder: Path, *arguments: str) -> None:
    user = ["-c", "user.name=Reader", "-c", "user.email=reader@example.com"]
    command = ["git", "-C", str(folder), *user, *arguments]
    subprocess.run(command, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Pages")


def change(folder: Path, old: str, new: str) -> None:
    page = folder / "docs/getIssue.md"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def client(folder: Path) -> tuple[str, str]:
    """The version and the changelog of the client."""
    project = (folder / "client/pyproject.toml").read_text("utf-8")
    version = re.search('^version = "(.*)"', project, re.MULTILINE)
    assert version
    return version[1], (folder / "client/CHANGELOG.md").read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that was released once, as 0.1.0."""
    folder = tmp_path / "project"
    shutil.copytree(DOCS, folder / "docs")
    (folder / "docmill.toml").write_text(SETTINGS)
    (folder / "spec").mkdir()
    (folder / "spec/overlay.yaml").write_text(OVERLAY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(folder)
    assert run(["build", "--release"]) == 0
    git(folder, "init", "--quiet")
    commit(folder)
    git(folder, "tag", "first")
    return folder


def test_the_first(project: Path) -> None:
    version, log = client(project)
    assert version == "0.1.0"
    assert re.fullmatch(
        r"# Changes\n\n## 0\.1\.0 \(\d{4}-\d\d-\d\d\)\n\nFirst release\.\n", log
    )


def test_releases(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["build", "--release"]) == 0
    assert "kiosk: nothing to release\n" in capsys.readouterr().out

    change(project, "|**pages**|Integer|How many pages it has|\n", "")
    (project / "docs/listPapers.md").unlink()
    for _ in range(2):  # releasing the same change again changes nothing
        assert run(["build", "--release"]) == 0
        version, log = client(project)
        assert version == "0.2.0"
        assert log.count("\n## ") == 2
        assert log.index("## 0.2.0") < log.index("## 0.1.0")
        assert "### Breaking changes" in log
        assert "GET /v1/papers" in log
    source = project / "spec/openapi.changelog.md"
    assert source.read_text("utf-8") == log

    source.write_text(log.replace("### Breaking changes", "### What breaks"), "utf-8")
    assert run(["build"]) == 0
    assert "### What breaks" in client(project)[1]
    assert run(["check"]) == 0

    commit(project)
    change(project, "Id of the paper", "Id of a paper")
    edited = source.read_text("utf-8").replace("First release.", "The first one.")
    source.write_text(edited, "utf-8")
    assert run(["build", "--release"]) == 0
    version, log = client(project)
    assert version == "0.2.1"
    assert log.count("\n## ") == 3
    assert run(["build", "--release", "--since", "first"]) == 0
    version, log = client(project)
    assert version == "0.2.0"
    assert log.count("\n## ") == 2
    assert log.endswith("The first one.\n")


def test_without_git(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project / ".git")
    change(project, "|**pages**|Integer|", "|**pages**|String|")
    assert run(["build", "--release"]) == 0
    assert client(project)[0] == "0.2.0"
    assert run(["build", "--release"]) == 0
    assert client(project)[0] == "0.2.0"
    capsys.readouterr()
    assert run(["build", "--release", "--since", "first"]) == 1
    assert "cannot compare with first: " in capsys.readouterr().err


def test_deprecated_operations(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "spec/overlay.yaml").write_text(
        OVERLAY
        + "  - target: $.paths['/v1/papers'].get\n    update: {deprecated: true}\n"
    )
    assert run(["build", "--release"]) == 0
    version, log = client(project)
    assert version == "0.1.1"
    assert "the operation is deprecated" in log


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("docmill.toml", SETTINGS + 'version = "1.0"\n', "version-fixed"),
        ("docs/getIssue.md", "## 请求方式\nFETCH\n", "method"),
        ("spec/openapi.changelog.md", "# Changes\n", "changelog-without-version"),
    ],
)
def test_nothing_is_written(
    project: Path, path: str, text: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / path).write_text(text)
    before = client(project)
    capsys.readouterr()
    assert run(["build", "--release"]) == 1
    assert code in capsys.readouterr().err
    assert client(project) == before
