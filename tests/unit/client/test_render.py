"""Rendering: only safe text passes, users' templates win, the cache spares black."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.client import render as rendering
from docmill.client.plan import ClientPlan
from docmill.client.planner import plan
from docmill.client.render import render
from docmill.config import ClientConfig
from docmill.diagnostics import Diagnostics
from docmill.openapi.model import OpenApi
from docmill.templates import TemplateError

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


def test_the_cache_spares_the_formatter(
    tiny: ClientPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory()
    first = render(tiny, ClientConfig(), memory)
    monkeypatch.setattr(rendering, "format_code", pytest.fail)
    assert render(tiny, ClientConfig(), memory) == first
