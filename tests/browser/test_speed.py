"""A service of 68 operations is one file of bounded size that paints at once."""

from __future__ import annotations

from pathlib import Path

from browser.searching import slowest_search
from browser.visiting import Open

PAINTED = """new Promise((done) => new PerformanceObserver((list) => done(
  list.getEntriesByName("first-contentful-paint")[0].startTime))
  .observe({type: "paint", buffered: true}))"""


def test_a_large_service_is_small_and_paints_at_once(
    open_page: Open, rds: Path
) -> None:
    assert rds.stat().st_size < 1_500_000
    assert open_page(rds).page.locator(".operation").count() == 68
    visits = [open_page(rds).page.evaluate(PAINTED) for _ in range(3)]
    assert min(visits) < 1000


def test_a_large_service_is_searched_at_once(open_page: Open, rds: Path) -> None:
    page = open_page(rds).page
    page.keyboard.press("/")
    assert slowest_search(page, "d", "describe", "instance") < 50
    assert page.get_by_role("option").count() > 0
