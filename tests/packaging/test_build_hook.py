"""A package whose client is made from its docs while it is built, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

DEMO = Path(__file__).parent / "demo"
USE = """
from kiosk import headline
from kiosk_client import Client
print(headline.__doc__, Client.get_issue.__name__)
"""


def isolated() -> list[str]:
    """The start of a command line that has no network, where the system can do that."""
    command = ["unshare", "--map-root-user", "--net"]
    try:
        can = subprocess.run([*command, "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return []
    return command if can.returncode == 0 else []


def call(
    command: Sequence[str | Path], folder: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*isolated(), *command],
        cwd=folder,
        env=os.environ | {"PIP_NO_INDEX": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEMO, tmp_path / "demo"))


def test_source_archive_and_wheel(demo: Path, tmp_path: Path) -> None:
    done = call([sys.executable, "-m", "build", "--no-isolation"], demo)
    assert done.returncode == 0, done.stdout + done.stderr
    archive, wheel = sorted(demo.glob("dist/*"), key=lambda path: path.suffix)
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {"docs/getIssue.md", "openapi.yaml", "src/kiosk_client/py.typed"} <= names
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    use = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); {USE}"
    done = call([sys.executable, "-W", "error", "-c", use], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("get_issue\n")


def test_pip_install(demo: Path, tmp_path: Path) -> None:
    install = ["-m", "pip", "install", "--no-build-isolation", "--no-deps"]
    target = ["--target", str(tmp_path / "site"), "."]
    done = call([sys.executable, *install, "--quiet", *target], demo)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/kiosk_client/api/list_papers.py").is_file()


def test_a_broken_page_ends_the_build(demo: Path) -> None:
    page = demo / "docs/getIssue.md"
    page.write_text(page.read_text("utf-8").replace("\nGET\n", "\nFETCH\n"), "utf-8")
    done = call([sys.executable, "-m", "build", "--no-isolation", "--wheel"], demo)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "docs/getIssue.md:" in said
    assert "docmill cannot make the client of this package" in said
    assert not (demo / "src/kiosk_client").exists()
    assert not list(demo.glob("dist/*.whl"))


def test_settings_are_those_of_the_package(demo: Path) -> None:
    settings = demo / "pyproject.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text[: text.index("[tool.docmill")], "utf-8")
    (demo.parent / "docmill.toml").write_text("")
    done = call([sys.executable, "-m", "build", "--no-isolation", "--wheel"], demo)
    assert done.returncode != 0
    assert "finds no settings" in done.stdout + done.stderr


def test_options(demo: Path) -> None:
    page = demo / "docs/getIssue.md"
    page.write_text(page.read_text("utf-8") + "|**abc**|Odd|\n", "utf-8")
    settings = demo / "pyproject.toml"
    text = settings.read_text("utf-8")
    start = text.index("[tool.docmill")
    (demo / "other.toml").write_text(text[start:].replace("tool.docmill.", ""), "utf-8")
    hook = "hooks.docmill]\nconfig = 'other.toml'\nstrict = true\n"
    settings.write_text(text[:start].replace("hooks.docmill]\n", hook), "utf-8")
    done = call([sys.executable, "-m", "build", "--no-isolation", "--wheel"], demo)
    assert done.returncode != 0
    assert "error[status-unknown]" in done.stdout + done.stderr


def test_locked(demo: Path) -> None:
    settings = demo / "pyproject.toml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("hooks.docmill]\n", "hooks.docmill]\nlocked = true\n"), "utf-8"
    )
    command = [sys.executable, "-c", "from docmill.cli import main; main()", "lock"]
    assert call(command, demo).returncode == 0
    (demo / "docs/notes.md").write_text("# Notes\n")
    done = call([sys.executable, "-m", "build", "--no-isolation", "--wheel"], demo)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "error[lock-differs]: docs/notes.md is not in the lock file" in said
    assert not (demo / "src/kiosk_client").exists()
