"""`docmill diff` of pages, documents and git revisions."""

from __future__ import annotations

import json
import os
import subprocess
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
|名称|类型|是否必需|默认值|描述|
|---|---|---|---|---|
|**depth**|Integer|False| |Centimetres|

## 返回参数
|名称|类型|描述|
|---|---|---|
|**requestId**|String|Id of the request|
"""
REQUIRED = PAGE.replace("|**depth**|Integer|False|", "|**depth**|Integer|True|")
LIST = PAGE.replace("getShelf", "listShelves").replace("/{shelfId}", "")


def git(folder: Path, *arguments: str) -> None:
    environment = os.environ | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    user = ["-c", "user.name=Reader", "-c", "user.email=reader@example.com"]
    command = ["git", "-C", str(folder), *user, *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages in a repository whose only commit, `old`, has other ones."""
    docs = tmp_path / "api/docs"
    docs.mkdir(parents=True)
    (docs / "getShelf.md").write_text(PAGE)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "First pages")
    git(tmp_path, "tag", "old")
    (docs / "getShelf.md").write_text(REQUIRED)
    (docs / "listShelves.md").write_text(LIST)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_revision_and_a_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "old:api/docs", "api/docs"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "Breaking changes:\n  GET /v1/shelves/{shelfId}\n" in said.out
    assert "old old:api/docs/getShelf.md:19" in said.out
    assert "new api/docs/getShelf.md:19" in said.out
    assert "GET /v1/shelves\n" in said.out
    assert said.out.endswith("semantic version: major\n")


def test_from_a_folder_below_the_top(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder / "api")
    assert run(["diff", "old:api/docs", "docs", "--current", "0.3.1"]) == 0
    assert capsys.readouterr().out.endswith("semantic version: major 0.4.0\n")


@pytest.mark.parametrize(
    ("threshold", "code"), [("breaking", 1), ("risky", 1), (None, 0)]
)
def test_fail_on(
    folder: Path, threshold: str | None, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    fail = ["--fail-on", threshold] if threshold else []
    assert run(["diff", "old:api/docs", "api/docs", *fail]) == code
    assert run(["diff", "api/docs", "api/docs", *fail]) == 0
    assert capsys.readouterr().out.endswith("no changes\nsemantic version: none\n")


def test_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["spec", "api/docs", "-o", "api/openapi.yaml"]) == 0
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Second pages")
    capsys.readouterr()
    assert run(["diff", "HEAD:api/openapi.yaml", "api/openapi.yaml"]) == 0
    assert capsys.readouterr().out.startswith("no changes")
    arguments = ["--fail-on", "breaking", "--format", "json"]
    assert run(["diff", "old:api/docs", "HEAD:api/openapi.yaml", *arguments]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == "major"
    worst = found["changes"][0]
    assert worst["rating"] == "breaking"
    assert worst["old"].startswith("old:api/docs/getShelf.md:")
    assert worst["new"].startswith("HEAD:api/openapi.yaml:")


def test_markdown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--format", "markdown", "--current", "1.2.3"]
    assert run(["diff", "old:api/docs", "api/docs", *arguments]) == 0
    said = capsys.readouterr().out
    assert said.startswith("## 2.0.0\n\n### Breaking changes\n")
    assert run(["diff", "api/docs", "old:api/docs", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("## Unreleased (major)\n")


def test_annotations(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--format", "github", "--fail-on", "breaking"]
    assert run(["diff", "old:api/docs", "api/docs", *arguments]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(
        line.startswith("::error ") and "file=api/docs/getShelf.md,line=19," in line
        for line in lines
    )
    assert all(line.startswith("::") for line in lines)


def test_accepted_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = folder / "accepted.yaml"
    run(["diff", "old:api/docs", "api/docs", "--format", "json"])
    changes = json.loads(capsys.readouterr().out)["changes"]
    worst = [c for c in changes if c["rating"] == "breaking"]
    entries = [
        f"  - {{rule: {c['rule']}, where: '{c['where']}', reason: nobody left it out}}"
        for c in worst
    ]
    accepted.write_text("\n".join(["ignore:", *entries, ""]))
    arguments = ["--fail-on", "breaking", "--ignore", "accepted.yaml"]
    assert run(["diff", "old:api/docs", "api/docs", *arguments]) == 0
    capsys.readouterr()
    assert run(["diff", "api/docs", "api/docs", *arguments]) == 1
    assert "accepted.yaml:2" in capsys.readouterr().err


def test_several_services(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = LIST.replace("shop.example", "bank.example")
    (folder / "api/docs/other.md").write_text(other)
    assert run(["diff", "old:api/docs", "api/docs", "--dialect", "jdcloud"]) == 0
    said = capsys.readouterr().out
    assert "  bank: GET /v1/shelves\n" in said
    assert "bank: model" not in said
    assert "bank: the API" not in said
    assert "  shop: GET /v1/shelves/{shelfId}\n" in said


@pytest.mark.parametrize(
    ("side", "message"),
    [
        ("nothing", "there is no file or folder nothing"),
        ("unknown:api/docs", "git knows no such revision"),
        ("old:nothing", "cannot read old:nothing: "),
        ("old:../docs", "there is no file or folder old:../docs"),
        ("--exec=x:api/docs", None),
        ("-x:api/docs", None),
    ],
)
def test_no_such_side(
    folder: Path, side: str, message: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["diff", side, "api/docs"])
    assert code == (2 if message is None else 1)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert (message or "Error") in said.err


def test_pages_with_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "api/docs/getShelf.md").write_text(PAGE.replace("GET", "FETCH"))
    assert run(["diff", "old:api/docs", "api/docs", "--dialect", "jdcloud"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "api/docs/getShelf.md:7" in said.err


def test_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["diff", "old:docs", "docs"]) == 1
    assert "not a git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["diff", "old:docs", "docs"]) == 1
    assert "git is not installed" in capsys.readouterr().err


def test_a_version_that_is_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "api/docs", "api/docs", "--current", "one"]) == 1
    assert "not a semantic version: 'one'" in capsys.readouterr().err
