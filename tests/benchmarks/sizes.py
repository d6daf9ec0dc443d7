"""How much code there is for the same document."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prepare import Clients


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Lines are all that a reader sees: blank ones, comments and docstrings too."""

    lines: dict[str, int]
    counts: dict[str, int]
    kilobytes: float
    longest_path: int

    def lines_per(self, what: str) -> float:
        """Returns lines of `api/` per operation, lines of `models/` per field."""
        return self.lines[what] / self.counts[what]


def count_ours(clients: Clients) -> Size:
    """Counts our client: an operation has a module."""
    return _count(clients.folder / clients.package, excluded=set())


def count_theirs(clients: Clients) -> Size:
    """Counts openapi-python-client's client, which has modules of operations as well."""
    folder = clients.peer_folder / clients.peer_package
    return _count(folder, excluded={"additional_properties"})


def _count(package: Path, *, excluded: set[str]) -> Size:
    operations = [*_modules(package / "api")]
    models = [*_modules(package / "models")]
    files = [path for path in package.rglob("*") if path.suffix in (".py", ".typed")]
    return Size(
        lines={
            "operation": _lines(package / "api"),
            "field": _lines(package / "models"),
        },
        counts={
            "operation": len(operations),
            "field": sum(_fields(path, excluded) for path in models),
        },
        kilobytes=sum(path.stat().st_size for path in files) / 1000,
        longest_path=max(
            len(path.relative_to(package.parent).as_posix()) for path in files
        ),
    )


def _modules(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.py") if path.name != "__init__.py")


def _lines(folder: Path) -> int:
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    return sum(len(text.splitlines()) for text in texts)


def _fields(path: Path, excluded: set[str]) -> int:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return sum(
        isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and statement.target.id not in excluded
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for statement in node.body
    )
