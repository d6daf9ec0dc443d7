"""What the README shows is so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docmill.cli import run
from docmill.cli.app import app

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text("utf-8")


def test_the_call_against_the_stand_in() -> None:
    found = re.search(r"```python\n(.*?)```\n\n```\n(.*?)```", README, re.DOTALL)
    assert found
    code, output = found.groups()
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "generated/tooldesk/src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == output, done.stderr


def test_the_explanation(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = re.search(r"\$ docmill (explain .*?) '(.*?)'\n(.*?)```", README, re.DOTALL)
    assert found
    command, pointer, output = found.groups()
    monkeypatch.chdir(REPOSITORY)
    assert run([*command.split(), pointer]) == 0
    assert capsys.readouterr().out == output


def test_every_command_is_in_the_table() -> None:
    shown = set(re.findall(r"^\| `docmill (\w+)", README, re.MULTILINE))
    commands = (command.callback for command in app.registered_commands)
    names = {command.__name__ for command in commands if command}
    groups = (group.typer_instance for group in app.registered_groups)
    names |= {str(group.info.name) for group in groups if group}
    assert shown == names


def test_links_lead_somewhere() -> None:
    pages = [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_init_says_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r"\$ docmill init docs/\n(.*?)\$", README, re.DOTALL)
    assert found
    shutil.copytree(REPOSITORY / "spec/tooldesk/docs", tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    assert run(["init", "docs/"]) == 0
    assert capsys.readouterr().out == found[1]


def test_every_family_is_in_the_table() -> None:
    found = re.findall(r"^\| ([a-z0-9-]+) \| \d+ \|", README, re.MULTILINE)
    floors = (REPOSITORY / "tests/families/floors.toml").read_text("utf-8")
    assert found == re.findall(r"^\[(.+)\]$", floors, re.MULTILINE)


@pytest.mark.parametrize("name", ["mps", "tooldesk"])
def test_the_summary_of_a_build(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(REPOSITORY)
    assert run(["spec", f"spec/{name}/docs", "-o", str(tmp_path / "openapi.yaml")]) == 0
    summary = capsys.readouterr().out.splitlines(keepends=True)[:-1]
    assert f"{''.join(summary)}  nothing to write" in README
