"""Rows of the vendor's published tables, read with as little machinery as possible.

The tests of the prose rules must not depend on the reader that is tested elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docmill.docs.descriptions import Fact, Language, Subject, load_language, mine
from shared import CORPUS, needed

SETS = ("zh-2019-01", "zh-2018-12", "en-2018-10/pages", "zh-2021")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_NAMES = {
    "name": ("名称", "name"),
    "type": ("类型", "type"),
    "text": ("描述", "说明", "description"),
    "default": ("默认", "default"),
    "required": ("必需", "必选", "required"),
}
_TYPES = {
    "string": "string",
    "integer": "integer",
    "long": "integer",
    "int": "integer",
    "number": "number",
    "float": "number",
    "double": "number",
    "boolean": "boolean",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table of fields; `default` is None where there is no such column."""

    path: str
    line: int
    name: str
    type: str
    default: str | None
    text: str
    siblings: tuple[str, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the rules read from the row's description."""
        subject = Subject(name=self.name, type=self.type, siblings=self.siblings)
        return mine(self.text, subject, _languages())


@lru_cache
def _languages() -> tuple[Language, ...]:
    return load_language("zh"), load_language("en-translated")


@lru_cache
def rows(folder: str) -> tuple[Row, ...]:
    """The rows of all tables of fields of one set of pages."""
    pages = sorted(needed(CORPUS / folder).rglob("*.md"))
    return tuple(row for page in pages for row in _page(page))


def _page(page: Path) -> Iterator[Row]:
    path = page.relative_to(CORPUS).as_posix()
    lines = page.read_text(encoding="utf-8-sig").splitlines()
    for index in range(len(lines) - 1):
        if lines[index].count("|") > 1 and _DELIMITER.fullmatch(lines[index + 1]):
            yield from _table(path, lines, index)


def _table(path: str, lines: list[str], start: int) -> Iterator[Row]:
    heads = [cell.strip().lower() for cell in _cells(lines[start])]
    at = {key: _column(heads, names) for key, names in _NAMES.items()}
    if at["name"] is None or at["type"] is None or at["text"] is None:
        return
    found: list[tuple[int, list[str]]] = []
    for number in range(start + 2, len(lines)):
        if "|" not in lines[number]:
            break
        cells = _cells(lines[number])
        surplus = cells[len(heads) - 1 :]
        cells = [*cells[: len(heads) - 1], "|".join(surplus)] + [""] * len(heads)
        found.append((number + 1, cells))
    names = tuple(_bare(cells[at["name"]]) for _, cells in found)
    for line, cells in found:
        default = at["default"]
        yield Row(
            path=path,
            line=line,
            name=_bare(cells[at["name"]]),
            type=_type(cells[at["type"]]),
            default=cells[default].strip("` ") if default is not None else None,
            text=cells[at["text"]],
            siblings=names,
        )


def _cells(line: str) -> list[str]:
    return _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))


def _column(heads: list[str], names: tuple[str, ...]) -> int | None:
    matches = (
        index for index, head in enumerate(heads) for name in names if name in head
    )
    return next(matches, None)


def _bare(cell: str) -> str:
    return cell.strip().strip("*`")


def _type(cell: str) -> str:
    name = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", cell.strip()).replace("\\", "")
    return "array" if name.endswith("[]") else _TYPES.get(name.lower(), "object")
