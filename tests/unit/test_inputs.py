"""Which files go into a build."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import docmill
from docmill.config.model import Api, ClientConfig, Config
from docmill.pipeline import inputs


def names(paths: object, folder: Path) -> list[str]:
    assert isinstance(paths, list | tuple)
    return [path.relative_to(folder).as_posix() for path in paths]


def create(folder: Path, *paths: str, text: str = "") -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def test_pages(tmp_path: Path) -> None:
    create(tmp_path, "docs/b/TOC.yml", "docs/a.md", "docs/a.png", "docs/.git/x.md")
    create(tmp_path, "docs/openapi.yaml", "overlay.yaml", "own/package/a.py.jinja")
    api = Api(
        name="shop",
        docs=(tmp_path / "docs",),
        spec=tmp_path / "docs/openapi.yaml",
        overlay=tmp_path / "overlay.yaml",
        output=tmp_path / "client",
        config=Config(client=ClientConfig(templates=tmp_path / "own")),
    )
    assert names(list(inputs.files(api)), tmp_path) == [
        "docs/a.md",
        "docs/b/TOC.yml",
        "overlay.yaml",
        "own/package/a.py.jinja",
    ]
    made = ["docs/openapi.yaml", "docs/openapi.map.json", "client"]
    assert names(inputs.made(api), tmp_path) == made


def test_a_document_and_its_parts(tmp_path: Path) -> None:
    long = "x" * 5_000
    create(
        tmp_path,
        "api.yaml",
        text=f"a: {{$ref: 'parts/one.yaml#/x'}}\nb:\n- $ref: '#/b'\n- $ref: {long}\n",
    )
    create(tmp_path, "parts/one.yaml", text='{"$ref": "two%20.json", "b": 1}')
    create(tmp_path, "parts/two .json", text='{"$ref": "../api.yaml"}')
    create(tmp_path, "parts/other.yaml")
    api = Api(name="shop", docs=(), spec=tmp_path / "api.yaml")
    expected = ["api.yaml", "parts/one.yaml", "parts/two .json"]
    assert names(list(inputs.files(api)), tmp_path) == expected
    assert inputs.made(api) == ()


FINDS_FAULTS = {
    "jsonschema",
    "jsonschema-path",
    "openapi-schema-validator",
    "openapi-spec-validator",
}
"""Libraries that only tell what is wrong, which no file is made of."""


def imported(path: Path) -> Iterator[str]:
    """The top packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)


def test_every_library_that_a_build_is_made_with_is_locked() -> None:
    package = Path(docmill.__file__).parent
    folders = ("client", "docs", "files", "naming", "openapi", "pipeline", "words")
    modules = [path for name in folders for path in (package / name).rglob("*.py")]
    found = {name for path in modules for name in imported(path)}
    known = packages_distributions()
    used = {
        known[name][0].lower().replace("_", "-")
        for name in found - {"docmill"}
        if name in known
    }
    assert used - FINDS_FAULTS == {*inputs.LIBRARIES, "black"}
