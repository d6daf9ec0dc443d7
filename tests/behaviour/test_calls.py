"""Arguments, wire format, options, and what goes with a call."""

from __future__ import annotations

import asyncio
import copy
import io
import json
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest

from behaviour.calls import MODES, call, new_client
from behaviour.server import FaultServer

GOOD = {"requestId": "r-1", "result": {"itemId": "i-1"}}

both = pytest.mark.parametrize("mode", MODES)


def recording(mode: str, requests: list[httpx2.Request], **answer: Any) -> Any:
    """Gives an HTTP client that notes requests and answers them all alike."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(answer.get("status", 200), json=answer.get("json", GOOD))

    make = httpx2.Client if mode == "sync" else httpx2.AsyncClient
    return make(transport=httpx2.MockTransport(handle))


@both
def test_the_query_is_indexed_and_escaped(shop: Any, mode: str) -> None:
    sent: list[httpx2.Request] = []
    with new_client(shop, mode, None, http_client=recording(mode, sent)) as client:
        filters = [{"name": "a&b", "values": ["x y", "中"]}, {"name": "c"}]
        call(client.get_item, item_id="a b/中", filters=filters, verbose=False)
    assert sent[0].url.raw_path.decode() == (
        "/v1/regions/here/items/a%20b%2F%E4%B8%AD?filters.1.name=a%26b&filters.1.values.1=x%20y"
        "&filters.1.values.2=%E4%B8%AD&filters.2.name=c&verbose=false"
    )


@both
@pytest.mark.parametrize(
    "value",
    [
        "",
        ".",
        "..",
        "%2e",
        "%2E%2e",
        "%252e",
        "../x",
        "a/..",
        "a\\..\\b",
        "a\r\nb",
        "\0",
    ],
)
def test_a_value_that_would_change_the_path_is_refused(
    shop: Any, mode: str, value: str
) -> None:
    sent: list[httpx2.Request] = []
    with (
        new_client(shop, mode, None, http_client=recording(mode, sent)) as client,
        pytest.raises(shop.errors.InvalidRequestError, match="itemId"),
    ):
        call(client.get_item, item_id=value)
    assert sent == []


@both
def test_a_value_cannot_choose_another_action(shop: Any, mode: str) -> None:
    sent: list[httpx2.Request] = []
    with new_client(shop, mode, None, http_client=recording(mode, sent)) as client:
        call(
            client.request,
            "POST",
            "/things/{id}:stop",
            path_params={"id": "a:delete?x#y"},
        )
    assert sent[0].url.raw_path == b"/v1/things/a%3Adelete%3Fx%23y:stop"


@pytest.mark.parametrize(
    "value", ["evil.com/", "a@b", "a:80", "", "a b", "..", "-a", "a\n"]
)
def test_a_value_cannot_choose_another_host(shop: Any, value: str) -> None:
    sent: list[httpx2.Request] = []
    url = "https://{regionId}.example.com"
    with new_client(shop, "sync", url, http_client=recording("sync", sent)) as client:
        client.get_item(item_id="i", region_id="north")
        with pytest.raises(shop.errors.InvalidRequestError):
            client.get_item(item_id="i", region_id=value)
    assert [request.url.host for request in sent] == ["north.example.com"]


@pytest.mark.parametrize(
    "url",
    [
        "example.com",
        "ftp://a",
        "https://u:p@a",
        "https://a?b",
        "https://a#b",
        "https://",
    ],
)
def test_a_base_url_that_is_none_is_refused(shop: Any, url: str) -> None:
    with pytest.raises(shop.errors.InvalidRequestError):
        shop.Client(base_url=url)


@both
def test_bodies_leave_out_none_and_unset_but_not_null(shop: Any, mode: str) -> None:
    from shop.models import Tag

    sent: list[httpx2.Request] = []
    with new_client(shop, mode, None, http_client=recording(mode, sent)) as client:
        call(
            client.create_item, name="名", tags=[Tag(key="k"), {"key": "d", "odd": [1]}]
        )
        call(client.create_item, note=None)
        call(client.create_item)
    assert [request.content.decode() for request in sent] == [
        '{"name":"名","tags":[{"key":"k"},{"key":"d","odd":[1]}]}',
        '{"note":null}',
        "{}",
    ]


@both
@pytest.mark.parametrize(
    "headers", [{"X-A": "a\r\nX-B: c"}, {"X A": "b"}, {"X-A": "中"}]
)
def test_a_header_cannot_begin_another(
    shop: Any, mode: str, headers: dict[str, str]
) -> None:
    sent: list[httpx2.Request] = []
    with (
        new_client(shop, mode, None, http_client=recording(mode, sent)) as client,
        pytest.raises(shop.errors.InvalidRequestError),
    ):
        call(client.get_item, item_id="i", headers=headers)
    assert sent == []


@both
def test_a_region_that_no_one_gave(shop: Any, mode: str) -> None:
    with (
        new_client(shop, mode, None, region_id=None) as client,
        pytest.raises(shop.errors.InvalidRequestError, match=r"regionId .* client"),
    ):
        call(client.get_item, item_id="i")


@both
def test_with_response(shop: Any, mode: str) -> None:
    sent: list[httpx2.Request] = []
    with new_client(shop, mode, None, http_client=recording(mode, sent)) as client:
        response = call(client.with_response, client.get_item, item_id="i")
    assert response.data.result.item_id == "i-1"
    assert (response.status, response.request_id, response.attempts) == (200, "r-1", 1)
    assert json.loads(response.content) == GOOD
    assert response.headers["content-type"] == "application/json"


@both
def test_what_is_not_documented_can_be_called(shop: Any, mode: str) -> None:
    sent: list[httpx2.Request] = []
    with new_client(shop, mode, None, http_client=recording(mode, sent)) as client:
        assert (
            call(client.request, "get", "/odd", query={"a": [1, True], "b": "c d"})
            == GOOD
        )
        call(client.request, "PUT", "/odd", json={"a": None}, headers={"X-A": "b"})
        for path in ("odd", "//host/x", "/a/../b", "/a?b=c", "https://host/"):
            with pytest.raises(shop.errors.InvalidRequestError):
                call(client.request, "GET", path)
    assert sent[0].url.raw_path == b"/v1/odd?a=1&a=true&b=c%20d"
    assert sent[1].content == b'{"a":null}'
    assert sent[1].headers["x-a"] == "b"


@both
def test_options_of_one_call(shop: Any, mode: str) -> None:
    sent: list[httpx2.Request] = []
    http = recording(mode, sent, status=500)
    with (
        new_client(
            shop, mode, None, http_client=http, headers={"X-All": "1"}
        ) as client,
        pytest.raises(shop.errors.ServerError) as raised,
    ):
        call(
            client.get_item,
            item_id="i",
            retries=0,
            timeout=3.5,
            headers={"x-one": "2"},
        )
    assert raised.value.attempts == 1
    assert sent[0].extensions["timeout"]["read"] == 3.5
    assert (sent[0].headers["x-all"], sent[0].headers["x-one"]) == ("1", "2")
    assert sent[0].headers["user-agent"].startswith("shop-client/1.2.3 ")


@both
def test_an_argument_that_there_is_not_is_refused(shop: Any, mode: str) -> None:
    with (
        new_client(shop, mode, "https://shop.invalid") as client,
        pytest.raises(TypeError, match="unexpected keyword argument 'json'"),
    ):
        call(client.get_item, item_id="a", json={})


def test_an_http_client_that_was_passed_in_stays_open(shop: Any) -> None:
    http = recording("sync", [])
    with shop.Client(
        shop.Credentials("AKID", "secret"), region_id="r", http_client=http
    ) as client:
        client.get_item(item_id="i")
    assert not http.is_closed
    with pytest.raises(RuntimeError, match="closed"):
        client.get_item(item_id="i")


def test_one_client_for_32_threads(shop: Any, server: FaultServer) -> None:
    server.play = lambda exchange: exchange.answer(
        json.dumps({"requestId": exchange.request.target}).encode()
    )
    failures: list[str] = []
    with new_client(shop, "sync", server.url) as client:

        def work(number: int) -> None:
            for turn in range(5):
                item = f"{number}-{turn}"
                if not client.get_item(item_id=item).request_id.endswith(f"/{item}"):
                    failures.append(item)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []
    assert len({request.headers["x-shop-nonce"] for request in server.requests}) == 160
    assert server.connections <= 32


def test_one_client_for_1000_tasks(shop: Any) -> None:
    async def answer(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0.01)
        return httpx2.Response(
            200, json={"requestId": request.url.path.rpartition("/")[2]}
        )

    async def run() -> None:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
        credentials = shop.Credentials("AKIDEXAMPLE", "secretsecret")
        async with shop.AsyncClient(
            credentials, region_id="r", http_client=http
        ) as client:
            responses = await asyncio.gather(
                *(
                    client.with_response(client.get_item, item_id=str(n))
                    for n in range(1000)
                )
            )
        assert [response.request_id for response in responses] == [
            str(n) for n in range(1000)
        ]
        await http.aclose()

    asyncio.run(run())


def test_errors_survive_pickle_and_copy(shop: Any) -> None:
    sent: list[httpx2.Request] = []
    http = recording(
        "sync", sent, status=404, json={"error": {"status": "GONE", "message": "m"}}
    )
    with (
        new_client(shop, "sync", None, http_client=http) as client,
        pytest.raises(shop.errors.NotFoundError) as raised,
    ):
        client.get_item(item_id="i")
    for error in (
        pickle.loads(pickle.dumps(raised.value)),
        copy.deepcopy(raised.value),
    ):
        assert str(error) == str(raised.value)
        assert (error.code, error.status, error.path) == (
            "GONE",
            404,
            "/v1/regions/here/items/i",
        )


def test_importing_and_constructing_loads_no_models(shop: Any) -> None:
    folder = Path(shop.__file__).parents[1]
    program = (
        "import sys, shop; shop.Client(shop.Credentials('AKID', 'secret'));"
        "shop.AsyncClient(shop.Credentials('AKID', 'secret'));"
        "loaded = {n for n in sys.modules if n.startswith(('shop.api', 'shop.models'))};"
        "assert not loaded, loaded; assert 'pydantic' not in sys.modules;"
        "assert 'httpcore2' not in sys.modules; shop.Item"
    )
    subprocess.run([sys.executable, "-c", program], cwd=folder, check=True)


@both
def test_streams_and_files_are_sent_by_both_clients(
    shop: Any, mode: str, server: FaultServer
) -> None:
    from shop._runtime.operation import Body, Operation

    upload: Any = Operation(
        route="PUT /file",
        bodies=(Body("application/octet-stream", required=True),),
    )
    with new_client(shop, mode, server.url) as client:
        for content in (b"abc", io.BytesIO(b"abc"), iter([b"a", b"bc"])):
            call(client.call, upload, {}, content)
        with pytest.raises(shop.errors.InvalidRequestError):
            call(client.call, upload, {}, 5)
    assert [request.body for request in server.requests] == [b"abc"] * 3


@both
def test_a_stream_that_was_used_up_is_not_sent_again(
    shop: Any, mode: str, server: FaultServer
) -> None:
    from shop._runtime.operation import Body, Operation

    server.play = lambda exchange: exchange.answer(b"{}", "503 Busy", "Retry-After: 0")
    upload: Any = Operation(route="PUT /file", bodies=(Body("*/*", required=True),))
    with new_client(shop, mode, server.url) as client:
        with pytest.raises(shop.errors.ServerError) as raised:
            call(client.call, upload, {}, iter([b"a"]))
        assert raised.value.attempts == 1


def test_cancelling_a_hanging_call(shop: Any, server: FaultServer) -> None:
    server.play = lambda exchange: time.sleep(1)

    async def run() -> None:
        async with shop.AsyncClient(
            shop.Credentials("AKIDEXAMPLE", "secretsecret"),
            base_url=server.url,
            region_id="r",
        ) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.get_item(item_id="i"), 0.3)
            server.play = lambda exchange: exchange.answer(json.dumps(GOOD).encode())
            assert (await client.get_item(item_id="i")).request_id == "r-1"

    asyncio.run(run())


@both
@pytest.mark.parametrize("deadline", [float("inf"), 1e300, None, 5])
def test_a_call_may_have_no_timeout_at_all(
    shop: Any, mode: str, server: FaultServer, deadline: float | None
) -> None:
    with new_client(
        shop, mode, server.url, timeout=httpx2.Timeout(None), deadline=deadline
    ) as client:
        assert call(client.get_item, item_id="i").request_id is None
