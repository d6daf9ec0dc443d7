"""`names.lock`: the names that a client has given, so that the next one gives the same.

It is made by every run and kept under version control. People may edit it: the names in
it are those that the next run gives.
"""

from __future__ import annotations

import json
import keyword
from collections.abc import Iterator, Mapping
from pathlib import Path

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.files.read import read
from docmill.openapi.document import Json, is_map

COMMENT = (
    "Written by docmill. What has a name here keeps it; take a line out, "
    "and the name is made anew. Keep this file under version control."
)
NameLock = Mapping[str, Mapping[str, str]]


def dump(names: NameLock) -> str:
    """The text of a lock file: sorted, one name a line."""
    scopes = {
        scope: dict(sorted(names[scope].items()))
        for scope in sorted(names)
        if names[scope]
    }
    body = {"comment": COMMENT, "version": 1, "names": scopes}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def load(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path
) -> NameLock:
    """The names of a lock file; none where there is no such file, or errors are told."""
    if not path.exists():
        return {}
    source = read(path, diagnostics, limits, root=root)
    return _parsed(source, diagnostics) if source else {}


def _parsed(source: SourceFile, diagnostics: Diagnostics) -> NameLock:
    try:
        body = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        message = "this is no lock file for names: it is not JSON"
        hint = "restore it from version control; without it all names are made anew"
        span = source.span(line, column)
        diagnostics.error("names-lock-unusable", message, span, hint=hint)
        return {}
    names = body.get("names") if is_map(body) else None
    problems = list(_problems(names))
    for problem, text in problems:
        line = next((n for n, t in enumerate(source.lines, 1) if text in t), 1)
        diagnostics.error("names-lock-unusable", problem, source.span(line))
    return names if is_map(names) and not problems else {}


def _problems(names: Json) -> Iterator[tuple[str, str]]:
    """What is wrong with the names, each with a text to find its line by."""
    if not is_map(names):
        yield "this is no lock file for names: it has no `names`", "{"
        return
    for scope, entries in names.items():
        shown = json.dumps(scope, ensure_ascii=False)
        if not is_map(entries):
            yield f"{shown} must have names", shown
            continue
        taken: dict[str, str] = {}
        for key, name in entries.items():
            entry = f"{json.dumps(key, ensure_ascii=False)}: "
            if not isinstance(name, str) or not _is_name(name):
                yield f"{json.dumps(name)} is no name for Python", entry
            elif taken.setdefault(name.lower(), key) != key:
                yield f"two of {shown} are called {name}", entry


def _is_name(text: str) -> bool:
    is_usable = text.isascii() and text.isidentifier() and not text.startswith("_")
    return is_usable and not keyword.iskeyword(text)
