"""`[tool.docmill]` of pyproject.toml, or docmill.toml → a Project, checked once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from docmill.config.model import Project
from docmill.config.reader import Reader
from docmill.config.toml_positions import syntax_error
from docmill.config.values import Table, is_table
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, display_path

NAMES = ("docmill.toml", "pyproject.toml")


def find(start: Path) -> Path | None:
    """The config file for a folder: in it or in the nearest parent that has one."""
    for folder in (start.resolve(), *start.resolve().parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _speaks_of_us(path)):
                return path
    return None


def load(path: Path, diagnostics: Diagnostics) -> Project | None:
    """Read and check a config file. None, with errors told, where it is of no use."""
    found = Diagnostics(strict=diagnostics.strict)
    project = _load(path, found)
    diagnostics.extend(found)
    return None if found.has_errors else project


def _load(path: Path, diagnostics: Diagnostics) -> Project | None:
    root = path.resolve().parent
    source = SourceFile(display_path(path), "")
    try:
        source = SourceFile(source.path, path.read_text("utf-8"))
        table = _ours(tomllib.loads(source.text), path)
    except (OSError, UnicodeDecodeError) as error:
        diagnostics.error(
            "config-unreadable", f"cannot read it: {error}", source.span(1)
        )
        return None
    except tomllib.TOMLDecodeError as error:
        diagnostics.error("config-syntax", *syntax_error(error, source))
        return None
    prefix = ("tool", "docmill") if path.name == "pyproject.toml" else ()
    reader = Reader(source, prefix, root, diagnostics)
    return Project(
        root=root, file=path, apis=reader.apis(table), site=reader.site(table)
    )


def _ours(data: Table, path: Path) -> Table:
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    ours = tool.get("docmill") if is_table(tool) else None
    return ours if is_table(ours) else {}


def _speaks_of_us(path: Path) -> bool:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return re.search(r"^\s*\[tool\.docmill\b", text, re.MULTILINE) is not None
