"""docmill works from a wheel, from a source archive and from an editable install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PARTS = [
    "generator",
    "templates",
    "spec",
    "tests",
    "pyproject.toml",
    "README.md",
    "LICENSE",
]
IGNORED = shutil.ignore_patterns("__pycache__", ".docmill-*")
DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example.com'}]
paths:
  /shelf:
    get:
      operationId: getShelf
      responses: {'200': {description: OK}}
"""


def call(command: Sequence[str | Path], folder: Path, **environment: str) -> str:
    """What a command prints. It must succeed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a source archive is made from."""
    folder = tmp_path_factory.mktemp("source")
    for name in PARTS:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, folder / name, ignore=IGNORED)
        else:
            shutil.copy(REPOSITORY / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def archives(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source archive, and a wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    call([*build, str(source)], source)
    return folder


def generates(folder: Path, python: str | Path, **environment: str) -> None:
    """Whether a client comes out of the docmill of an interpreter."""
    (folder / "openapi.yaml").write_text(DOCUMENT)
    command = "from docmill.cli import main; main()"
    arguments = ["client", "openapi.yaml", "-o", "shop"]
    call([python, "-c", command, *arguments], folder, **environment)
    assert (folder / "shop/src/shop/_client.py").is_file()


def test_wheel(archives: Path, tmp_path: Path) -> None:
    (wheel,) = archives.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "docmill/py.typed" in names
    assert "docmill/_templates/package/_client.py.jinja" in names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"docmill"}
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    location = "import docmill; print(docmill.__file__)"
    site = str(tmp_path / "site")
    found = call([sys.executable, "-c", location], tmp_path, PYTHONPATH=site)
    assert found.startswith(site)
    generates(tmp_path, sys.executable, PYTHONPATH=site)


def test_source_archive(archives: Path) -> None:
    (archive,) = archives.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert "generator/docmill/pipeline/__init__.py" in names
    assert "templates/package/_client.py.jinja" in names
    assert "spec/mps/docs/getThumbnailTask.md" in names
    assert "tests/packaging/test_install.py" in names


def test_editable(source: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    call([sys.executable, "-m", "venv", "--without-pip", venv], tmp_path)
    python = venv / "bin/python"
    site = Path(
        call(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            tmp_path,
        ).strip()
    )
    # Everything that docmill needs, but not the docmill of this environment.
    (site / "parent.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--editable"]
    call([*pip, *options, str(source)], tmp_path)
    location = "import docmill; print(docmill.__file__)"
    found = call([python, "-c", location], tmp_path).strip()
    assert found == str(source / "generator/docmill/__init__.py")
    generates(tmp_path, python)
