"""`docmill publish --serve` as a process: it follows changes until it is told to stop."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from urllib.request import urlopen

import pytest

from docmill.cli import run

SHOP = "openapi: 3.1.0\ninfo: {title: Shop, version: 1.0.0}\npaths: {}\n"
WAIT = 30


class Serving:
    """A running preview, its address and the lines that it prints."""

    def __init__(self, folder: Path) -> None:
        program = "import docmill.cli as c; c.main()"
        arguments = ["publish", "shop.yaml", "--serve", "--port", "0"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            cwd=folder,
            env=os.environ | {"XDG_CACHE_HOME": str(folder / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        found = re.search(r"http://[\d.:]+/", self.until("serving"))
        assert found
        self.address = found[0]

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line.rstrip())

    def until(self, text: str) -> str:
        """The first line that holds `text`."""
        while text not in (line := self._lines.get(timeout=WAIT)):
            pass
        return line

    def page(self) -> str:
        with urlopen(self.address, timeout=WAIT) as answer:
            return str(answer.read().decode())


@pytest.fixture
def serving(tmp_path: Path) -> Generator[Serving]:
    (tmp_path / "shop.yaml").write_text(SHOP)
    found = Serving(tmp_path)
    yield found
    found.process.kill()
    found.process.wait()


def test_it_follows_changes_and_keeps_the_last_good_site(
    serving: Serving, tmp_path: Path
) -> None:
    serving.until("built")
    assert "Shop" in serving.page()
    (tmp_path / "shop.yaml").write_text(SHOP.replace("Shop", "Store"))
    serving.until("shop.yaml saved: ")
    assert "Store" in serving.page()
    (tmp_path / "shop.yaml").write_text("openapi: [")
    serving.until("1 error, shown as it was")
    assert "Store" in serving.page()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["shop.yaml"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_on_a_signal(serving: Serving, number: signal.Signals) -> None:
    serving.until("built")
    with urlopen(f"{serving.address}_events", timeout=WAIT):
        serving.process.send_signal(number)
        assert serving.process.wait(WAIT) == 128 + number
    assert "Traceback" not in serving.until("stopped by")


def test_a_port_that_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shop.yaml").write_text(SHOP)
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["publish", "shop.yaml", "--serve", "--port", str(port)]) == 1
    assert "error[port-taken]" in capsys.readouterr().err
