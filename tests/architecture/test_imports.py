"""Who may import whom; the contracts are in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_import_contracts() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_generated_code_does_not_need_docmill() -> None:
    modules = list((REPOSITORY / "generated").rglob("*.py"))
    assert modules
    for module in modules:
        assert "import docmill" not in module.read_text("utf-8"), module
        assert "from docmill" not in module.read_text("utf-8"), module
