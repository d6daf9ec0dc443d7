"""The security schemes beside signatures, alone and combined."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from behaviour.calls import MODES

both = pytest.mark.parametrize("mode", MODES)


def send(
    mode: str, auth: Any, answer: Callable[[httpx2.Request], Any] | None = None
) -> Any:
    """Returns the requests that one call makes with an auth."""
    sent: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, json=answer(request) if answer else {})

    transport = httpx2.MockTransport(handle)

    async def run() -> None:
        async with httpx2.AsyncClient(transport=transport) as http:
            await http.get("https://a/b?c=d", auth=auth)

    if mode == "sync":
        httpx2.Client(transport=transport).get("https://a/b?c=d", auth=auth)
    else:
        asyncio.run(run())
    return sent


@both
def test_bearer_and_basic(shop: Any, mode: str) -> None:
    from shop._runtime.schemes import BasicAuth, BearerAuth

    (request,) = send(mode, BearerAuth(lambda: "t-1"))
    assert request.headers["authorization"] == "Bearer t-1"
    (request,) = send(mode, BasicAuth("ü", "p:w"))
    assert base64.b64decode(request.headers["authorization"][6:]) == "ü:p:w".encode()


@both
def test_api_keys(shop: Any, mode: str) -> None:
    from shop._runtime.schemes import ApiKeyAuth

    (request,) = send(mode, ApiKeyAuth("header", "X-Key", "k&y"))
    assert request.headers["x-key"] == "k&y"
    (request,) = send(mode, ApiKeyAuth("query", "key", "k&y"))
    assert request.url.raw_path == b"/b?c=d&key=k%26y"
    assert "k%26y" not in f"{request.url}{request.url!r}{request!r}"
    (request,) = send(mode, ApiKeyAuth("cookie", "key", "k"))
    assert request.headers["cookie"] == "key=k"


@both
def test_client_credentials_fetch_one_token(shop: Any, mode: str) -> None:
    from shop._runtime.oauth2 import OAuth2

    auth = OAuth2("https://t/token", ("a", "b"), client_id="id", client_secret="s/x")

    def answer(request: httpx2.Request) -> Any:
        return (
            {"access_token": "t-1", "expires_in": 600}
            if request.url.host == "t"
            else {}
        )

    first, second = send(mode, auth, answer)
    assert first.content == b"grant_type=client_credentials&scope=a+b"
    assert base64.b64decode(first.headers["authorization"][6:]) == b"id:s%2Fx"
    assert second.headers["authorization"] == "Bearer t-1"
    assert len(send(mode, auth, answer)) == 1
    with pytest.raises(shop.errors.APIConnectionError, match="token"):
        send(
            mode,
            OAuth2("https://t/token", client_id="id", client_secret="s"),
            lambda request: [],
        )


@both
def test_schemes_that_go_together(shop: Any, mode: str) -> None:
    from shop._runtime.auth import AllOf
    from shop._runtime.hmac_auth import HmacAuth
    from shop._runtime.oauth2 import OAuth2
    from shop._runtime.schemes import ApiKeyAuth
    from shop._service import SIGNING

    def answer(request: httpx2.Request) -> Any:
        return {"access_token": "t"} if request.url.host == "t" else {}

    signer = HmacAuth(SIGNING, shop.Credentials("AKID", "secret"), "SHOP3-HMAC-SHA256")
    key = ApiKeyAuth("header", "x-shop-key", "k")
    token = OAuth2("https://t/token", client_id="id", client_secret="s")
    requests = send(mode, AllOf([signer, key, token]), answer)
    assert len(requests) == 2
    assert "x-shop-key" in requests[1].headers["authorization"]


def test_the_first_alternative_with_credentials_is_taken(shop: Any) -> None:
    from shop._runtime.client import SyncClient
    from shop._runtime.operation import Operation
    from shop._runtime.schemes import ApiKeyAuth, BasicAuth, BearerAuth
    from shop._service import SERVICE

    sent: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(204)

    schemes = {
        "bearer": BearerAuth(None),
        "basic": BasicAuth("u", "p"),
        "key": ApiKeyAuth("query", "k", "v"),
        "other": ApiKeyAuth("header", "k", None),
    }
    http = httpx2.Client(transport=httpx2.MockTransport(handle))
    client = SyncClient(SERVICE, auth=schemes, http_client=http)

    def make(*security: tuple[str, ...]) -> httpx2.Request:
        client.call(Operation(route="GET /x", security=security))
        return sent[-1]

    assert "authorization" not in make().headers
    assert "authorization" not in make(("bearer",), ()).headers
    assert make(("bearer",), ("basic",)).headers["authorization"].startswith("Basic ")
    request = make(("basic", "other"), ("basic", "key"))
    assert request.headers["authorization"].startswith("Basic ")
    assert request.url.raw_path == b"/v1/x?k=v"
    with pytest.raises(shop.errors.CredentialsError, match="bearer or basic and other"):
        make(("bearer",), ("basic", "other"))


def test_a_service_without_security_leaves_auth_to_the_http_client(shop: Any) -> None:
    from dataclasses import replace

    from shop._runtime.client import SyncClient
    from shop._service import SERVICE

    sent: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(204)

    http = httpx2.Client(transport=httpx2.MockTransport(handle), auth=("u", "p"))
    client = SyncClient(replace(SERVICE, security=()), auth={}, http_client=http)
    client.request("GET", "/x")
    assert sent[0].headers["authorization"].startswith("Basic ")
