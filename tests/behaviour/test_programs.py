"""The programs that a reference shows run as they are, sync and async."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from behaviour.test_specs import FILES, OWN, written
from docmill.client.planner import plan, snippets
from docmill.config.model import ClientConfig, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.pointer import lookup
from docmill.openapi.read.load import load
from shared import SPECS, needed

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run_programs.py")
REAL = ("museum", "petstore", "train_travel")
CALLED = [path.stem for path in OWN if "\npaths:" in path.read_text("utf-8")]
"""A document of webhooks alone has nothing to call."""
SIGNING = ("JDCLOUD_ACCESS_KEY", "JDCLOUD_SECRET_KEY")


@pytest.mark.parametrize("name", ["mps", *CALLED, *REAL])
def test_every_program_runs(name: str, tmp_path: Path) -> None:
    document = load(_path(name), Diagnostics(), Limits())
    assert document is not None
    config = ClientConfig()
    found = plan(document, Diagnostics(), config, name=name)
    made = snippets(document, config, name=name)
    assert found is not None
    assert made is not None
    programs = {
        lookup(document.data, place)["operationId"]: [each.sync, each.asynchronous]
        for place, each in made.operations.items()
    }
    assert [made.first.sync, made.first.asynchronous] in programs.values()
    file = tmp_path / "programs.json"
    file.write_text(json.dumps(programs), "utf-8")
    names = re.findall(r'os\.environ\["(\w+)"\]', str(programs))
    done = subprocess.run(
        [sys.executable, str(RUNNER), str(written(found, config, tmp_path)), str(file)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": ""} | dict.fromkeys((*names, *SIGNING), "x"),
    )
    assert done.returncode == 0, done.stderr[-3000:]


def _path(name: str) -> Path:
    if name == "mps":
        return ROOT / "spec/mps/openapi.yaml"
    known = (path for path in (*OWN, *FILES) if path.stem == name)
    return needed(next(known, SPECS / name))
