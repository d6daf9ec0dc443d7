"""A service of 68 operations is one file of bounded size that paints at once."""

from __future__ import annotations

from pathlib import Path

from browser.visiting import Open

PAINTED = """new Promise((done) => new PerformanceObserver((list) => done(
  list.getEntriesByName("first-contentful-paint")[0].startTime))
  .observe({type: "paint", buffered: true}))"""
SEARCHED = """
const input = document.getElementById("_search");
input.value = "describe";
input.dispatchEvent(new Event("input"));
const before = performance.now();
input.value = "instance";
input.dispatchEvent(new Event("input"));
performance.now() - before;
"""


def test_a_large_service_is_small_and_paints_at_once(
    open_page: Open, rds: Path
) -> None:
    assert rds.stat().st_size < 1_500_000
    page = open_page(rds).page
    assert page.locator(".operation").count() == 68
    assert page.evaluate(PAINTED) < 1000


def test_a_large_service_is_searched_at_once(open_page: Open, rds: Path) -> None:
    page = open_page(rds).page
    page.keyboard.press("/")
    assert page.evaluate(SEARCHED) < 50
    assert page.get_by_role("option").count() > 0
