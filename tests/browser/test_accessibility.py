"""axe finds nothing that WCAG 2.2 AA forbids."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.visiting import Open

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
EVERYTHING = """
const style = new CSSStyleSheet();
style.replaceSync(".operation, .schema { content-visibility: visible !important; }"
  + "* { transition: none !important; }");
document.adoptedStyleSheets.push(style);
for (const fold of document.querySelectorAll("details")) fold.open = true;
for (const button of document.querySelectorAll(".expand")) button.click();
"""


@pytest.mark.parametrize(
    ("name", "viewport", "scheme"),
    [
        ("sample", DESKTOP, "light"),
        ("sample", DESKTOP, "dark"),
        ("sample", PHONE, "light"),
        ("sample", PHONE, "dark"),
        ("mps", DESKTOP, "light"),
        ("mps", DESKTOP, "dark"),
    ],
)
def test_axe_finds_nothing(
    open_page: Open,
    request: pytest.FixtureRequest,
    name: str,
    viewport: dict[str, int],
    scheme: str,
) -> None:
    path: Path = request.getfixturevalue(name)
    page = open_page(path, color_scheme=scheme, viewport=viewport).page
    page.evaluate(EVERYTHING)
    assert_accessible(page)
    if viewport == PHONE:
        page.locator(".menu").click()
    page.keyboard.press("/")
    page.keyboard.type("s")
    assert_accessible(page, "#_nav")


def test_links_of_a_page_as_it_opens_are_apart(open_page: Open, rds: Path) -> None:
    """WCAG 2.2, 2.5.8: 24 pixels, also where nothing has been in view yet."""
    page = open_page(rds).page
    rule = {"runOnly": {"type": "rule", "values": ["target-size"]}}
    assert Axe().run(page, options=rule).violations_count == 0


def assert_accessible(page: Page, within: str = "html") -> None:
    found = Axe().run(
        page, context=within, options={"runOnly": {"type": "tag", "values": RULES}}
    )
    assert found.violations_count == 0, found.generate_report()
