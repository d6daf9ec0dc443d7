"""The stand-in for users' own tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx2
import pytest

from behaviour.calls import MODES, call, new_client

both = pytest.mark.parametrize("mode", MODES)


def standing(shop: Any, mode: str) -> tuple[Any, Any]:
    """Returns a stand-in and a context with a client that talks to it."""
    from shop.testing import StandIn

    stand_in = StandIn()
    http = stand_in.client() if mode == "sync" else stand_in.async_client()
    return stand_in, new_client(shop, mode, None, http_client=http, max_retries=0)


@both
def test_without_a_reply_the_example_answers(shop: Any, mode: str) -> None:
    stand_in, client = standing(shop, mode)
    with client as opened:
        assert call(opened.get_item, item_id="a/b").result.count == 3
        assert call(opened.create_item, name="n").request_id is None
        assert [item.item_id for item in call(opened.iter_list_items)] == ["i-1"]
    first, second, third, fourth = stand_in.calls
    assert (first.operation, first.path_params) == (
        "getItem",
        {"regionId": "here", "itemId": "a/b"},
    )
    assert (second.operation, second.method, second.json) == (
        "createItem",
        "POST",
        {"name": "n"},
    )
    assert (third.query, fourth.query) == ({}, {"pageNumber": "2"})


@both
def test_replies_come_in_order_and_the_last_one_stays(shop: Any, mode: str) -> None:
    stand_in, client = standing(shop, mode)
    stand_in.reply("getItem", {"requestId": "1"}, shop.Answer(request_id="2"))
    stand_in.reply("getItem", lambda asked: {"requestId": asked.path_params["itemId"]})
    with client as opened:
        found = [call(opened.get_item, item_id=str(n)).request_id for n in range(4)]
    assert found == ["1", "2", "2", "3"]


@both
def test_errors_can_be_played(shop: Any, mode: str) -> None:
    stand_in, client = standing(shop, mode)
    stand_in.reply("getItem", {"error": {"status": "NOT_FOUND"}}, status=404)
    stand_in.reply("createItem", httpx2.ConnectError("gone"), httpx2.Response(500))
    with client as opened:
        with pytest.raises(shop.errors.NotFoundError):
            call(opened.get_item, item_id="i")
        with pytest.raises(shop.errors.APIConnectionError):
            call(opened.create_item)
        with pytest.raises(shop.errors.ServerError):
            call(opened.create_item)


def test_an_unknown_operation_is_told(shop: Any) -> None:
    stand_in, client = standing(shop, "sync")
    with pytest.raises(KeyError, match="noSuch"):
        stand_in.reply("noSuch", {})
    with client as opened, pytest.raises(LookupError, match="GET /v1/odd"):
        opened.request("GET", "/odd")


def test_a_path_below_the_address_of_the_server_is_meant(
    shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shop import testing

    example = testing.EXAMPLES["getItem"]
    paths = {"listArtists": "/artists", "getMine": "/me/{kind}"}
    routes = {name: replace(example, path=path) for name, path in paths.items()}
    monkeypatch.setattr(testing, "EXAMPLES", routes)
    testing._routes.cache_clear()
    try:
        stand_in = testing.StandIn()
        for path in ("/v1/me/artists", "/v1/artists", "/elsewhere/artists"):
            stand_in.client().get(f"https://shop.example.com{path}")
    finally:
        testing._routes.cache_clear()
    asked = [made.operation for made in stand_in.calls]
    assert asked == ["getMine", "listArtists", "listArtists"]
