"""Rendering: only safe text passes, users' templates win, the cache spares black."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import get_args

import pytest

from docmill import pipeline
from docmill.client.plan import ClientPlan
from docmill.client.planner import plan
from docmill.client.render import format as formatting
from docmill.client.render.format import FormatError
from docmill.client.render.jinja import render
from docmill.config.model import ClientConfig, Formatter
from docmill.diagnostics.model import Diagnostics
from docmill.files.cache import Cache
from docmill.files.templates import TemplateError
from docmill.openapi.document import OpenApi

FORMATTERS: tuple[Formatter, ...] = get_args(Formatter)

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Tiny", "version": "1.0"},
    "servers": [{"url": "https://tiny.example.com"}],
    "paths": {"/a": {"get": {"responses": {"204": {"description": "Done"}}}}},
}


class Memory(dict[str, str]):
    """A cache that lasts as long as a test."""

    def put(self, key: str, text: str) -> None:
        self[key] = text


@pytest.fixture
def tiny() -> ClientPlan:
    found = plan(OpenApi(DOCUMENT), Diagnostics(), ClientConfig(), name="tiny")
    assert found is not None
    return found


def test_it_is_told_how_many_files_are_done(tiny: ClientPlan) -> None:
    told: list[tuple[str, int, int]] = []
    files = render(tiny, ClientConfig(), None, lambda *step: told.append(step))
    written = [step for step in told if step[0] == "writing files"]
    count = len(files)
    assert written == [("writing files", n, count) for n in range(1, count + 1)]


def overriding(folder: Path, template: str, text: str) -> ClientConfig:
    path = folder / template
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return ClientConfig(templates=folder)


def test_layouts(tiny: ClientPlan) -> None:
    project = render(tiny, ClientConfig())
    package = render(tiny, ClientConfig(layout="package"))
    assert "pyproject.toml" in project
    assert package == {
        path.removeprefix("src/tiny/"): text
        for path, text in project.items()
        if path.startswith("src/tiny/")
    }


def test_a_users_template_replaces_one_file(tiny: ClientPlan, tmp_path: Path) -> None:
    config = overriding(
        tmp_path, "project/CHANGELOG.md.jinja", "Mine: {{ plan.project.title }}"
    )
    usual, changed = render(tiny, ClientConfig()), render(tiny, config)
    assert changed.pop("CHANGELOG.md") == "Mine: Tiny"
    assert changed == {path: text for path, text in usual.items() if path in changed}


@pytest.mark.parametrize("expression", ["'text'", "plan.project.title", "1"])
def test_what_is_not_code_never_reaches_python(
    tiny: ClientPlan, tmp_path: Path, expression: str
) -> None:
    config = overriding(
        tmp_path, "package/_service.py.jinja", f"x = {{{{ {expression} }}}}\n"
    )
    with pytest.raises(TemplateError, match="not safe text"):
        render(tiny, config)


def test_what_does_not_compile_is_not_handed_out(
    tiny: ClientPlan, tmp_path: Path
) -> None:
    config = overriding(
        tmp_path, "package/_service.py.jinja", "return {{ plan.docstring }}\n"
    )
    with pytest.raises(TemplateError, match="not Python"):
        render(tiny, config)


def test_the_cache_spares_black(
    tiny: ClientPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure(*_: str) -> None:
        return None

    monkeypatch.setattr(formatting, "laid_out", unsure)
    memory, config = Memory(), ClientConfig()
    first = render(tiny, config, memory)
    monkeypatch.setattr(formatting, "format_code", pytest.fail)
    assert render(tiny, config, memory) == first


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_a_formatter_is_for_what_is_not_plain(
    tiny: ClientPlan, monkeypatch: pytest.MonkeyPatch, formatter: Formatter
) -> None:
    monkeypatch.setattr(formatting, "format_code", pytest.fail)
    monkeypatch.setattr(formatting, "_run_ruff", pytest.fail)
    assert render(tiny, ClientConfig(layout="package", formatter=formatter))


def test_two_processes_write_what_one_does(
    tiny: ClientPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = render(tiny, ClientConfig())
    monkeypatch.setattr(formatting, "HALVED_FROM", 1)
    assert render(tiny, ClientConfig()) == alone


def test_ruff_formats_without_settings_of_its_own(
    tiny: ClientPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("ruff.toml").write_text('indent-width = 2\nexclude = ["*.py"]')
    tmp_path.joinpath(".gitignore").write_text("*.py")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(formatting, "laid_out", lambda *_: None)
    files = render(tiny, ClientConfig(formatter="ruff"))
    folder = tmp_path / "client"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    command = [
        "-m",
        "ruff",
        "format",
        "--check",
        "--isolated",
        "--no-respect-gitignore",
    ]
    subprocess.run([sys.executable, *command, str(folder)], check=True)


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_what_cannot_be_formatted_is_not_python(formatter: Formatter) -> None:
    with pytest.raises(FormatError):
        formatting.formatted({"a.py": "x = (\n"}, formatter, None)


def test_a_formatter_that_is_not_installed_is_told(
    tiny: ClientPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> None:
        return None

    monkeypatch.setattr(formatting, "find_spec", missing)
    diagnostics = Diagnostics()
    config = ClientConfig(formatter="ruff")
    assert pipeline.client_files(tiny, config, diagnostics, Cache(None)) is None
    (found,) = diagnostics.items
    assert (found.code, found.hint) == (
        "formatter-missing",
        "pip install 'docmill[ruff]'",
    )
