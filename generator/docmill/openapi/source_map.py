"""Where each part of a document made from pages comes from.

Kept in a file beside the document, so that the document stays pleasant to read: JSON,
one JSON Pointer a line, paths relative to the file itself.
"""

from __future__ import annotations

import json
import os.path
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docmill.diagnostics.source import SourceFile, Span, display_path
from docmill.openapi.document import Json, is_map

VERSION = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a page, the rule that read it and how sure the rule is (its tier)."""

    span: Span
    rule: str
    tier: str


@dataclass(frozen=True, slots=True)
class Unused:
    """A fact that was seen but is not beyond doubt, so the document does not state it."""

    keyword: str
    value: Json
    origin: Origin


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Origins and unused facts by JSON Pointer into the document."""

    origins: Mapping[str, tuple[Origin, ...]]
    unused: Mapping[str, tuple[Unused, ...]]

    def nearest(self, pointer: str) -> str | None:
        """The pointer itself or its nearest parent that has an origin."""
        while pointer not in self.origins:
            if not pointer:
                return None
            pointer = pointer.rpartition("/")[0]
        return pointer

    def locate(self, pointer: str) -> Span | None:
        """The first place that a part of the document comes from."""
        nearest = self.nearest(pointer)
        return None if nearest is None else self.origins[nearest][0].span


def map_path(spec: Path) -> Path:
    """Where the source map of a document stands: `openapi.yaml` → `openapi.map.json`."""
    return spec.with_name(f"{spec.stem}.map.json")


def dump(source_map: SourceMap, folder: Path, root: Path) -> str:
    """The text of a source map that is kept in `folder`; spans are relative to `root`."""
    files: dict[str, int] = {}

    def row(origin: Origin) -> list[Json]:
        path = os.path.relpath(root / origin.span.file.path, folder).replace(
            os.sep, "/"
        )
        number = files.setdefault(path, len(files))
        span = origin.span
        return [
            number,
            span.line,
            span.column,
            span.end_column,
            origin.rule,
            origin.tier,
        ]

    origins = {
        key: [row(o) for o in found] for key, found in source_map.origins.items()
    }
    unused = {
        key: [[*row(fact.origin), fact.keyword, fact.value] for fact in found]
        for key, found in source_map.unused.items()
    }
    parts = [
        f'"version": {VERSION}',
        f'"files": {_line(list(files))}',
        f'"origins": {_lines(origins)}',
        f'"unused": {_lines(unused)}',
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(table: Mapping[str, Json]) -> str:
    rows = (f"  {_line(key)}: {_line(value)}" for key, value in table.items())
    return "{\n" + ",\n".join(rows) + "\n}" if table else "{}"


def load(path: Path, *, root: Path | None = None) -> SourceMap:
    """Read a source map and the pages that it speaks of.

    A page that is gone has empty lines. Raises OSError where the file cannot be read and
    ValueError where it is no source map of this version.
    """
    data: Json = json.loads(path.read_text("utf-8"))
    if not is_map(data) or data.get("version") != VERSION:
        raise ValueError(f"{path} is not a source map of version {VERSION}")
    try:
        files = [_page(path.parent / name, root) for name in data["files"]]
        origins = {
            key: tuple(_origin(r, files) for r in rows)
            for key, rows in data["origins"].items()
        }
        unused = {
            key: tuple(Unused(row[6], row[7], _origin(row, files)) for row in rows)
            for key, rows in data["unused"].items()
        }
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is damaged: {error!r}") from error
    return SourceMap(origins, unused)


def _page(path: Path, root: Path | None) -> SourceFile:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    return SourceFile(display_path(path, root), text)


def _origin(row: list[Any], files: list[SourceFile]) -> Origin:
    number, line, column, end_column, rule, tier = row[:6]
    if not all(isinstance(n, int) and n >= 0 for n in row[:4]):
        raise TypeError(f"{row} has no place")
    file = files[int(number)]
    return Origin(Span(file, line, column, end_column), rule, tier)
