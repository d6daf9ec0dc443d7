"""What goes into the build of an API, and which files come out of it.

The stamp of a build and the lock file take it from here. The stamp asks for more, since
it stands for the findings too: everything that is installed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import docmill
from docmill.config.model import Api
from docmill.docs.service.page_files import is_read
from docmill.files.write import CUSTOM
from docmill.openapi.source_map import map_path
from docmill.pipeline import changelog

_REFERENCE = re.compile(r"""\$ref["']?\s*:\s*["']?([^#"'\s:]+)""")
"""The file that a reference in JSON or YAML names."""

LIBRARIES = (
    "jinja2",
    "jsonschema-rs",
    "markdown-it-py",
    "packaging",
    "python-jsonpath",
    "pyyaml",
)
"""Those that decide about what is written, beside the formatter."""


def given(api: Api) -> tuple[Path, ...]:
    """The files and folders that the settings of an API name as its sources."""
    config = api.config
    words = (config.dialect, config.profile)
    named = [Path(w) for w in words if isinstance(w, str) and w.endswith(".toml")]
    if named:
        from docmill.docs.dialects.load import extended

        named += [below for path in named for below in extended(path)]
    spec = () if api.docs else _with_parts(api.spec)
    log = changelog.path_of(api.spec) if api.output else None
    log = log if log and log.exists() else None
    paths = (
        *api.docs,
        *api.also,
        *spec,
        api.overlay,
        config.client.templates,
        *named,
        log,
    )
    return tuple(path for path in paths if path is not None)


def made(api: Api) -> tuple[Path, ...]:
    """The files and the folder that the build of an API writes."""
    documents = (api.spec, map_path(api.spec)) if api.docs else ()
    client = (api.output, api.names_lock) if api.output else ()
    return (*documents, *(path for path in client if path is not None))


def custom(api: Api) -> tuple[Path, ...]:
    """The user's own package inside the client that the settings name, if there is one."""
    if api.output is None:
        return ()
    is_project = api.config.client.layout == "project"
    pattern = f"{'src/*/' if is_project else ''}{CUSTOM}/__init__.py"
    return tuple(api.output.glob(pattern))


def files(api: Api) -> Iterator[Path]:
    """Every file that goes into the build of an API, folder by folder, sorted."""
    for path in given(api):
        for file in walk(path):
            pages = path in (*api.docs, *api.also)
            if not pages or path == file or is_read(file.name):
                yield file


def names(api: Api) -> Iterator[Path]:
    """The file of names that a build takes over from the last one, if there is one."""
    if api.names_lock and api.names_lock.exists():
        yield api.names_lock


def libraries(apis: Iterable[Api]) -> list[str]:
    """The libraries that decide about what is written for some APIs, sorted."""
    return sorted({*LIBRARIES, *(api.config.client.formatter for api in apis)})


def installed() -> list[str]:
    """The names and versions of all that Python finds installed, sorted."""
    return sorted(name for folder in sys.path for name in _installed(folder))


def own() -> Iterator[tuple[str, Path]]:
    """The files of docmill itself, under the same names wherever it is installed."""
    package = Path(docmill.__file__).parent
    packed = package / "_templates"
    templates = packed if packed.is_dir() else package.parent.parent / "templates"
    for path in walk(package):
        if packed not in path.parents:
            yield f"docmill/{path.relative_to(package).as_posix()}", path
    for path in walk(templates):
        if path.suffix == ".jinja":
            yield f"templates/{path.relative_to(templates).as_posix()}", path


def walk(path: Path) -> Iterator[Path]:
    """The file at `path`, or all files below it, without hidden ones, sorted."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(
            name for name in folders if not name.startswith((".", "__pycache__"))
        )
        yield from (
            Path(folder, name) for name in sorted(names) if not name.startswith(".")
        )


def _installed(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.endswith(".dist-info")]
    except OSError:
        return []


def _with_parts(spec: Path) -> tuple[Path, ...]:
    """A document and the files of its folder that it refers to, directly or not."""
    found = [spec]
    for path in found:
        names = _REFERENCE.findall(_text(path))
        parts = {Path(os.path.normpath(path.parent / unquote(name))) for name in names}
        inside = {part for part in parts if part.is_relative_to(spec.parent)}
        found += sorted(part for part in inside - {*found} if _is_file(part))
    return tuple(found)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace") if path.is_file() else ""
    except OSError:
        return ""


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long is none
        return False
