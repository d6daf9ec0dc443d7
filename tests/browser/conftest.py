"""A browser that is offline, and pages that tell what went wrong in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from browser.sample import REFERENCE
from browser.visiting import WITNESS, Open, Visit, watch
from docmill.cli import run
from docmill.files.templates import template_folders
from docmill.publish.model import Link
from docmill.publish.render.html import Surroundings, page
from shared import CORPUS, missing, needed

REPOSITORY = Path(__file__).parents[2]
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        missing("chromium (apt-get install chromium)")
    expect.set_options(timeout=10_000)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=[*SWITCHES])
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a file; checks in the end that it made no trouble."""
    visits: list[Visit] = []
    contexts: list[BrowserContext] = []

    def open_page(path: Path, anchor: str = "", **options: Any) -> Visit:
        options = {"viewport": {"width": 1440, "height": 900}} | options
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        context.add_init_script(WITNESS)
        contexts.append(context)
        visit = Visit(context.new_page())
        visits.append(visit)
        watch(visit)
        visit.page.goto(f"{path.as_uri()}{anchor}")
        return visit

    yield open_page
    for visit in visits:
        visit.check()
    for context in contexts:
        context.close()


def published(folder: Path, *arguments: str) -> Path:
    """The page of what was published into a folder."""
    assert run(["publish", *arguments, "-o", f"{folder}/"]) == 0
    return folder / "index.html"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a reference that has one of everything."""
    surroundings = Surroundings(
        home="../index.html",
        changes="changes.html",
        languages={"en": "index.html", "zh": "index.zh.html"},
        files=(Link(label="openapi.yaml", href="openapi.yaml"),),
    )
    path = tmp_path_factory.mktemp("sample") / "index.html"
    path.write_text(page(REFERENCE, surroundings, template_folders(None)), "utf-8")
    return path


@pytest.fixture(scope="session")
def mps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = REPOSITORY / "spec/mps/openapi.yaml"
    return published(tmp_path_factory.mktemp("mps"), str(document))


@pytest.fixture(scope="session")
def rds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The largest service of the corpus that stands beside the checkout."""
    (pages,) = needed(CORPUS / "zh-2019-01").glob("*RDS*")
    folder = tmp_path_factory.mktemp("rds")
    run(["spec", str(pages), "-o", f"{folder / 'rds.yaml'}"])
    return published(folder / "site", str(folder / "rds.yaml"))
