"""Tables of contents: the names of groups of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from docmill.diagnostics.source import SourceFile
from docmill.docs.facts import Text
from docmill.openapi.document import Json, is_list, is_map


@dataclass(frozen=True, slots=True)
class Contents:
    """What a table of contents names: the whole, and the group of each folder."""

    title: Text | None
    groups: dict[str, Text]


def read(source: SourceFile) -> Contents:
    """A TOC.yml; empty where it is not the YAML that is expected."""
    try:
        data: Json = yaml.load(source.text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return Contents(None, {})
    if not is_map(data):
        return Contents(None, {})
    title = data.get("name")
    groups: dict[str, Text] = {}
    for name, folder in _groups(data):
        groups.setdefault(folder, _text(source, name))
    return Contents(_text(source, title) if isinstance(title, str) else None, groups)


def _groups(entry: dict[str, Any], name: str = "") -> Iterator[tuple[str, str]]:
    """Each folder of pages with the name of the innermost entry around its pages."""
    items = entry.get("items")
    for item in items if is_list(items) else ():
        if not is_map(item):
            continue
        href = item.get("href")
        if isinstance(href, str) and name and "/" in href:
            yield name, PurePosixPath(href).parent.as_posix()
        inner = item.get("name")
        yield from _groups(item, inner if isinstance(inner, str) else name)


def _text(source: SourceFile, value: str) -> Text:
    for number, line in enumerate(source.lines, 1):
        if value in line:
            at = line.index(value) + 1
            return Text(value, source.span(number, at, at + len(value)))
    return Text(value, source.span(1))
