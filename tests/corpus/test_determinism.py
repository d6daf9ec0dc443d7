"""The same pages give the same bytes: in any order of files, with any hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shared import CORPUS, needed

SCRIPT = """
import hashlib, os, random, sys
from pathlib import Path

walk = os.walk

def shuffled(top):
    for folder, folders, names in walk(top):
        random.shuffle(folders)
        random.shuffle(names)
        yield folder, folders, names

os.walk = shuffled
from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.service.build import read_services
from docmill.openapi import source_map
from docmill.openapi.write import yaml_text

root = Path(sys.argv[1])
diagnostics = Diagnostics()
for spec in read_services([root], Config(), diagnostics, root=root).specs:
    text = yaml_text.dump(spec.document)
    text += source_map.dump(spec.source_map, root, root)
    print(spec.name, hashlib.sha256(text.encode()).hexdigest())
    print(spec.report.to_json())
for item in diagnostics:
    print(item.span, item.code, item.message)
"""


def run(folder: Path, seed: str) -> str:
    """What a process of its own makes of the pages."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", SCRIPT, str(folder)]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout


@pytest.mark.parametrize("name", ["zh-2021", "en-2018-10/pages/Virtual-Machines"])
def test_two_runs_give_the_same_bytes(name: str) -> None:
    folder = needed(CORPUS / name)
    first = run(folder, "1")
    assert "'operations'" in first
    assert first == run(folder, "2")
