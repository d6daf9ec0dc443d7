"""Where templates are: those of docmill, and a user's own before them, file by file."""

from __future__ import annotations

from functools import cache
from pathlib import Path


class TemplateError(Exception):
    """The templates cannot be found, or one of them is wrong: at `line` of `path`."""

    def __init__(self, message: str, path: Path | None = None, line: int = 1) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """The folders that templates are looked for in, the user's own first.

    Raises TemplateError where docmill's are missing.
    """
    return (built_in(),) if own is None else (own, built_in())


def names_in(*folders: Path) -> list[str]:
    """The names of all templates of some folders; a name has the path in its folder."""
    return sorted(
        {
            path.relative_to(folder).as_posix()
            for folder in folders
            for path in folder.rglob("*.jinja")
            if path.is_file()
        }
    )


@cache
def built_in() -> Path:
    """The folder with the templates of docmill. Raises TemplateError without it."""
    from importlib.resources import files  # noqa: PLC0415 (slow to import)

    installed = Path(str(files("docmill"))) / "_templates"
    if installed.is_dir():
        return installed
    for folder in Path(__file__).resolve().parents:
        project = folder / "pyproject.toml"
        is_ours = project.is_file() and 'name = "docmill"' in project.read_text("utf-8")
        if is_ours and (folder / "templates").is_dir():
            return folder / "templates"
    raise TemplateError("the templates of docmill are missing; install it again")
