"""Every line of the real pages stands in a block, and every row in a table."""

from __future__ import annotations

import re

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.markdown.page import CodeBlock, Page, Table
from docmill.docs.markdown.read_page import read_page
from shared import CORPUS, needed
from unit.docs.markdown.described import places

SETS = ("zh-2018-12", "zh-2019-01", "en-2018-10/pages", "zh-2021")

DROPPED = re.compile(
    r"""
    [\s>|:-]*              # blank, the line below a header, the mark of a quotation
    | [*_=\s-]{3,}         # a rule, or the line below a heading
    | `{3,}\s* | ~{3,}\s*  # the end of a fence
    | (?:\s*<[^<>]*>)+\s*  # tags
    | \s*<!--.*-->\s*
    | \[[^\]^]+\]:.*       # the target of links
    """,
    re.VERBOSE,
)
ROW = re.compile(r"\s*\|.*\|.*\|\s*")


def read_all(name: str) -> list[Page]:
    found: list[Page] = []
    for path in sorted(needed(CORPUS / name).rglob("*.md")):
        source = SourceFile(
            str(path), path.read_text(encoding="utf-8", errors="replace")
        )
        found.append(read_page(source, Diagnostics(), Limits()))
    assert found
    return found


@pytest.mark.parametrize("name", SETS)
def test_every_line_and_row(name: str) -> None:
    lost: list[str] = []
    for page in read_all(name):
        found = {span.line for span in places(page.blocks)}
        in_tables = {
            line
            for table in page.blocks
            if isinstance(table, Table)
            for line in (
                table.span.line,
                table.span.line + 1,
                *(row.span.line for row in table.rows),
            )
        }
        code = {
            block.first_line + n
            for block in page.blocks
            if isinstance(block, CodeBlock)
            for n in range(block.text.count("\n") + 1)
        }
        for number, line in enumerate(page.source.lines, 1):
            is_row = bool(ROW.fullmatch(line)) and number not in code
            is_found = number in (in_tables if is_row else found)
            if not is_found and not DROPPED.fullmatch(line):
                lost.append(f"{page.source.path}:{number}: {line}")
    assert lost == []
