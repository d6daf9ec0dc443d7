"""A generated project is finished: its tests pass, and no checker has anything to say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docmill.cli import run
from shared import CORPUS, needed

GENERATED = Path(__file__).parents[2] / "generated"
COMMITTED = ("jdcloud-mps", "tooldesk")

CHECKS = {
    "pytest": ["pytest", "-q", "-W", "error", "tests"],
    "mypy": ["mypy", "--strict", "src", "tests"],
    "pyright": ["pyright"],
    "ruff": [
        "ruff",
        "check",
        "--isolated",
        "--select",
        "E,F,I,UP,B",
        "--ignore",
        "E501,F403",
        ".",
    ],
    "black": ["black", "--check", "-q", "--target-version", "py311", "src", "tests"],
}
PYRIGHT = f"""
[tool.pyright]
typeCheckingMode = "strict"
pythonVersion = "3.11"
include = ["src", "tests"]
extraPaths = ["src"]
venvPath = "{Path(sys.prefix).parent.as_posix()}"
venv = "{Path(sys.prefix).name}"
"""


@pytest.fixture(scope="module", params=[*COMMITTED, "large"])
def project(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Copies of the committed clients, and that of a service with 39 operations."""
    folder = tmp_path_factory.mktemp("project") / "client"
    if request.param in COMMITTED:
        shutil.copytree(GENERATED / request.param, folder)
    else:
        pages = needed(CORPUS / "zh-2019-01" / "Virtual-Machines")
        spec = folder.parent / "vm.yaml"
        assert run(["spec", str(pages), "-o", str(spec)]) == 0
        assert run(["client", str(spec), "-o", str(folder)]) == 0
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(PYRIGHT)
    return folder


@pytest.mark.parametrize("check", CHECKS)
def test_check(project: Path, check: str) -> None:
    found = subprocess.run(
        [sys.executable, "-m", *CHECKS[check]],
        check=False,
        cwd=project,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": "src", "PATH": str(Path(sys.executable).parent)},
    )
    assert found.returncode == 0, found.stdout + found.stderr
