"""Documents with all that keeps tools from making a client: every operation is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docmill import pipeline
from docmill.config.model import Api, ClientConfig, Config
from docmill.diagnostics.model import Diagnostics
from docmill.files.cache import Cache

HERE = Path(__file__).parent
OPERATIONS = {"three_zero": 8, "three_one": 4}


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_can_be_called(name: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    config = Config(client=ClientConfig(formatter="ruff"))
    path = HERE / "odd" / f"{name}.yaml"
    api = Api(name=name, docs=(), spec=path, output=tmp_path, config=config)
    built = pipeline.build(api, diagnostics, root=HERE, cache=Cache(None))
    assert built is not None, diagnostics.items
    assert built.plan is not None
    assert built.client is not None
    assert all(item.span for item in diagnostics)
    assert len(built.plan.operations) == OPERATIONS[name]
    for file, text in built.client.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    for command in (
        [str(HERE / "load_everything.py"), str(tmp_path / "src")],
        ["-m", "mypy", "--strict", "--no-incremental", "."],
    ):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path / "src",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
