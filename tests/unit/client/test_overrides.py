"""Templates of a user's own: ejected ones change nothing, wrong ones are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill import pipeline
from docmill.cli import run
from docmill.client.plan import PLAN_VERSION, ClientPlan
from docmill.client.planner import plan
from docmill.client.render.jinja import render
from docmill.client.render.user_templates import ejected, header
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.files.cache import Cache
from docmill.files.templates import built_in, names_in
from docmill.openapi.document import OpenApi

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Tiny", "version": "1.0"},
    "servers": [{"url": "https://tiny.example.com"}],
    "paths": {"/a": {"get": {"responses": {"204": {"description": "Done"}}}}},
    "components": {"schemas": {"A": {"properties": {"b": {"type": "string"}}}}},
}
SERVICE = "package/_service.py.jinja"
HEADER = header()


@pytest.fixture
def tiny() -> ClientPlan:
    found = plan(OpenApi(DOCUMENT), Diagnostics(), ClientConfig(), name="tiny")
    assert found is not None
    return found


def findings(tiny: ClientPlan, folder: Path, name: str, text: str) -> list[str]:
    """What is said of one template, as `line:column code message`."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    diagnostics = Diagnostics()
    config = ClientConfig(templates=folder)
    files = pipeline.client_files(tiny, config, diagnostics, Cache(None))
    assert (files is None) == diagnostics.has_errors
    found: list[str] = []
    for item in diagnostics:
        assert item.span
        assert item.span.file.path.endswith(name)
        place = f"{item.span.line}:{item.span.column}"
        found.append(f"{place} {item.code} {item.message}")
    return found


def test_ejected_templates_change_nothing(tiny: ClientPlan, tmp_path: Path) -> None:
    for name in names_in(built_in()):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ejected(name), "utf-8")
    config = ClientConfig(templates=tmp_path)
    diagnostics = Diagnostics()
    files = pipeline.client_files(tiny, config, diagnostics, Cache(None))
    assert diagnostics.items == []
    assert files == render(tiny, ClientConfig())


def test_a_template_for_another_plan_is_refused(
    tiny: ClientPlan, tmp_path: Path
) -> None:
    text = ejected(SERVICE).replace(str(PLAN_VERSION), "9999", 1)
    message = f"the template was made for plan 9999, this docmill has {PLAN_VERSION}"
    found = findings(tiny, tmp_path, SERVICE, text)
    assert found == [f"1:1 template-version {message}"]


def test_a_template_of_no_known_plan_is_told(tiny: ClientPlan, tmp_path: Path) -> None:
    found = findings(tiny, tmp_path, SERVICE, "x = 1\n")
    message = "the template does not say which plan it was made for"
    assert found == [f"1:1 template-without-version {message}"]


def test_a_template_that_nothing_is_made_of_is_told(
    tiny: ClientPlan, tmp_path: Path
) -> None:
    found = findings(tiny, tmp_path, "pakage/_service.py.jinja", HEADER)
    message = "this template is of no use: its file would be nowhere in a client"
    assert found == [f"1:1 template-unused {message}"]


@pytest.mark.parametrize("name", ["_partials/mine.jinja", "package/more.py.jinja"])
def test_parts_and_more_files_are_welcome(
    tiny: ClientPlan, tmp_path: Path, name: str
) -> None:
    assert findings(tiny, tmp_path, name, HEADER) == []


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "\n{{ plan.nothing }}\n",
            "3:1",
            "'docmill.client.plan.ClientPlan object' has",
        ),
        ("{% if %}\n", "2:1", "Expected an expression"),
        ("\n{% for x in plan.package %}\n", "3:1", "Unexpected end of template"),
        ("{{ 1 / 0 }}\n", "2:1", "division by zero"),
        ("{{ 'text' }}\n", "2:1", "a template prints str, which is not safe text"),
        ("{% include 'nowhere' %}\n", "2:1", "'nowhere' not found"),
    ],
)
def test_a_mistake_in_a_template_has_its_place(
    tiny: ClientPlan, tmp_path: Path, text: str, place: str, message: str
) -> None:
    (found,) = findings(tiny, tmp_path, SERVICE, HEADER + text)
    assert found.startswith(f"{place} template-unusable {message}")


def test_a_mistake_in_a_part_has_its_place_there(
    tiny: ClientPlan, tmp_path: Path
) -> None:
    service = tmp_path / SERVICE
    service.parent.mkdir(parents=True)
    service.write_text(HEADER + "{% include '_partials/mine.jinja' %}\n")
    found = findings(tiny, tmp_path, "_partials/mine.jinja", "\n{{ plan.nothing }}\n")
    assert [item.partition(" ")[0] for item in found] == ["2:1"]


def test_a_template_that_is_no_text_is_told(tiny: ClientPlan, tmp_path: Path) -> None:
    path = tmp_path / "package/errors.py.jinja"
    path.parent.mkdir()
    path.write_bytes(b"\xff\n")
    diagnostics = Diagnostics()
    config = ClientConfig(templates=tmp_path)
    assert pipeline.client_files(tiny, config, diagnostics, Cache(None)) is None
    assert "template-unusable" in {item.code for item in diagnostics}


def test_eject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["templates", "eject", SERVICE, "project/README.md.jinja"]) == 0
    assert 'next: templates = "templates"' in capsys.readouterr().out
    assert Path("templates", SERVICE).read_text("utf-8") == ejected(SERVICE)
    Path("templates", SERVICE).write_text("mine")
    assert run(["templates", "eject", SERVICE, "package/_servise.py.jinja"]) == 1
    err = capsys.readouterr().err
    assert "template-exists" in err
    assert f"did you mean {SERVICE}?" in err
    assert Path("templates", SERVICE).read_text() == "mine"
    assert run(["templates", "eject", "../outside", "-o", "other"]) == 1
    assert not Path("other").exists()


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    fates = dict(line.rsplit("  ", 1) for line in lines)
    assert {name.strip() for name in fates} == set(names_in(built_in()))
    assert set(fates.values()) == {"copied", "part of others", "rendered"}
