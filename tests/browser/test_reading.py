"""What a reader does with a reference, with and without the script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import published
from browser.test_accessibility import assert_accessible
from browser.visiting import Open, reload_until

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
TARGETS = {
    "operation": "listShelves",
    "parameter": "p-coats",
    "schema": "schema-shelf",
    "property": "field-state",
    "folded property": "field-cover-paper",
    "error": "paint-404",
    "member of an error": "error-message",
    "scheme": "access-key",
}
HIDDEN = """
[...document.querySelectorAll("main *")]
  .filter((each) => each.textContent.trim() && !each.matches(".copy, .expand, .unseen"))
  .filter((each) => !each.closest("[role=tablist]"))
  .filter((each) => !each.checkVisibility({contentVisibilityAuto: false}))
  .map((each) => each.outerHTML.slice(0, 200))
"""


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 300)")


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_a_deep_link_lands_where_it_can_be_seen(
    open_page: Open, sample: Path, target: str
) -> None:
    page = open_page(sample, f"#{target}").page
    expect(page.locator(f"#{target}")).to_be_in_viewport()
    top = page.locator(f"#{target}").bounding_box()
    assert top is not None
    assert top["y"] >= 50, "not under the bar"


def test_a_deep_link_lands_far_down_a_long_page(open_page: Open, rds: Path) -> None:
    page = open_page(rds).page
    last = page.evaluate("[...document.querySelectorAll('.schema')].at(-1).id")
    page.evaluate("(id) => { location.hash = id }", last)
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()


def test_everything_has_an_address_of_its_own(open_page: Open, mps: Path) -> None:
    page = open_page(mps).page
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    links = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map((e) => decodeURIComponent(e.hash.slice(1)))"
    )
    assert set(links) - set(ids) == set()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("paintShelf", "Paint a shelf"),
        ("rooms paint", "Paint a shelf"),
        ("LIST shelves", "List the shelves of a room"),
        ("Book", "Book"),
        ("stat", "state"),
        ("404", "404 Not Found"),
    ],
)
def test_search_finds(open_page: Open, sample: Path, query: str, found: str) -> None:
    page = open_page(sample).page
    page.keyboard.press("/")
    page.keyboard.type(query)
    first = page.get_by_role("option").first
    expect(first).to_contain_text(found)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")


def test_search_by_keyboard_alone(open_page: Open, sample: Path) -> None:
    page = open_page(sample).page
    page.keyboard.press("/")
    page.keyboard.type("color")
    before = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert chosen.get_attribute("id") != before
    href = chosen.get_attribute("data-href")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == href
    expect(page.locator(f"{href}")).to_be_in_viewport()


def test_search_tells_of_nothing_and_goes_away(open_page: Open, sample: Path) -> None:
    page = open_page(sample).page
    page.keyboard.press("/")
    page.keyboard.type("no such thing")
    expect(page.get_by_role("status")).to_have_text("Nothing found")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_have_value("")
    expect(page.get_by_role("link", name="Overview")).to_be_visible()


def test_the_keyboard_reaches_everything(open_page: Open, sample: Path) -> None:
    page = open_page(sample).page
    page.keyboard.press("Tab")
    assert "skip" in focused(page)
    wanted = page.evaluate(
        """[...document.querySelectorAll("a[href], button, input, summary, pre")]
      .filter((each) => each.checkVisibility() && each.tabIndex >= 0)
      .map((each, number) => { each.dataset.stop = number; return number; })"""
    )
    reached = set()
    for _ in range(len(wanted) + 20):
        stop = page.evaluate("document.activeElement.dataset.stop")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert stop is None or outline != "none", focused(page)
        reached.add(stop)
        page.keyboard.press("Tab")
    assert {str(number) for number in wanted} - reached == set()


def test_a_sample_is_chosen_for_all_and_kept(open_page: Open, sample: Path) -> None:
    page = open_page(sample, "#paintShelf").page
    operation = page.locator("#paintShelf")
    operation.get_by_role("tab", name="Python", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    expect(operation.get_by_role("tab", name="curl")).to_be_focused()
    expect(operation.get_by_role("tabpanel")).to_contain_text("curl -X POST")
    other = page.locator("#listShelves")
    expect(other.get_by_role("tab", name="curl")).to_have_attribute(
        "aria-selected", "true"
    )
    reload_until(
        page,
        "document.querySelector('#paintShelf .shown code')"
        ".textContent.startsWith('curl')",
    )


def test_code_is_copied(open_page: Open, sample: Path) -> None:
    page = open_page(
        sample, "#paintShelf", permissions=["clipboard-read", "clipboard-write"]
    ).page
    page.locator("#paintShelf .sample.shown").hover()
    page.locator("#paintShelf .sample.shown .copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("from library import Client\n\nwith")


def test_a_model_expands_in_place_however_often(open_page: Open, sample: Path) -> None:
    page = open_page(sample, "#schema-shelf").page
    row = page.locator("#field-left")
    for _ in range(3):
        row.locator(".expand").last.click()
    expect(row.locator(".expansion")).to_have_count(3)
    assert page.evaluate("document.querySelectorAll('.expansion [id]').length") == 0
    row.locator(".expand").first.click()
    expect(row.locator(".expansion")).to_have_count(0)


def test_the_theme_follows_the_system_and_can_be_changed(
    open_page: Open, sample: Path
) -> None:
    page = open_page(sample, color_scheme="dark").page
    color = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(color)
    page.get_by_role("button", name="Light or dark").click()
    light = page.evaluate(color)
    assert light == "rgb(255, 255, 255)" != dark
    reload_until(page, f"{color} === '{light}'")


def test_the_navigation_of_a_phone(open_page: Open, sample: Path) -> None:
    page = open_page(sample, **PHONE).page
    link = page.get_by_role("navigation").get_by_role("link", name="Paint a shelf")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Menu").tap()
    link.tap()
    expect(link).to_be_hidden()
    expect(page.locator("#paintShelf")).to_be_in_viewport()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390, "nothing is wider than the screen"


def test_all_can_be_read_without_the_script(open_page: Open, sample: Path) -> None:
    page = open_page(sample, java_script_enabled=False).page
    for text in ("Paint a shelf", "How often to paint.", "curl -X POST", "As printed"):
        expect(page.get_by_text(text).last).to_be_visible()
    for name in ("Copy", "Light or dark"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("navigation").get_by_role("link", name="Paint a shelf").click()
    expect(page.locator("#paintShelf")).to_be_in_viewport()
    page.locator("#field-cover summary").click()
    expect(page.locator("#field-cover-paper")).to_be_visible()


def test_the_menu_of_a_phone_without_the_script(open_page: Open, sample: Path) -> None:
    page = open_page(sample, java_script_enabled=False, **PHONE).page
    page.get_by_role("button", name="Menu").tap()
    expect(page.get_by_role("link", name="Overview")).to_be_visible()


def test_all_is_printed(open_page: Open, sample: Path) -> None:
    page = open_page(sample).page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(HIDDEN) == []
    expect(page.get_by_role("navigation")).to_be_hidden()


LONG = "aNameThatIsFarLongerThanAPhoneIsWideAndHasNoPlaceToBreakInIt"
TABLE = (
    f"| {' | '.join([LONG[:20]] * 9)} |\n{'|---' * 9}|\n| {' | '.join('123456789')} |"
)


def test_nothing_is_wider_than_a_phone(open_page: Open, tmp_path: Path) -> None:
    name = {"name": LONG, "in": "query", "schema": {"enum": [LONG], "default": LONG}}
    operation = {
        "operationId": LONG,
        "summary": LONG,
        "description": f"{LONG}\n\n{TABLE}",
        "tags": [LONG],
        "parameters": [name],
        "responses": {"200": {"description": LONG}},
    }
    reference = {"$ref": f"#/components/schemas/{LONG}"}
    members = {LONG[:length]: reference for length in (20, 25, 30, 35, 40, 60)}
    path = tmp_path / "wide.json"
    path.write_text(
        json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": LONG, "version": LONG, "description": TABLE},
                "tags": [{"name": LONG, "description": TABLE}],
                "paths": {f"/{LONG}": {"get": operation}},
                "components": {"schemas": {LONG: {"properties": members}}},
            }
        )
    )
    page = open_page(published(tmp_path / "site", str(path)), **PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert_accessible(page)


def test_a_place_in_a_large_page_stays_in_view(open_page: Open, tmp_path: Path) -> None:
    query = [
        {"name": f"p{number}", "in": "query", "schema": {"type": "string"}}
        for number in range(120)
    ]
    paths = {
        f"/p{number}": {"get": {"operationId": f"op{number}", "parameters": query}}
        for number in range(120)
    }
    path = tmp_path / "large.json"
    info = {"title": "Large", "version": "1"}
    path.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}))
    page = open_page(published(tmp_path / "site", str(path)), "#op-op80").page
    waiting = page.locator(".operation:not(.settled)")
    assert waiting.count() > 0
    expect(waiting).to_have_count(0, timeout=60_000)
    title = page.locator("#op-op80 h3").bounding_box()
    assert title is not None
    assert 0 < title["y"] < 200
