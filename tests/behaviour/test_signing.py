"""Signatures, against the vendor's own and against a server that checks them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from behaviour.calls import MODES, call, new_client
from behaviour.server import Exchange, FaultServer
from behaviour.verifier import problems


def test_all_vectors_of_the_vendor(shop: Any, signing_vectors: Path) -> None:
    from shop._runtime.signing import authorization

    vectors = json.loads(signing_vectors.read_text(encoding="utf-8"))
    assert len(vectors) >= 23
    for vector in vectors:
        url = urlsplit(vector["url"])
        host = url.netloc
        assert (
            authorization(
                vector["algorithm"],
                method=vector["method"],
                raw_path=url.path + (f"?{url.query}" if url.query else ""),
                headers={**vector["headers"], "host": host},
                body=vector["body"].encode(),
                date=vector["date"],
                region=vector["region"],
                service=vector["service"],
                access_key=vector["access_key"],
                secret_key=vector["secret_key"],
            )
            == vector["authorization"]
        ), vector["name"]


@pytest.mark.parametrize("mode", MODES)
def test_a_server_that_checks_accepts_every_kind_of_request(
    shop: Any, mode: str, server: FaultServer
) -> None:
    found: list[str] = []

    def play(exchange: Exchange) -> None:
        region = "anywhere" if "/odd" in exchange.request.target else "here"
        found.extend(problems(exchange.request, "secretsecret", region, "shop"))
        exchange.answer(b"{}")

    server.play = play
    keys = shop.Credentials("AKIDEXAMPLE", "secretsecret", "token+/=")
    with new_client(shop, mode, server.url, credentials=keys) as client:
        filters = [{"name": "a&b=c", "values": ["x y", "+", "中", ""]}]
        call(
            client.get_item,
            item_id="a b/中:+~",
            filters=filters,
            headers={"X-Shop-Trace": " t "},
        )
        call(client.create_item, name="我和我的祖国")
        call(client.create_item_once)
        call(client.request, "DELETE", "/odd/a:b", query={"z": 1, "a": ["2", "1"]})
    assert found == []
    assert len(server.requests) == 4
    assert {
        request.headers["x-shop-security-token"] for request in server.requests
    } == {"token+/="}


@pytest.mark.parametrize("mode", MODES)
def test_credentials_of_a_callable_are_asked_for_at_every_attempt(
    shop: Any, mode: str, server: FaultServer
) -> None:
    keys = iter([shop.Credentials(f"AKID{n}", "secret") for n in range(3)])
    with new_client(shop, mode, server.url, credentials=lambda: next(keys)) as client:
        for _ in range(2):
            call(client.get_item, item_id="i")
    sent = [request.headers["authorization"] for request in server.requests]
    assert ["AKID0/" in sent[0], "AKID1/" in sent[1]] == [True, True]


@pytest.mark.parametrize("mode", MODES)
def test_credentials_of_the_environment(
    shop: Any, mode: str, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHOP_ACCESS_KEY", raising=False)
    monkeypatch.delenv("SHOP_SECRET_KEY", raising=False)
    with new_client(shop, mode, server.url, credentials=None) as client:
        with pytest.raises(shop.errors.CredentialsError, match="SHOP_ACCESS_KEY"):
            call(client.get_item, item_id="i")
        monkeypatch.setenv("SHOP_ACCESS_KEY", "AKIDENV")
        monkeypatch.setenv("SHOP_SECRET_KEY", "secret")
        call(client.get_item, item_id="i")
    assert "AKIDENV" in server.requests[0].headers["authorization"]


def test_version_2_is_a_choice(shop: Any, server: FaultServer) -> None:
    with new_client(shop, "sync", server.url, algorithm="SHOP2-HMAC-SHA256") as client:
        client.get_item(item_id="i")
    assert "/shop2_request," in server.requests[0].headers["authorization"]
    with (
        new_client(shop, "sync", server.url, algorithm="SHOP9-HMAC-SHA256") as client,
        pytest.raises(shop.errors.InvalidRequestError, match="SHOP9"),
    ):
        client.get_item(item_id="i")
