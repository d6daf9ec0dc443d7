"""The sets of real pages, each read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from corpus.scanner import Page, pages
from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.service.build import Services, read_services
from shared import CORPUS, needed

SETS = ("zh-2018-12", "zh-2019-01", "en-2018-10/pages", "zh-2021")


@dataclass(frozen=True)
class PageSet:
    """One set: what docmill makes of it, and what the naive reader sees."""

    folder: Path
    services: Services
    diagnostics: Diagnostics
    pages: tuple[Page, ...]


@cache
def read_set(name: str) -> PageSet:
    """Read one set."""
    folder = needed(CORPUS / name)
    diagnostics = Diagnostics()
    services = read_services([folder], Config(), diagnostics, root=folder)
    return PageSet(folder, services, diagnostics, tuple(pages(folder)))


@pytest.fixture(params=SETS, scope="session")
def page_set(request: pytest.FixtureRequest) -> PageSet:
    """Each set in turn."""
    return read_set(request.param)
