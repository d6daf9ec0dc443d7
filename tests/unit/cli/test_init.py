"""`docmill init`: what it reports, asks and writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docmill.cli import run
from docmill.cli.runs import init as runs

PAGE = """# Kites

## List kites

`GET /kites`

| Name | Type | Required | Description |
|---|---|---|---|
| `wind` | integer | no | Least wind |
"""
CURL = (
    "\n## Fly a kite\n\n```bash\ncurl -X POST https://kites.example.com/flights\n```\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/kites.md").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answers(monkeypatch: pytest.MonkeyPatch, *given: str) -> list[str]:
    """A person at a terminal; the questions that were asked."""
    asked: list[str] = []
    waiting: Iterator[str] = iter(given)

    def reply(question: str) -> str:
        asked.append(question)
        return next(waiting)

    monkeypatch.setattr(runs, "_is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", reply)
    return asked


def test_open_questions_are_comments(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "docs"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("read 1 page: 1 operation, 1 parameter, 0 response tables\n")
    assert "    from kites import Client\n" in said
    text = (folder / "docmill.toml").read_text()
    assert "[apis.kites]\n" in text
    assert "dialect =" not in text
    assert "# 1. no page states a base URL" in text
    assert not (folder / "dialect.toml").exists()
    assert run(["init", "docs"]) == 1
    assert run(["lint", "docs"]) == 0
    assert "no page states a base URL" in capsys.readouterr().out


def test_an_option_answers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "docs", "--base-url", "https://kites.example.com"]) == 0
    assert "    with Client() as client:\n" in capsys.readouterr().out
    assert 'dialect = "dialect.toml"' in (folder / "docmill.toml").read_text()
    text = (folder / "dialect.toml").read_text()
    assert text.startswith("# read 1 page: 1 operation")
    assert text.endswith('\nbase_url = "https://kites.example.com"\n')
    assert run(["build", "-q"]) == 0
    document = (folder / "spec/kites/openapi.yaml").read_text()
    assert "https://kites.example.com" in document
    capsys.readouterr()
    assert run(["init", "docs", "--check"]) == 0
    assert "kites: read 1 page: 1 operation" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong", [["--base-url", "kites.example.com"], ["--method", "fetch"]]
)
def test_wrong_answers(folder: Path, wrong: list[str]) -> None:
    assert run(["init", "docs", *wrong]) == 2
    assert not (folder / "docmill.toml").exists()


def test_a_person_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docs/kites.md").write_text(PAGE + CURL)
    asked = answers(monkeypatch, "maybe", "take")
    assert run(["init", "docs"]) == 0
    assert len(asked) == 2
    assert asked[0] == asked[1]
    assert "[leave/take] (leave)? " in asked[0]
    assert "doubtful = true" in (folder / "dialect.toml").read_text()


def test_the_default_writes_no_dialect(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, "")
    assert run(["init", "docs"]) == 0
    assert len(asked) == 1
    assert not (folder / "dialect.toml").exists()
    assert "To decide" in (folder / "docmill.toml").read_text()


def test_nothing_is_asked_with_yes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch)
    assert run(["init", "docs", "--yes"]) == 0
    assert asked == []


def test_answers_are_added_to_settings_that_are_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "docs"]) == 0
    assert run(["init", "docs"]) == 1
    for option in (
        ["--base-url", "https://old.example.com"],
        ["--doubtful", "take"],
        ["--base-url", "https://kites.example.com"],
    ):
        assert run(["init", "docs", *option]) == 0
    assert "To decide" not in (folder / "docmill.toml").read_text()
    dialect = (folder / "dialect.toml").read_text()
    assert dialect.splitlines() == [
        'base_url = "https://kites.example.com"',
        "doubtful = true",
    ]
    capsys.readouterr()
    assert run(["lint"]) == 0
    assert "base URL: https://kites.example.com" in capsys.readouterr().out


def test_what_was_answered_is_no_longer_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "docs/kites.md").write_text(PAGE + CURL)
    option = ["--base-url", "https://kites.example.com", "--doubtful", "leave"]
    assert run(["init", "docs", *option]) == 0
    assert "to decide" not in capsys.readouterr().out
    assert run(["lint", "docs"]) == 0
    assert "to decide" not in capsys.readouterr().out


def test_a_base_url_without_a_scheme_is_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, "kites.example.com", "https://kites.example.com")
    assert run(["init", "docs"]) == 0
    assert len(asked) == 2
    assert "https://kites" in (folder / "dialect.toml").read_text()


def test_check_finds_what_is_in_vain(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "docs", "--base-url", "https://kites.example.com"]) == 0
    with (folder / "dialect.toml").open("a") as file:
        file.write('ignore = ["Legal"]\nmethod = "GET"\n')
    capsys.readouterr()
    assert run(["init", "docs", "--check"]) == 1
    said = capsys.readouterr().err
    assert "error[dialect-unused]: 'Legal' stands on no page" in said
    assert "every request shows its method" in said


def test_pages_without_an_operation(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "docs/kites.md").write_text("# Kites\n\nSee `/kites/all`.\n")
    for command in (
        ["init", "docs"],
        ["lint", "docs"],
        ["spec", "docs", "-o", "a.yaml"],
    ):
        assert run(command) == 1
        said = capsys.readouterr()
        assert "as in `GET /kites/all`" in said.out + said.err
    assert not (folder / "docmill.toml").exists()
