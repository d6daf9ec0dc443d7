"""A second, naive reader of the pages: regular expressions over lines.

It shares no code with docmill, so that both can be wrong only in different ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTIONS = {
    "method": r"请求方式|request meh?t?hod",
    "address": r"请求地址|request address",
    "parameters": r"请求参数|request parameters?",
    "response": r"返回参数|(response|return) parameters?",
    "codes": r"返回码|(response|return) codes?",
}
COLUMNS = {
    "name": r"名称|参数名|字段名|name|field name|parameter",
    "type": r"类型|type",
    "required": r"是否必[需选填须]|required or not|required|not null",
    "default": r"默认值|default value|default",
    "code": r"返回码|http状态码|(return|response) code",
}
_DASHES = re.compile(r"\s*\|?(\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")
_METHOD = re.compile(r"\W*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\W*", re.IGNORECASE)
_URL = re.compile(r"https?://.*\S")


@dataclass
class Row:
    """A row of a table and what it stands under."""

    line: int
    section: str
    model: str
    cells: dict[str, str]


@dataclass
class Page:
    """What the naive reader sees of a page."""

    path: str
    title: str = ""
    method: str = ""
    url: str = ""
    rows: list[Row] = field(default_factory=list)

    @property
    def is_operation(self) -> bool:
        return bool(self.method and self.url)


def pages(folder: Path) -> Iterator[Page]:
    """All pages of a set, in the order of their paths."""
    for path in sorted(folder.rglob("*.md")):
        yield scan(path.relative_to(folder).as_posix(), path.read_text("utf-8-sig"))


def scan(path: str, text: str) -> Page:
    """Read one page."""
    page = Page(path)
    lines = text.splitlines()
    section = model = ""
    columns: list[str] = []
    in_fence = in_table = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("```"):
            in_fence = not in_fence
        if in_fence or not line.strip():
            in_table = False
            continue
        if heading := re.match(r"#+\s+(.*)", line):
            words = re.sub(r"<[^>]*>", "", heading[1]).strip()
            page.title = page.title or words
            known = which(words, SECTIONS)
            if known or line.startswith(("# ", "## ")):
                section, model = known, ""
            else:
                model = words
            in_table = False
        elif in_table:
            cells = dict(zip(columns, map(plain, split(line)), strict=False))
            page.rows.append(Row(number, section, model, cells))
        elif _DASHES.fullmatch(line) and "|" in line and "|" in lines[number - 2]:
            columns = [which(plain(c), COLUMNS) or c for c in split(lines[number - 2])]
            in_table = True
        elif section == "method" and _METHOD.fullmatch(line):
            page.method = page.method or _METHOD.fullmatch(line)[1].upper()
        elif section == "address" and (found := _URL.search(line)):
            page.url = page.url or re.sub(r"\s", "", found[0])
    return page


def which(words: str, table: dict[str, str]) -> str:
    """The key of the pattern that the words are spelled like."""
    return next((k for k, p in table.items() if re.fullmatch(p, words.lower())), "")


def split(line: str) -> list[str]:
    """The cells of a row."""
    return re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))


def plain(cell: str) -> str:
    """A cell without bold and links."""
    return re.sub(r"\[(.*)\]\(.*\)", r"\1", cell.strip()).replace("*", "").strip()
