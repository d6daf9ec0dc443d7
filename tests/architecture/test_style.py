"""The tool and what it generates pass the checkers, in their strictest modes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
GENERATED = REPOSITORY / "generated/jdcloud-mps"


@pytest.mark.parametrize(
    "command",
    [
        "ruff check --no-cache .",
        "black --check --quiet generator tests generated",
        "mypy",
        "pyright",
    ],
)
def test_the_tool(command: str) -> None:
    passes(command, REPOSITORY)


@pytest.mark.parametrize(
    "command",
    [
        "mypy --strict src",
        "pyright --project {settings}",
        "ruff check --no-cache --isolated --target-version py311 src tests",
    ],
)
def test_what_it_generates(command: str, tmp_path: Path) -> None:
    settings = tmp_path / "pyrightconfig.json"
    settings.write_text(
        f'{{"include": ["{GENERATED / "src"}"], "typeCheckingMode": "strict", '
        f'"pythonVersion": "3.11", "venvPath": "{REPOSITORY}", "venv": ".venv"}}'
    )
    passes(command.format(settings=settings), GENERATED)


def passes(command: str, folder: Path) -> None:
    program, *arguments = command.split()
    done = subprocess.run(
        [BIN / program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
