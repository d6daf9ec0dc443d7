"""What the guide shows is so."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from docmill.cli import run
from docmill.docs.dialects.keys import DIALECT_KEYS
from docmill.docs.profiles import schema as profiles

REPOSITORY = Path(__file__).parents[2]
GUIDE = REPOSITORY / "docs"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
REPORTING = {"error", "warning", "note", "warn", "report", "fail", "TextError"}


def test_the_correction_changes_the_client(tmp_path: Path) -> None:
    guide = (GUIDE / "corrections.md").read_text("utf-8")
    found = re.search(r"```yaml\n(overlay: .*?)```", guide, re.DOTALL)
    assert found
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(found[1], "utf-8")
    spec = str(REPOSITORY / "spec/mps/openapi.yaml")
    output = str(tmp_path / "mps")
    code = run(["client", spec, "--overlay", str(overlay), "-o", output, "-q"])
    models = tmp_path / "mps/src/mps/models"
    response = (models / "get_thumbnail_task_response.py").read_text("utf-8")
    assert code == 0
    assert "result: ThumbnailTask | None" in response
    assert not (models / "get_thumbnail_task_result.py").exists()


def test_the_quick_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = (GUIDE / "quick-start.md").read_text("utf-8")
    pages = REPOSITORY / "spec/tooldesk/docs"
    shutil.copytree(pages, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    page = re.search(r"````markdown\n(.*?)````", guide, re.DOTALL)
    assert page
    text = (pages / "api.md").read_text("utf-8")
    assert all(part in text for part in page[1].split("\n\n"))
    shown = re.search(r"\$ docmill init docs/\n(.*?)```", guide, re.DOTALL)
    assert shown
    assert run(["init", "docs/"]) == 0
    assert capsys.readouterr().out == shown[1]
    assert run(["build", "-q"]) == 0
    explained = re.search(
        r"\$ docmill (explain .*?) '(.*?)'\n(.*?)```", guide, re.DOTALL
    )
    assert explained
    assert run([*explained[1].split(), explained[2]]) == 0
    assert capsys.readouterr().out == explained[3]
    found = re.search(r"```python\n([^`]*)```\n\n```\n([^`]*)```", guide)
    assert found
    code, output = found.groups()
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": "generated/tooldesk/src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == output, done.stderr


def shapes() -> list[tuple[dict[str, str], list[str]]]:
    """Pages of the guide by name, and the parts of the document that follow them."""
    found: list[tuple[dict[str, str], list[str]]] = []
    blocks = re.compile(
        r"^`docs/(\S+)`:\n\n````markdown\n(.*?)^````\n|^```yaml\n(.*?)^```\n",
        re.DOTALL | re.MULTILINE,
    )
    for name, page, excerpt in blocks.findall((GUIDE / "pages.md").read_text("utf-8")):
        if excerpt:
            found[-1][1].append(excerpt)
        elif found and not found[-1][1]:
            found[-1][0][name] = page
        else:
            found.append(({name: page}, []))
    return found


@pytest.mark.parametrize("number", range(len(shapes())))
def test_the_shapes_of_pages(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, excerpts = shapes()[number]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name, text in pages.items():
        (tmp_path / "docs" / name).write_text(text, "utf-8")
    assert run(["spec", "docs", "-o", "openapi.yaml", "-q"]) == 0
    document = (tmp_path / "openapi.yaml").read_text("utf-8")
    assert excerpts
    for excerpt in excerpts:
        assert excerpt in document


@pytest.mark.parametrize(
    ("name", "schema"), [("dialects", DIALECT_KEYS), ("profiles", profiles.SCHEMA)]
)
def test_every_key_of_a_file_is_explained(name: str, schema: Mapping[str, Any]) -> None:
    guide = (GUIDE / f"{name}.md").read_text("utf-8")
    missing = [key for key in _keys(schema) if not re.search(rf"\b{key}\b", guide)]
    assert not missing


def _keys(schema: Mapping[str, Any]) -> Iterator[str]:
    for key, value in schema.items():
        if key != "*":
            yield key.removesuffix("?")
        if isinstance(value, dict):
            yield from _keys(value)


def test_the_references_are_current() -> None:
    spec = importlib.util.spec_from_file_location("reference", GUIDE / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    for name, text in reference.pages().items():
        assert (GUIDE / "reference" / name).read_text("utf-8") == text, "make guide"


def test_every_finding_is_in_the_guide() -> None:
    page = (GUIDE / "reference/diagnostics.md").read_text("utf-8")
    changes = (GUIDE / "reference/changes.md").read_text("utf-8")
    shown = re.findall(r"^### (\S+)$", page, re.MULTILINE)
    shown += re.findall(r"^\| `([a-z0-9-]+)`", changes, re.MULTILINE)
    sources = (REPOSITORY / "generator/docmill").rglob("*.py")
    codes = {code for path in sources for code in _codes(path.read_text("utf-8"))}
    assert len(codes) > 100
    assert not codes - set(shown)


def _codes(source: str) -> Iterator[str]:
    """The codes that calls which report something are given, among the first arguments."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                if name.removeprefix("_") in REPORTING:
                    yield from filter(CODE.fullmatch, map(_text, node.args[:2]))
            case _:
                pass


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case _:
            return ""


def test_the_guide_is_a_site_that_asks_nothing_of_others(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", tmp_path],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for page in tmp_path.rglob("*.html"):
        loaded = re.findall(
            r'<(?:script|img|iframe)[^>]+src="([^"]+)"|<link rel="(?:stylesheet|icon|preconnect)" href="([^"]+)"',
            page.read_text("utf-8"),
        )
        assert not [url for pair in loaded for url in pair if "//" in url], page.name
