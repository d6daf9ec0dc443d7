"""Exit codes, streams, signals, and what a command does not import."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import docmill
from docmill.cli import run

REPOSITORY = Path(__file__).parents[3]
PAGES = REPOSITORY / "spec/mps/docs"
SETTINGS = """
[apis.mps]
docs = "docs"
spec = "openapi.yaml"
client = "client"
"""
HEAVY = ("markdown_it", "jinja2", "black", "openapi_spec_validator", "yaml", "rich")
ENDLESS = """
import time
from docmill.cli import main
from docmill.docs.service import page_set

def read(*_):
    print("reading", flush=True)
    time.sleep(600)

page_set.read = read
main()
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of the example pages, which is the working folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    shutil.copytree(PAGES, folder / "docs")
    (folder / "docmill.toml").write_text(SETTINGS)
    monkeypatch.chdir(folder)
    return folder


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"docmill {docmill.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["spec"], ["spec", "docs"], ["build", "--format", "xml"]]
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Error" in captured.err


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "watch",
        "check",
        "spec",
        "client",
        "diff",
        "validate",
        "lint",
        "dump",
        "explain",
        "init",
    ],
)
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, "--help"]) == 0
    assert f"  docmill {command}" in capsys.readouterr().out


def test_an_error_of_docmill_itself(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of flour")

    monkeypatch.setattr("docmill.pipeline.build", fail)
    assert run(["build"]) == 3
    error = capsys.readouterr().err
    assert "RuntimeError: out of flour" in error
    assert "bug of docmill" in error


def test_build_twice_and_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check"]) == 1
    assert "+openapi: '3.1.0'" in capsys.readouterr().out
    assert run(["build"]) == 0
    first = capsys.readouterr().out
    assert "5 pages, 3 operations" in first
    assert "with Client(" in first
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    assert run(["build"]) == 0
    assert "nothing to write" in capsys.readouterr().out
    assert run(["check"]) == 0
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


@pytest.mark.parametrize(
    "change",
    [
        "docs/getThumbnailTask.md",
        "openapi.yaml",
        "openapi.map.json",
        "client/src/mps/_client.py",
        "client/.docmill-manifest.json",
    ],
)
def test_what_changed_is_made_again(
    project: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "-q"]) == 0
    path = project / change
    good = path.read_text("utf-8")
    path.unlink()
    if change.startswith("docs"):
        path.write_text(good.replace("请求方式", "请求 方式"), "utf-8")
        assert run(["build", "-q"]) == 1
    else:
        assert run(["build", "-q", "--force"]) == 0
        assert path.read_text("utf-8") == good


def test_settings_count_as_input(project: Path) -> None:
    assert run(["build", "-q"]) == 0
    (project / "docmill.toml").write_text(f'{SETTINGS}package = "other"\n')
    assert run(["build", "-q"]) == 0
    assert (project / "client/src/other").is_dir()
    assert not (project / "client/src/mps").exists()


def test_findings_are_repeated_when_nothing_is_done(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs/getThumbnailTask.md"
    page.write_text(
        page.read_text("utf-8").replace("|taskID|String|", "|taskID|Strnig|")
    )
    text = page.read_text("utf-8").replace(
        "|**errorCode**|Integer|", "|**errorCode**|Int3|"
    )
    page.write_text(text, "utf-8")
    assert run(["build"]) == 0
    first = capsys.readouterr()
    assert "Int3" in first.err
    assert run(["build"]) == 0
    second = capsys.readouterr()
    assert second.err == first.err
    assert "nothing to write" in second.out
    assert run(["build", "--strict"]) == 1


def test_forms_for_programs_have_stdout_to_themselves(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["summary"]["errors"] == 0
    assert captured.err == ""


def test_nothing_to_do_imports_nothing_heavy(project: Path) -> None:
    assert run(["build", "-q"]) == 0
    code = (
        "import sys; from docmill.cli import run; run(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    for arguments in (["build", "-q"], ["--version"]):
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_signals_stop_without_a_traceback(
    project: Path, number: signal.Signals, code: int
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, "build"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code, errors
    assert b"Traceback" not in errors
    assert not (project / "client").exists()


def test_shell_completion_can_be_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The processes above this one need not be a shell, as in continuous integration.
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    assert run(["--show-completion", "bash"]) == 0
    assert "_DOCMILL_COMPLETE" in capsys.readouterr().out
