"""The hooks for pre-commit, run by pre-commit on a temporary repository, offline.

`language: system` takes the docmill of this environment; with the `language: python` of
the definition pre-commit would install docmill and its libraries from an index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pre_commit", reason="pre-commit is not installed")

REPOSITORY = Path(__file__).parents[2]
DEMO = Path(__file__).parent / "demo"
CONFIG = """\
repos:
  - repo: {hooks}
    rev: v1
    hooks:
      - id: docmill-check
        language: system
      - id: docmill-lint
        language: system
        args: [docs, --dialect, jdcloud]
"""


def call(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    user = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Reader"), ("EMAIL", "reader@example.com"))
    }
    environment = os.environ | user
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PIP_NO_INDEX": "1",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "XDG_CACHE_HOME": str(folder.parent / "cache"),
    }
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> None:
    done = call(folder, "git", *arguments)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository that has the hooks, and one that uses them, built and committed."""
    hooks, folder = tmp_path / "hooks", tmp_path / "project"
    hooks.mkdir()
    shutil.copy(REPOSITORY / ".pre-commit-hooks.yaml", hooks)
    shutil.copytree(DEMO, folder)
    (folder / ".gitignore").unlink()
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(hooks=hooks))
    assert call(folder, "docmill", "build").returncode == 0
    for repository in (hooks, folder):
        git(repository, "init", "--quiet")
        git(repository, "add", ".")
        git(repository, "commit", "--quiet", "-m", "Begin")
    git(hooks, "tag", "v1")
    return folder


def test_commits(project: Path) -> None:
    done = call(project, "pre-commit", "run", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2
    done = call(project, "pre-commit", "install")
    assert done.returncode == 0, done.stdout + done.stderr

    page = project / "docs/getIssue.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("|**pages**|Integer|", "|**pages**|String|"), "utf-8")
    git(project, "add", ".")
    done = call(project, "git", "commit", "-m", "Pages are texts")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "output-outdated" in said
    assert "docmill build" in said
    assert call(project, "docmill", "build").returncode == 0
    git(project, "add", ".")
    git(project, "commit", "-m", "Pages are texts")

    page.write_text(text.replace("\nGET\n", "\nFETCH\n"), "utf-8")
    git(project, "add", ".")
    done = call(project, "pre-commit", "run", "docmill-lint")
    assert done.returncode != 0
    assert "docs/getIssue.md:7" in done.stdout
