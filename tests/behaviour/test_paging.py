"""Listings page by page, also from servers that lie."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from behaviour.calls import MODES, call, new_client

pytestmark = pytest.mark.parametrize("mode", MODES)


class Listing:
    """Serves items by page, offset or marker; `lie` changes an answer before it goes out."""

    def __init__(self, size: int, page_size: int, lie: Any = None) -> None:
        self.items = [{"itemId": f"i-{n}"} for n in range(size)]
        self.page_size = page_size
        self.lie = lie or (lambda result, number: None)
        self.queries: list[dict[str, str]] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        query = {k: v[0] for k, v in parse_qs(request.url.query.decode()).items()}
        self.queries.append(query)
        start = int(query.get("marker", query.get("offset", 0)))
        if "pageNumber" in query:
            start = (int(query["pageNumber"]) - 1) * self.page_size
        end = start + self.page_size
        result: dict[str, Any] = {
            "items": self.items[start:end],
            "totalCount": len(self.items),
        }
        if end < len(self.items):
            result["nextMarker"] = str(end)
        self.lie(result, len(self.queries))
        return httpx2.Response(200, json={"result": result})


def http(mode: str, listing: Listing) -> Any:
    make = httpx2.Client if mode == "sync" else httpx2.AsyncClient
    return make(transport=httpx2.MockTransport(listing))


def collect(shop: Any, mode: str, listing: Listing, **arguments: Any) -> list[str]:
    with new_client(shop, mode, None, http_client=http(mode, listing)) as client:
        items = call(client.iter_list_items, **arguments)
        return [item.item_id for item in items]


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    size=st.integers(0, 20),
    page_size=st.integers(1, 7),
    style=st.sampled_from(["page", "offset", "marker"]),
    limit=st.none() | st.integers(0, 25),
)
def test_every_item_comes_once(
    shop: Any, mode: str, size: int, page_size: int, style: str, limit: int | None
) -> None:
    listing = Listing(size, page_size)
    found = collect(shop, mode, listing, style=style, max_items=limit)
    assert found == [f"i-{n}" for n in range(size)][:limit]
    assert len(listing.queries) <= size // page_size + 1


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    totals=st.lists(st.integers(-5, 50) | st.none() | st.text(), min_size=1),
    style=st.sampled_from(["page", "offset"]),
)
def test_lies_about_the_total_never_loop_and_never_repeat(
    shop: Any, mode: str, totals: list[Any], style: str
) -> None:
    def lie(result: dict[str, Any], number: int) -> None:
        result["totalCount"] = totals[number % len(totals)]

    listing = Listing(12, 5, lie)
    found = collect(shop, mode, listing, style=style)
    assert found == [f"i-{n}" for n in range(len(found))]
    assert len(listing.queries) <= 4


def test_without_a_total_an_empty_page_is_the_end(shop: Any, mode: str) -> None:
    listing = Listing(10, 5, lambda result, number: result.pop("totalCount"))
    assert len(collect(shop, mode, listing)) == 10
    assert len(listing.queries) == 3


def test_an_empty_middle_page_is_the_end(shop: Any, mode: str) -> None:
    def lie(result: dict[str, Any], number: int) -> None:
        if number == 2:
            result["items"] = []

    assert len(collect(shop, mode, Listing(20, 5, lie))) == 5
    assert len(collect(shop, mode, Listing(20, 5, lie), style="marker")) == 5


def test_an_empty_page_that_says_there_is_more_is_not_the_end(
    shop: Any, mode: str
) -> None:
    def lie(result: dict[str, Any], number: int) -> None:
        result["truncated"] = "nextMarker" in result
        if number == 2:
            result["items"] = []

    assert len(collect(shop, mode, Listing(20, 5, lie), style="marker")) == 15


def test_a_repeated_marker_is_an_error(shop: Any, mode: str) -> None:
    def lie(result: dict[str, Any], number: int) -> None:
        result["nextMarker"] = "5"

    with pytest.raises(shop.errors.PaginationLoopError, match="marker"):
        collect(shop, mode, Listing(50, 5, lie), style="marker")


def test_a_repeated_page_is_an_error(shop: Any, mode: str) -> None:
    def lie(result: dict[str, Any], number: int) -> None:
        result["items"] = [{"itemId": "same"}]

    for style in ("page", "offset"):
        with pytest.raises(shop.errors.PaginationLoopError, match="page"):
            collect(shop, mode, Listing(50, 5, lie), style=style)


def test_a_start_in_the_middle_counts_what_was_skipped(shop: Any, mode: str) -> None:
    listing = Listing(15, 5)
    assert len(collect(shop, mode, listing, page_number=2, page_size=5)) == 10
    assert [query["pageNumber"] for query in listing.queries] == ["2", "3"]
