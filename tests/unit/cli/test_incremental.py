"""What a second build does again, and what it does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docmill.cli import run
from docmill.client.render import format as formatting
from docmill.client.render import layout
from docmill.docs.service import page_set

DOCS = Path(__file__).parents[2] / "packaging/demo/docs"
SETTINGS = """\
[apis.{name}]
docs = "{name}/docs"
dialect = "jdcloud"
spec = "{name}/openapi.yaml"
client = "{name}/client"
"""


class Work:
    """The pages that were read, and the texts that were formatted.

    No text counts as plain, so that all of them are a matter of black and the cache.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pages: list[str] = []
        self.formatted = 0
        self.formatted_first = 0
        read, format_code = page_set.read, formatting.format_code

        def reading(source: object, *rest: object) -> object:
            self.pages.append(source.path)  # type: ignore[attr-defined]
            return read(source, *rest)  # type: ignore[arg-type]

        def counting(text: str) -> str:
            self.formatted += 1
            return format_code(text)

        monkeypatch.setattr(page_set, "read", reading)
        monkeypatch.setattr(formatting, "format_code", counting)
        monkeypatch.setattr(formatting, "PARALLEL_FROM", 10_000)
        monkeypatch.setattr(formatting, "laid_out", lambda *_: None)

    def begin(self) -> None:
        """Count from here on."""
        self.formatted_first, self.formatted = self.formatted, 0
        self.pages.clear()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return Work(monkeypatch)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Work) -> Path:
    """A project of two APIs, built, which is the working folder."""
    folder = tmp_path / "project"
    names = ("kiosk", "stand")
    for name in names:
        shutil.copytree(DOCS, folder / name / "docs")
    (folder / "docmill.toml").write_text(
        "\n".join(SETTINGS.format(name=name) for name in names)
    )
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    assert run(["build", "-q"]) == 0
    work.begin()
    return folder


def times(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in times(folder)}


def test_nothing(project: Path, work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    before = times(project)
    assert run(["build"]) == 0
    assert capsys.readouterr().out.count("nothing to write, ") == 2
    assert times(project) == before
    assert (work.pages, work.formatted) == ([], 0)


def test_one_page(project: Path, work: Work) -> None:
    page = project / "kiosk/docs/getIssue.md"
    page.write_text(page.read_text("utf-8").replace("today's", "the latest"), "utf-8")
    before = times(project)
    assert run(["build", "-q"]) == 0
    after = times(project)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "kiosk/openapi.yaml",
        "kiosk/client/.docmill-manifest.json",
        "kiosk/client/README.md",
        "kiosk/client/src/kiosk/api/get_issue.py",
        "kiosk/openapi.map.json",
    }
    assert after.keys() == before.keys()
    assert all(path.startswith("kiosk/") for path in work.pages)
    assert work.formatted == 1


@pytest.mark.parametrize("damage", ["gone", "cut", "other", "empty", "folder"])
def test_a_cache_that_cannot_be_trusted(
    project: Path, work: Work, tmp_path: Path, damage: str
) -> None:
    before = contents(project)
    for entry in list((tmp_path / "cache").rglob("*")):
        if not entry.is_file():
            continue
        data = entry.read_bytes()
        entry.unlink()
        match damage:
            case "cut":
                entry.write_bytes(data[:-3])
            case "other":
                entry.write_bytes(data.replace(b"e", b"3"))
            case "empty":
                entry.touch()
            case "folder":
                entry.mkdir()
            case _:
                pass
    (project / "kiosk/client/README.md").unlink()
    assert run(["build", "-q"]) == 0
    assert contents(project) == before
    assert work.formatted >= work.formatted_first > 5


def test_what_is_formatted_is_kept(project: Path, work: Work) -> None:
    (project / "kiosk/client/README.md").unlink()
    (project / "stand/client/README.md").unlink()
    assert run(["build", "-q"]) == 0
    assert work.pages
    assert work.formatted == 0


def test_plain_texts_are_the_same_without_black(
    project: Path, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(project)
    shutil.rmtree(tmp_path / "cache")
    (project / "kiosk/client/README.md").unlink()
    monkeypatch.setattr(formatting, "laid_out", layout.laid_out)
    assert run(["build", "-q"]) == 0
    assert contents(project) == before
    assert work.formatted < work.formatted_first / 2
