"""The system says no, or several runs write at once."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from docmill.diagnostics.model import Diagnostics
from docmill.files.write import MANIFEST, manifest, may_write, paths, write

OLD = {f"src/{name}.py": f"{name} = 1\n" for name in "abcd"}
NEW = {f"src/{name}.py": f"{name} = '{name * 4000}'\n" for name in "bcde"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def forked(work: Callable[[], object]) -> int:
    """The process that does some work and exits with 0, or with 1 where that fails."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def exit_code(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_file_size_limit(tmp_path: Path) -> None:
    """As on a disk that is full: the system cuts a file off in the middle."""
    out = tmp_path / "out"
    write(OLD, out, Diagnostics())

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
        diagnostics = Diagnostics()
        assert write(NEW, out, diagnostics) is None
        assert [item.code for item in diagnostics] == ["output-write-failed"]
        assert "File too large" in diagnostics.items[0].message

    assert exit_code(forked(limited)) == 0
    assert tree(out) == OLD
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("start", [{}, OLD])
def test_several_runs_at_once(tmp_path: Path, start: dict[str, str]) -> None:
    out = tmp_path / "out"
    if start:
        write(start, out, Diagnostics())

    def run(files: dict[str, str]) -> None:
        for _ in range(5):
            diagnostics = Diagnostics()
            assert write(files, out, diagnostics), diagnostics.items

    children = [forked(lambda files=files: run(files)) for files in (OLD, NEW) * 2]
    assert [exit_code(child) for child in children] == [0, 0, 0, 0]
    assert tree(out) in (OLD, NEW)
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("action", [write, may_write])
@pytest.mark.parametrize("place", [(manifest, "load"), (paths, "read")])
def test_another_run_finishes_while_one_looks(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: tuple[ModuleType, str],
    action: Callable[..., object],
) -> None:
    """A manifest of before and files of after are no sign of edits by the user."""
    out = tmp_path / "out"
    write(OLD, out, Diagnostics())
    module, name = place
    real = getattr(module, name)

    def interrupted(path: Path) -> object:
        monkeypatch.setattr(module, name, real)
        found = real(path) if module is manifest else None
        assert write(NEW, out, Diagnostics())
        return found if module is manifest else real(path)

    monkeypatch.setattr(module, name, interrupted)
    diagnostics = Diagnostics()
    assert action(OLD, out, diagnostics), diagnostics.items
    assert not diagnostics.items
    assert tree(out) == (OLD if action is write else NEW)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(OLD, out, Diagnostics())
    (out / "src").chmod(0o555)
    try:
        diagnostics = Diagnostics()
        assert write(NEW, out, diagnostics) is None
        assert [item.code for item in diagnostics] == ["output-write-failed"]
        assert tree(out) == OLD
    finally:
        (out / "src").chmod(0o755)


def test_a_strict_umask_changes_no_byte(tmp_path: Path) -> None:
    def private() -> None:
        os.umask(0o077)
        assert write(OLD, tmp_path / "out", Diagnostics())

    assert exit_code(forked(private)) == 0
    assert tree(tmp_path / "out") == OLD
