"""Whole builds that are killed, run out of disk, may not write, or run at the same time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from docmill.cli import run

DOCS = Path(__file__).parents[2] / "packaging/demo/docs"
BUILD = [sys.executable, "-c", "from docmill.cli import main; main()", "build", "-q"]
SETTINGS = """\
[apis.kiosk]
docs = "docs"
spec = "out/openapi.yaml"
client = "out/client"
"""
STEPS = {"open", "os.rename", "os.mkdir", "os.link", "os.remove", "os.rmdir"}
ALONE = ["unshare", "--map-root-user", "--mount"]


def can_mount() -> bool:
    command = [*ALONE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    if sys.platform != "linux" or not shutil.which("unshare"):
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


needs_mount = pytest.mark.skipif(
    not can_mount(), reason="needs to mount in a namespace"
)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".docmill-" not in str(path.relative_to(folder))
    }


def everything(folder: Path) -> list[str]:
    """The paths of all files and folders, docmill's own included."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def change(project: Path, title: str) -> None:
    """Make the next build write other files: another page, other texts."""
    page = (DOCS / "getIssue.md").read_text("utf-8")
    (project / "docs/getIssue.md").write_text(page.replace("today's", title), "utf-8")
    other = page.replace("getIssue", f"get{title}").replace("/issue", f"/{title}")
    for old in project.glob("docs/other*.md"):
        old.unlink()
    (project / f"docs/other{title}.md").write_text(other, "utf-8")


def environment(project: Path) -> dict[str, str]:
    path = os.pathsep.join(sys.path)
    cache = str(project.parent / "cache")
    return os.environ | {"XDG_CACHE_HOME": cache, "PYTHONPATH": path}


def build(project: Path, start: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*start, *BUILD],
        cwd=project,
        env=environment(project),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def done(process: subprocess.Popen[str]) -> tuple[int, str]:
    output, errors = process.communicate(timeout=60)
    return process.returncode, output + errors


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(DOCS, folder / "docs")
    (folder / "docmill.toml").write_text(SETTINGS)
    change(folder, "Old")
    assert done(build(folder)) == (0, "")
    return folder


def run_and_die(command: list[str], project: Path, step: int) -> bool:
    """Run in a child that is killed at a step on the disk. Whether it was."""
    child = os.fork()
    if child == 0:
        steps = iter(range(step))
        out = str(project / "out")

        def hook(event: str, given: tuple[object, ...]) -> None:
            counts = event in STEPS and str(given[0]).startswith(out)
            if counts and next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        os._exit(run(command))
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    "command",
    [["build", "-q"], ["client", "api.yaml", "-o", "out/client", "-q"]],
    ids=["build", "client"],
)
def test_killed_at_many_moments(
    project: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", environment(project)["XDG_CACHE_HOME"])
    shutil.rmtree("out")
    for title in ("Old", "New"):
        change(project, title)
        assert run(["spec", "docs", "-o", "api.yaml", "-q"]) == 0
        assert run(command) == 0
        shutil.copytree("out", title)
    old, new = tree(project / "Old"), tree(project / "New")
    assert new != old
    moments = 0
    killed = True
    while killed:
        shutil.rmtree("out")
        shutil.copytree("Old", "out")
        killed = run_and_die(command, project, moments * 15)
        moments += 1
        found = tree(project / "out")
        client = {
            path: text
            for path, text in found.items()
            if path.startswith("client/") and not path.endswith("names.lock")
        }
        assert any(client.items() <= whole.items() for whole in (old, new))
        assert found.keys() in (old.keys(), new.keys())
        assert found.items() <= old.items() | new.items()
        assert run(command) == 0
        assert tree(project / "out") == new
        assert everything(project / "out") == everything(project / "New")
    assert moments >= 15


INSIDE = textwrap.dedent("""
    import json, pathlib, shutil, subprocess, sys

    out, command, how = pathlib.Path("out"), json.loads(sys.argv[1]), sys.argv[2]
    shutil.copytree(out, "copy")
    if how == "full":
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", "out"], check=True
        )
        shutil.copytree("copy", "out", dirs_exist_ok=True)
        with open("out/filler", "wb", buffering=0) as filler:
            try:
                while filler.write(bytes(512)):
                    pass
            except OSError:
                pass
    else:
        subprocess.run(["mount", "--bind", "out", "out"], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", "out"], check=True)
    done = subprocess.run(command, capture_output=True, text=True)
    if how == "full":
        pathlib.Path("out/filler").unlink()
    shutil.copytree(out, "after")
    print(json.dumps([done.returncode, done.stdout + done.stderr]))
    """)


@needs_mount
@pytest.mark.parametrize(
    ("how", "reason"),
    [("full", "No space left on device"), ("read-only", "Read-only file system")],
)
def test_the_disk_refuses(project: Path, how: str, reason: str) -> None:
    old = tree(project / "out")
    change(project, "New")
    ran = subprocess.run(
        [*ALONE, sys.executable, "-c", INSIDE, json.dumps(BUILD), how],
        cwd=project,
        env=environment(project),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    code, said = json.loads(ran.stdout)
    assert code == 1
    assert "error[output-write-failed]: cannot write out/" in said
    assert reason in said
    assert "Traceback" not in said
    assert tree(project / "after") == old
    assert done(build(project)) == (0, "")
    assert tree(project / "out") != old


def test_several_at_once(project: Path) -> None:
    other = project.parent / "other"
    shutil.copytree(project, other)
    change(other, "New")
    (other / "docmill.toml").write_text(
        SETTINGS.replace('"out/', f'"{(project / "out").as_posix()}/')
    )
    old = tree(project / "out/client")
    processes = [build(folder) for folder in (other, project, other, project)]
    assert [done(process) for process in processes] == [(0, "")] * 4
    found = tree(project / "out/client")
    assert done(build(project)) == (0, "")
    assert tree(project / "out/client") == old
    assert done(build(other)) == (0, "")
    assert found in (old, tree(project / "out/client"))
