"""`_custom/` in a client: the user's own, exported with the client, never touched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docmill.cli import run

DOCS = Path(__file__).parents[2] / "packaging/demo/docs"
OWN = '''\
"""Additions."""

from kiosk import Client

__all__ = ["FridgeClient", "headline"]


class FridgeClient(Client):
    """Keeps papers fresh."""


def headline(client: Client, paper_id: str) -> str | None:
    """The headline of today's issue."""
    result = client.get_issue(paper_id=paper_id).result
    return result.headline if result else None
'''
USE = """\
from kiosk import AsyncClient, Client, FridgeClient, headline
from kiosk._custom import headline as own

assert headline is own
assert issubclass(FridgeClient, Client)
assert issubclass(AsyncClient, object)
"""


@pytest.mark.parametrize(
    ("layout", "package"), [("project", "client/src/kiosk"), ("package", "src/kiosk")]
)
def test_exported_and_kept(
    layout: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(DOCS, tmp_path / "docs")
    client = "client" if layout == "project" else "src/kiosk"
    (tmp_path / "docmill.toml").write_text(
        '[apis.kiosk]\ndocs = "docs"\nspec = "openapi.yaml"\n'
        f'client = "{client}"\nlayout = "{layout}"\npackage = "kiosk"\n'
    )
    assert run(["build", "-q"]) == 0
    folder = tmp_path / package
    init = (folder / "__init__.py").read_text("utf-8")
    assert "_custom" not in init

    (folder / "_custom").mkdir()
    (folder / "_custom/__init__.py").write_text(OWN)
    assert run(["check", "-q"]) == 1
    assert run(["build", "-q"]) == 0
    assert run(["check", "-q"]) == 0
    assert (folder / "_custom/__init__.py").read_text("utf-8") == OWN
    source = folder.parent
    (source / "use.py").write_text(USE)
    assert "from ._custom import *" in (folder / "__init__.py").read_text("utf-8")
    commands = ["use.py", "-m ruff check --no-cache --isolated ."]
    if layout == "package":
        commands.append("-m mypy --strict .")
    for command in commands:
        done = subprocess.run(
            [sys.executable, *command.split()],
            cwd=source,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    shutil.rmtree(folder / "_custom")
    assert run(["build", "-q"]) == 0
    assert (folder / "__init__.py").read_text("utf-8") == init
