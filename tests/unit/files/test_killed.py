"""Killed at any instant, a run leaves the old tree or the new one.

A child process gets a hook that counts what it does to the file system and kills itself
at the Nth step; N goes up until a run lives to its end.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from docmill.diagnostics.model import Diagnostics
from docmill.files.write import MANIFEST, swap_folder, write

OLD = {f"src/{name}.py": f"{name} = 1\n" for name in "abcd"}
NEW = {f"src/{name}.py": f"{name} = 2\n" for name in "bcde"}
EVENTS = {"open", "os.rename", "os.mkdir", "os.link", "os.remove", "os.rmdir"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".docmill-" not in str(path.relative_to(folder))
    }


def run_and_die(out: Path, step: int) -> bool:
    """Write NEW in a child that is killed at `step`. Whether it was."""
    child = os.fork()
    if child == 0:
        steps = iter(range(step))

        def hook(event: str, _: object) -> None:
            if event in EVENTS and next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        write(NEW, out, Diagnostics())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("foreign", [True, False])
def test_swapped(tmp_path: Path, foreign: bool) -> None:
    extra = {"mine.txt": "mine", "src/deep/own.py": "own"} if foreign else {}
    old, new = {**OLD, **extra}, {**NEW, **extra}
    for step in range(500):
        out = tmp_path / str(step) / "out"
        write(OLD, out, Diagnostics())
        for path, text in extra.items():
            (out / path).parent.mkdir(exist_ok=True)
            (out / path).write_text(text)
        killed = run_and_die(out, step)
        assert tree(out) in (old, new), f"killed at step {step}"
        diagnostics = Diagnostics()
        assert write(NEW, out, diagnostics)
        assert not diagnostics.items
        assert tree(out) == new
        assert os.listdir(out.parent) == ["out"]
        if not killed:
            break
    assert step > 20


def test_first_run(tmp_path: Path) -> None:
    for step in range(500):
        out = tmp_path / str(step) / "out"
        killed = run_and_die(out, step)
        assert not out.exists() or tree(out) == NEW, f"killed at step {step}"
        assert write(NEW, out, Diagnostics())
        assert tree(out) == NEW
        if not killed:
            break
    assert step > 10


def test_file_by_file_is_completed_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise swap_folder.CannotSwapError

    monkeypatch.setattr(swap_folder, "swap", refuse)
    for step in range(500):
        out = tmp_path / str(step) / "out"
        write(OLD, out, Diagnostics())
        killed = run_and_die(out, step)
        for path, text in tree(out).items():
            assert text in (OLD.get(path), NEW.get(path)), f"killed at step {step}"
        diagnostics = Diagnostics()
        assert write(NEW, out, diagnostics)
        assert not diagnostics.items
        assert tree(out) == NEW
        assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "src"]
        if not killed:
            break
    assert step > 20
