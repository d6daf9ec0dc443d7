"""What type checkers make of the package and of code that uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from behaviour.package import build

USER = """
from collections.abc import Iterator
from typing import assert_type

import shop
from shop._runtime.response import Response


def use(client: shop.Client) -> None:
    assert_type(client.get_item(item_id="a"), shop.Answer)
    assert_type(client.with_response(client.get_item, item_id="a"), Response[shop.Answer])
    assert_type(client.iter_list_items(max_items=3), Iterator[shop.Item])
    client.get_item(item_id="a", timeout=3, retries=0, validation="strict", headers={})


async def use_async(client: shop.AsyncClient) -> None:
    assert_type(await client.get_item(item_id="a"), shop.Answer)
    response = await client.with_response(client.get_item, item_id="a")
    assert_type(response.data, shop.Answer)
    async for item in client.iter_list_items():
        assert_type(item, shop.Item)
"""

WRONG = (
    "client.get_item()",
    "client.get_item(item_id=1)",
    "client.get_item(item_id='a', retrys=1)",
    "client.get_item(item_id='a', validation='loose')",
    "client.with_response(client.get_item, item=1)",
    "shop.Client(region='x')",
)


def check(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("typing")
    build(path)
    (path / "user.py").write_text(USER, encoding="utf-8")
    lines = [f"    {line}" for line in WRONG]
    text = "\n".join(
        ["import shop", "def use(client: shop.Client) -> None:", *lines, ""]
    )
    (path / "wrong.py").write_text(text, encoding="utf-8")
    settings = '{"typeCheckingMode": "strict", "include": ["shop", "user.py"]}'
    (path / "pyrightconfig.json").write_text(settings, encoding="utf-8")
    return path


def test_mypy_is_content(folder: Path) -> None:
    found = check(folder, "mypy", "--strict", "shop", "user.py")
    assert found.returncode == 0, found.stdout


def test_mypy_finds_wrong_calls(folder: Path) -> None:
    found = check(folder, "mypy", "--strict", "wrong.py")
    wrong = {
        int(line.split(":")[1])
        for line in found.stdout.splitlines()
        if ": error:" in line
    }
    assert wrong == set(range(3, 3 + len(WRONG))), found.stdout


def test_pyright_is_content(folder: Path) -> None:
    found = check(folder, "pyright", "--pythonpath", sys.executable)
    assert found.returncode == 0, found.stdout


def test_the_static_files_are_formatted(folder: Path) -> None:
    found = check(
        folder, "black", "--check", "-q", "--target-version", "py311", "shop/_runtime"
    )
    assert found.returncode == 0, found.stderr
