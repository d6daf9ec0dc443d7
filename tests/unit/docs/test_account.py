"""Every row, item and code block of every page is in the document or has a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.config.model import Config, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.docs.markdown.read_page import read_page
from docmill.docs.service.account import units
from docmill.docs.service.any_pages import read_any
from docmill.docs.service.page_files import CONTENTS, find
from docmill.progress import unseen

REPOSITORY = Path(__file__).parents[3]
FOLDERS = [
    *sorted(REPOSITORY.glob("tests/golden/page*/input/docs")),
    *sorted(REPOSITORY.glob("spec/*/docs")),
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.parents[1].name)
def test_sums_equal_what_the_parser_found(folder: Path) -> None:
    diagnostics = Diagnostics()
    limits = Limits()
    found = find([folder], diagnostics, limits, root=folder)
    files = [file for file in found if file.path.name != CONTENTS]
    report = read_any(files, Config(), diagnostics, unseen).report
    assert len(report.pages) == len(files)
    for file, page in zip(files, report.pages, strict=True):
        parsed = read_page(file.source, Diagnostics(), limits)
        assert {row.line for row in page.rows} == {u.line for u in units(parsed.blocks)}
        assert all((row.pointer is None) != (row.reason is None) for row in page.rows)
    assert report.emitted + sum(report.reasons.values()) == report.rows


def test_there_are_pages() -> None:
    assert len(FOLDERS) > 20
