"""`docmill watch` as a process: it builds on every save until it is told to stop."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from docmill.cli import run

PAGE = """\
# getShelf

## 描述
Returns a shelf.

## 请求方式
GET

## 请求地址
https://shop.example.com/v1/shelves/{shelfId}

|名称|类型|是否必需|默认值|描述|
|---|---|---|---|---|
|**shelfId**|String|True| |Id of the shelf|

## 请求参数
无

## 返回参数
|名称|类型|描述|
|---|---|---|
|**requestId**|String|Id of the request|
"""
SETTINGS = """\
[apis.shop]
docs = "docs"
spec = "docs/openapi.yaml"
client = "client"
"""
WAIT = 30


class Watching:
    """A running `docmill watch`, and the lines that it prints."""

    def __init__(self, folder: Path) -> None:
        environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", "import docmill.cli as c; c.main()", "watch"],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip())

    def until(self, text: str) -> list[str]:
        """The lines up to the first that holds `text`."""
        found: list[str] = []
        while not (found and text in found[-1]):
            found.append(self._lines.get(timeout=WAIT))
        return found

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(WAIT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs/deeper").mkdir(parents=True)
    (tmp_path / "docs/getShelf.md").write_text(PAGE)
    (tmp_path / "docmill.toml").write_text(SETTINGS)
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Generator[Watching]:
    running = Watching(folder)
    yield running
    running.process.kill()
    running.process.wait()
    assert running.process.stdout is not None
    running.process.stdout.close()


def test_a_day_of_edits(folder: Path, watching: Watching) -> None:
    page, document = folder / "docs/getShelf.md", folder / "docs/openapi.yaml"
    assert watching.until("watching")[-1].startswith(
        "watching what docmill.toml names: "
    )
    page.write_text(PAGE.replace("Returns a shelf.", "Returns one shelf."))
    (changed,) = watching.until("getShelf.md")
    assert changed.startswith("getShelf.md saved: ")
    assert "Returns one shelf." in document.read_text()

    page.write_text(PAGE.replace("GET", "FETCH"))
    *findings, broken = watching.until("getShelf.md saved")
    assert any(line.startswith("error[") for line in findings)
    assert "1 error, nothing written" in broken
    assert "Returns one shelf." in document.read_text()

    # Editors write a new file and move it over the old one.
    (folder / "docs/.saved").write_text(PAGE)
    (folder / "docs/.saved").replace(page)
    assert "nothing" not in watching.until("getShelf.md saved")[-1]
    assert "Returns a shelf." in document.read_text()

    (folder / "docs/new").mkdir()
    (folder / "docs/new/listShelves.md").write_text(
        PAGE.replace("getShelf", "listShelves").replace("/{shelfId}", "")
    )
    while "listShelves" not in document.read_text():
        watching.until(" in ")
    (folder / "docs/new/listShelves.md").unlink()
    while "listShelves" in document.read_text():
        watching.until(" in ")

    (folder / "docmill.toml").write_text(SETTINGS + "oops")
    assert "1 error" in watching.until("docmill.toml saved")[-1]
    (folder / "docmill.toml").write_text(SETTINGS.replace("client", "# client"))
    watching.until("up to date")

    assert watching.stop(signal.SIGINT) == 130
    assert watching.until("stopped")[-2:] == ["", "stopped by SIGINT"]


def test_sigterm(watching: Watching) -> None:
    watching.until("watching")
    assert watching.stop(signal.SIGTERM) == 143
    assert "Traceback" not in "".join(watching.until("stopped by SIGTERM"))


def test_without_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["watch"]) == 1
    assert "config-not-found" in capsys.readouterr().err


def test_without_the_library(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run(["watch"]) == 1
    assert "pip install 'docmill[watch]'" in capsys.readouterr().err
