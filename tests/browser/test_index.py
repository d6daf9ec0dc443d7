"""The first page over several services, and the page of what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from browser.conftest import published
from browser.searching import slowest_search
from browser.test_accessibility import DESKTOP, PHONE, assert_accessible
from browser.test_hostile import ATTACKS
from browser.visiting import Open
from docmill.cli import run
from shared import CORPUS, needed


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page over all services of the corpus."""
    pages = needed(CORPUS / "zh-2019-01")
    folder = tmp_path_factory.mktemp("corpus")
    run(["spec", str(pages), "-o", f"{folder / 'specs'}/", "--keep-going", "-q"])
    documents = sorted(map(str, (folder / "specs").glob("*.yaml")))
    return published(folder / "site", *documents)


def document(title: str, *operations: str) -> str:
    """A document with some operations, and texts that are all alike."""
    paths = {
        f"/{name}": {
            "get": {
                "operationId": name,
                "summary": title,
                "description": title,
                "parameters": [
                    {"name": title, "in": "query", "schema": {"type": "string"}}
                ],
                "responses": {"404": {"description": title}},
            }
        }
        for name in operations
    }
    info = {"title": title, "version": title, "summary": title, "description": title}
    schema = {"type": "object", "properties": {title: {"type": "string"}}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": info,
            "paths": paths,
            "components": {"schemas": {"Thing": schema}},
        }
    )


def two(folder: Path, first: str, second: str) -> Path:
    """The first page over two services, one of which has changed since."""
    before = folder / "before"
    before.mkdir()
    (before / "one.json").write_text(document(first, "listOld"))
    (folder / "one.json").write_text(document(first, "listOld", "listNew"))
    (folder / "two.json").write_text(document(second, "listOld"))
    specs = [str(folder / name) for name in ("one.json", "two.json")]
    arguments = ["--previous", str(before), "--date", "2026-03-01"]
    languages = ["--language", "en", "--language", "zh"]
    return published(folder / "site", *specs, *arguments, *languages)


def test_all_services_of_the_corpus_are_searched_at_once(
    open_page: Open, corpus: Path
) -> None:
    page = open_page(corpus).page
    assert page.locator(".service li").count() == 357
    words = ("instance", "regionId", "创建", "pageNumber", "400")
    assert slowest_search(page, *words) < 50


def test_the_search_leads_into_a_service(open_page: Open, corpus: Path) -> None:
    page = open_page(corpus).page
    page.keyboard.press("/")
    page.keyboard.type("createInstance")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rds/index.html#*")
    title = page.locator(":target .title").first
    assert title.is_visible()


def test_it_is_a_list_without_a_script(open_page: Open, tmp_path: Path) -> None:
    page = open_page(two(tmp_path, "One", "Two"), java_script_enabled=False).page
    assert page.get_by_role("link", name="One").count() >= 1
    page.locator(".service summary").first.click()
    page.locator(".service").first.get_by_role("link", name="One").last.click()
    page.wait_for_url("**/one/index.html#*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(
    open_page: Open, tmp_path: Path, viewport: dict[str, int], scheme: str
) -> None:
    first = two(tmp_path, "One", "Two")
    for name in ("index.html", "one/changes.html", "one/changes.zh.html"):
        options = {"color_scheme": scheme, "viewport": viewport}
        page = open_page(first.parent / name, **options).page
        page.evaluate(
            "for (const d of document.querySelectorAll('details')) d.open = 1"
        )
        assert_accessible(page)


def test_what_changed_leads_to_the_operation(open_page: Open, tmp_path: Path) -> None:
    page = open_page(two(tmp_path, "One", "Two").parent / "one/changes.html").page
    page.get_by_role("link", name="GET /listNew").click()
    page.wait_for_url("**/one/index.html#*")
    assert page.locator(":target .badge").first.get_attribute("data-badge") == "new"


def test_an_attack_in_any_field_does_nothing(open_page: Open, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    specs = [tmp_path / f"attack{number}.json" for number in range(len(ATTACKS))]
    for path, attack in zip(specs, ATTACKS, strict=True):
        (before / path.name).write_text(document(attack, "listOld"))
        path.write_text(document(f"{attack} ", "listNew"))
    arguments = ["--previous", str(before), "--date", "2026-03-01"]
    first = published(tmp_path / "site", *map(str, specs), *arguments)
    page = open_page(first).page
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.keyboard.press("/")
    page.keyboard.type("x")
    for path in specs:
        open_page(first.parent / path.stem / "changes.html")
