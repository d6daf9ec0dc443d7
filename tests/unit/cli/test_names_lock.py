"""The file with the names of a client: made, obeyed, checked, and told where it is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docmill.cli import run

SETTINGS = """
[apis.shop]
spec = "spec/openapi.json"
client = "out/shop"
layout = "package"

[apis.part]
spec = "spec/openapi.json"
client = "out/part"
layout = "package"
include = { operations = "getTask" }
"""
LOCK = Path("spec/shop.names.lock")
MODELS = Path("out/shop/models")


def operation(name: str, schema: str) -> dict[str, object]:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    content = {"application/json": {"schema": reference}}
    return {
        "operationId": name,
        "responses": {"200": {"description": "Fine", "content": content}},
    }


def write_document(*schemas: str) -> None:
    paths = {f"/{name}": {"get": operation(f"get{name}", name)} for name in schemas}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0.0"},
        "servers": [{"url": "https://shop.example.com"}],
        "paths": paths,
        "components": {
            "schemas": {
                name: {"type": "object", "properties": {"id": {"type": "string"}}}
                for name in schemas
            }
        },
    }
    Path("spec/openapi.json").write_text(json.dumps(document))


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one document and two clients, built, as the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("spec").mkdir()
    Path("docmill.toml").write_text(SETTINGS)
    write_document("Task", "Foo_Bar")
    assert run(["build", "-q"]) == 0
    return tmp_path


def classes(path: Path = LOCK) -> dict[str, str]:
    return json.loads(path.read_text())["names"]["classes"]  # type: ignore[no-any-return]


def test_each_client_has_its_lock_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert classes() == {
        "/components/schemas/Foo_Bar": "FooBar",
        "/components/schemas/Task": "Task",
    }
    assert classes(Path("spec/part.names.lock")) == {"/components/schemas/Task": "Task"}
    assert run(["build"]) == 0
    assert "nothing to write" in capsys.readouterr().out
    assert run(["check", "-q"]) == 0


def test_what_is_new_renames_nothing() -> None:
    write_document("Task", "Foo_Bar", "FooBar")
    assert run(["build", "-q"]) == 0
    assert classes()["/components/schemas/Foo_Bar"] == "FooBar"
    assert classes()["/components/schemas/FooBar"] == "FooBar2"
    LOCK.unlink()
    assert run(["build", "-q"]) == 0
    assert classes()["/components/schemas/Foo_Bar"] == "FooBar2"


def test_a_lock_file_that_is_missing_or_old_is_out_of_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = LOCK.read_text()
    LOCK.unlink()
    assert run(["check"]) == 1
    assert str(LOCK) in capsys.readouterr().err
    LOCK.write_text(text.replace("\n", "\n\n"))
    assert run(["check"]) == 1
    assert run(["build", "-q"]) == 0
    assert LOCK.read_text() == text


def test_a_name_can_be_changed_in_the_lock_file() -> None:
    LOCK.write_text(LOCK.read_text().replace('"FooBar"', '"Snack"'))
    assert run(["build", "-q"]) == 0
    assert "class Snack(" in (MODELS / "snack.py").read_text()
    assert not (MODELS / "foo_bar.py").exists()
    assert run(["check", "-q"]) == 0


def test_a_broken_lock_file_stops_the_build(capsys: pytest.CaptureFixture[str]) -> None:
    LOCK.write_text("<<<<<<< HEAD\n")
    assert run(["build"]) == 1
    assert f"--> {LOCK}:1:1" in capsys.readouterr().err
    assert LOCK.read_text() == "<<<<<<< HEAD\n"


def test_docmill_lock_knows_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lock"]) == 0
    assert run(["build", "--locked", "-q"]) == 0
    LOCK.write_text(LOCK.read_text().replace('"FooBar"', '"Snack"'))
    assert run(["build", "--locked"]) == 1
    assert f"{LOCK} has changed" in capsys.readouterr().err


def test_a_client_without_settings_has_it_in_its_folder() -> None:
    command = ["client", "spec/openapi.json", "-o", "api", "-q"]
    assert run(command) == 0
    write_document("Task", "Foo_Bar", "FooBar")
    assert run(command) == 0
    assert classes(Path("api/names.lock"))["/components/schemas/Foo_Bar"] == "FooBar"
    assert not Path("spec/api.names.lock").exists()
