"""`docmill client` a second time: nothing is done where nothing has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docmill import pipeline
from docmill.cli import run

SPEC = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "200": {description: all}
        default: {$ref: "parts.yaml#/Failure"}
"""
PARTS = "Failure: {description: failed}\n"
COMMAND = ["client", "api.yaml", "-o", "out"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(SPEC)
    Path("parts.yaml").write_text(PARTS)
    assert run(COMMAND) == 0


def is_done_again(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> bool:
    """Whether a command goes further than to look for changes."""

    class Done(BaseException):
        pass

    def build(*_: object, **__: object) -> None:
        raise Done

    with monkeypatch.context() as context:
        context.setattr(pipeline, "build", build)
        try:
            assert run(command) == 0
        except Done:
            return True
    return False


def test_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert not is_done_again(monkeypatch, COMMAND)
    said = capsys.readouterr().out
    assert said.startswith("out: 1 operation, 0 schemas\n")
    assert "nothing to write" in said


def test_findings_are_told_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("api.yaml").write_text(SPEC.replace('version: "1"', 'version: "one"'))
    command = [*COMMAND, "--verbose"]
    assert run(command) == 0
    first = capsys.readouterr().err
    assert "api.yaml:2" in first
    assert not is_done_again(monkeypatch, command)
    assert capsys.readouterr().err == first


CHANGES: dict[str, Callable[[], object]] = {
    "the document": lambda: Path("api.yaml").write_text(SPEC + "x-more: 1\n"),
    "a part of it": lambda: Path("parts.yaml").write_text(PARTS + "x-more: 1\n"),
    "a generated file": lambda: Path("out/README.md").write_text("mine"),
    "a missing file": lambda: Path("out/src/out/_client.py").unlink(),
    "the whole client": lambda: shutil.rmtree("out"),
    "a changelog": lambda: Path("api.changelog.md").write_text("# Changelog\n"),
    "the user's own package": lambda: custom(Path("out/src/out/_custom")),
    "what a killed run left": lambda: Path(".out.docmill-new-1").mkdir(),
}


def custom(folder: Path) -> None:
    folder.mkdir()
    (folder / "__init__.py").touch()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_makes_it_work_again(
    change: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    change()
    assert is_done_again(monkeypatch, COMMAND)


def test_a_template_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("templates/project")
    folder.mkdir(parents=True)
    command = [*COMMAND, "--templates", "templates"]
    assert run(command) == 0
    assert not is_done_again(monkeypatch, command)
    (folder / "MORE.md.jinja").write_text("more\n")
    assert is_done_again(monkeypatch, command)


@pytest.mark.parametrize("more", [["--strict"], ["--layout", "package"]])
def test_another_command_line(more: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_done_again(monkeypatch, [*COMMAND, *more])


def test_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Path("other")
    other.mkdir()
    for name in ("api.yaml", "parts.yaml"):
        shutil.copy(name, other)
    monkeypatch.chdir(other)
    assert is_done_again(monkeypatch, COMMAND)
