"""Where templates are: those of docmill, and a user's own before them, file by file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path


class TemplateError(Exception):
    """The templates cannot be found, or one of them is wrong."""


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """The folders that templates are looked for in, the user's own first.

    Raises TemplateError where docmill's are missing.
    """
    return (_built_in(),) if own is None else (own, _built_in())


@cache
def _built_in() -> Path:
    installed = Path(str(files("docmill"))) / "_templates"
    if installed.is_dir():
        return installed
    for folder in Path(__file__).resolve().parents:
        project = folder / "pyproject.toml"
        is_ours = project.is_file() and 'name = "docmill"' in project.read_text("utf-8")
        if is_ours and (folder / "templates").is_dir():
            return folder / "templates"
    raise TemplateError("the templates of docmill are missing; install it again")
