"""What a build was made from, with hashes, in a file that is committed: `docmill.lock`.

It holds the pages, overlays, templates and settings of a project, docmill itself and the
libraries that decide about what it writes. Where all of them are the same, so is the
output, byte by byte.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeGuard

import docmill
from docmill.config.model import Project
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.read import read
from docmill.files.write import digest, digest_file
from docmill.openapi.document import Json, is_map
from docmill.pipeline import inputs

NAME = "docmill.lock"

Entries = Mapping[str, Mapping[str, str]]
"""Versions or hashes by name, in sections."""


def path(project: Project) -> Path:
    """Where the lock file of a project stands: beside its settings."""
    return project.root / NAME


def text(project: Project) -> str:
    """The lock file for the project as it is now."""
    comment = (
        "Written by docmill. `docmill build --locked` fails where something differs."
    )
    body = {"comment": comment, "version": 1, **_entries(project)}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def verify(project: Project, diagnostics: Diagnostics) -> None:
    """Report everything that is not as the lock file says."""
    found = Diagnostics()
    limits = project.apis[0].config.limits
    source = read(path(project), found, limits)
    if source is None:
        shown = SourceFile(display_path(path(project)), "").span(1)
        diagnostics.error(
            "lock-missing",
            "there is no lock file that can be read",
            shown,
            hint="`docmill lock` writes one",
        )
        return
    locked = _parsed(source.text)
    if locked is None:
        diagnostics.error(
            "lock-unusable",
            "this is no lock file of docmill",
            source.span(1),
            hint="`docmill lock` writes it anew",
        )
        return
    for message in _differences(locked, _entries(project)):
        diagnostics.error(
            "lock-differs",
            message,
            source.span(1),
            hint="`docmill lock` takes over what is there now",
        )


def _entries(project: Project) -> Entries:
    own = [(name, digest_file(path)) for name, path in inputs.own()]
    templates = [item for item in own if item[0].startswith("templates/")]
    files = {file for api in project.apis for file in inputs.files(api)}
    files |= {file for api in project.apis for file in inputs.names(api)}
    return {
        "tool": {
            "docmill": docmill.__version__,
            "files of docmill": _joined(item for item in own if item not in templates),
            "templates of docmill": _joined(templates),
            **{name: _version(name) for name in inputs.libraries(project.apis)},
        },
        "settings": {
            api.name: digest(json.dumps(_plain(asdict(api), project.root)))
            for api in project.apis
        },
        "files": dict(
            sorted((_shown(file, project.root), digest_file(file)) for file in files)
        ),
    }


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # told where it is needed
        return "not installed"


def _joined(items: Iterable[tuple[str, str]]) -> str:
    return digest("".join(f"{name} {value}\n" for name, value in sorted(items)))


def _plain(value: Any, root: Path) -> Json:
    """Settings as JSON that is the same wherever the project is."""
    if isinstance(value, Path):
        return _shown(value, root)
    if is_map(value):
        names = (name for name in sorted(value) if not callable(value[name]))
        return {name: _plain(value[name], root) for name in names}
    return [_plain(part, root) for part in value] if _is_tuple(value) else value


def _is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def _shown(path: Path, root: Path) -> str:
    return os.path.relpath(path.resolve(), root.resolve()).replace(os.sep, "/")


def _parsed(text: str) -> Entries | None:
    """The sections of a lock file; None where the text is none."""
    try:
        body = json.loads(text)
        return {name: dict(body[name]) for name in ("tool", "settings", "files")}
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _differences(locked: Entries, now: Entries) -> Iterator[str]:
    for section, entries in now.items():
        kind = "the setup of " if section == "settings" else ""
        before = locked[section]
        for name in sorted({*before, *entries}):
            old, new = before.get(name), entries.get(name)
            if old is None:
                yield f"{kind}{name} is not in the lock file"
            elif new is None:
                yield f"{kind}{name} is in the lock file, and is gone"
            elif old != new and section == "tool" and len(new) < 64:
                yield f"{name} is {new}, locked is {old}"
            elif old != new:
                yield f"{kind}{name} has changed"
