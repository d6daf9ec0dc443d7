"""Limits on the command line: a hostile document ends in a package or in an error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docmill.cli import run


def write(schema: Any, path: str = "api.json") -> str:
    content = {"application/json": {"schema": schema}}
    answer = {"200": {"description": "Fine", "content": content}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Deep", "version": "1.0"},
        "servers": [{"url": "https://deep.example.com"}],
        "paths": {"/a": {"get": {"operationId": "getA", "responses": answer}}},
    }
    Path(path).write_text(json.dumps(document))
    return path


def nested(levels: int) -> str:
    deep = '{"type": "array", "items": ' * levels + "{}" + "}" * levels
    path = Path(write("HERE"))
    path.write_text(path.read_text().replace('"HERE"', deep))
    return str(path)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("levels", [2_000, 300, 140])
@pytest.mark.parametrize("limits", [(), ("--limit", "nesting_depth=100000")])
def test_what_is_too_deep_is_told(
    levels: int, limits: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["client", nested(levels), "-o", "out", *limits]) == 1
    err = capsys.readouterr().err
    assert "error[input-too-deep]" in err
    assert "limits.nesting_depth" in err
    assert not Path("out").exists()


def test_ten_thousand_properties_make_a_package() -> None:
    members = {f"member{number}": {"type": "string"} for number in range(10_000)}
    path = write({"type": "object", "properties": members})
    command = [
        "client",
        path,
        "-o",
        "out",
        "--layout",
        "package",
        "--formatter",
        "ruff",
    ]
    assert run([*command, "-q"]) == 0
    text = Path("out/models/get_a_response.py").read_text("utf-8")
    assert text.count("str | None = None") == 10_000


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        ("properties=2", "a schema has more than 2 properties"),
        ("nodes=9", "the document has more than 9 nodes"),
        ("input_bytes=9", "the file is larger than 9 bytes"),
    ],
)
def test_limits_can_be_set(
    limit: str, problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write({"type": "object", "properties": {"a": {}, "b": {}, "c": {}}})
    assert run(["client", path, "-o", "out", "--limit", limit]) == 1
    err = capsys.readouterr().err
    assert problem in err
    assert f"limits.{limit.partition('=')[0]}" in err


@pytest.mark.parametrize("limit", ["nodes", "nodes=", "nodes=0", "nodes=-1", "nods=1"])
def test_a_limit_that_is_none(limit: str) -> None:
    assert run(["client", write({}), "-o", "out", "--limit", limit]) == 2
