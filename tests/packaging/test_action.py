"""The script of the GitHub Action, with the inputs that action.yml gives it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
DEMO = Path(__file__).parent / "demo"
ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")


def run(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The last step of the action, as a runner does it in the working folder."""
    step = ACTION["runs"]["steps"][-1]
    names = {
        variable: re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
        for variable, value in step["env"].items()
    }
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    environment = {
        variable: given.get(name[1], ACTION["inputs"][name[1]]["default"])
        for variable, name in names.items()
        if name
    }
    assert len(environment) == len(ACTION["inputs"])
    outside = folder.parent / "runner"
    outside.mkdir(exist_ok=True)
    return subprocess.run(
        ["bash", "-c", step["run"]],
        cwd=folder,
        env=os.environ
        | environment
        | {
            "GITHUB_ACTION_PATH": str(REPOSITORY),
            "GITHUB_OUTPUT": str(outside / "output"),
            "GITHUB_STEP_SUMMARY": str(outside / "summary"),
            "RUNNER_TEMP": str(outside),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "XDG_CACHE_HOME": str(outside / "cache"),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose documents are up to date, beside its pages as they were."""
    folder = tmp_path / "project"
    shutil.copytree(DEMO / "docs", folder / "docs")
    shutil.copytree(DEMO / "docs", folder / "before")
    (folder / "docmill.toml").write_text(
        '[apis.kiosk]\ndocs = "docs"\nspec = "openapi.yaml"\n'
    )
    (folder / "docs/listPapers.md").unlink()
    build = [sys.executable, "-c", "from docmill.cli import main; main()", "build"]
    subprocess.run(build, cwd=folder, check=True, capture_output=True)
    return folder


def test_a_comment(project: Path) -> None:
    done = run(project, old="before", current="1.0.0")
    assert done.returncode == 0, done.stdout + done.stderr
    output = (project.parent / "runner/output").read_text()
    comment = Path(output.removeprefix("comment=").strip()).read_text("utf-8")
    assert comment.startswith("## 2.0.0\n\n### Breaking changes\n")
    assert "GET /v1/papers" in comment
    assert (project.parent / "runner/summary").read_text("utf-8") == comment
    assert "::error title=operation-removed,file=before/listPapers.md" in done.stdout


def test_failing_on_what_breaks(project: Path) -> None:
    assert run(project, old="before", fail_on="breaking").returncode == 1
    assert run(project, old="docs", fail_on="risky").returncode == 0


def test_outdated(project: Path) -> None:
    (project / "openapi.yaml").write_text("{}\n")
    done = run(project)
    assert done.returncode == 1
    assert "::error title=output-outdated,file=openapi.yaml" in done.stdout
    assert not (project.parent / "runner/output").exists()


def test_what_cannot_be_compared(project: Path) -> None:
    assert run(project, old="nothing").returncode == 1
    assert not (project.parent / "runner/output").exists()


def test_the_output_is_that_of_the_step() -> None:
    step = ACTION["runs"]["steps"][-1]
    value = ACTION["outputs"]["comment"]["value"]
    assert value == f"${{{{ steps.{step['id']}.outputs.comment }}}}"
