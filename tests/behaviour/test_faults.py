"""What the client makes of a server that breaks, sync and async."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from behaviour.calls import MODES, call, new_client
from behaviour.server import OTHER_HOST, Exchange, FaultServer

GOOD = json.dumps({"requestId": "r-1", "result": {"itemId": "i-1"}}).encode()
JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

pytestmark = pytest.mark.parametrize("mode", MODES)


@pytest.fixture(autouse=True)
def no_waiting(shop: Any, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Notes the waits between attempts instead of making them."""
    from shop._runtime import async_client, client

    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(client, "sleep", waits.append)
    monkeypatch.setattr(async_client, "async_sleep", note)
    return waits


def failing_first(
    fault: Callable[[Exchange], None], times: int = 1
) -> Callable[[Exchange], None]:
    """Plays a fault for the first requests, then a good answer."""

    def play(exchange: Exchange) -> None:
        if exchange.number <= times:
            fault(exchange)
        else:
            exchange.answer(GOOD)

    return play


def raw(data: bytes) -> Callable[[Exchange], None]:
    """Sends bytes and closes."""

    def play(exchange: Exchange) -> None:
        exchange.send(data)
        exchange.close()

    return play


def whole(
    body: bytes, status: str = "200 OK", *headers: str
) -> Callable[[Exchange], None]:
    """Sends a whole answer."""
    return lambda exchange: exchange.answer(body, status, *headers)


def error_of(shop: Any, mode: str, server: FaultServer, **settings: Any) -> Any:
    """Makes a GET that has to fail with one of our errors; the client works afterwards."""
    options = settings.pop("options", {})
    with new_client(shop, mode, server.url, **settings) as client:
        with pytest.raises(shop.errors.APIError) as raised:
            call(client.get_item, item_id="i-1", **options)
        fault, server.play = server.play, whole(GOOD)
        assert call(client.get_item, item_id="i-1").result.item_id == "i-1"
        server.play = fault
    error = raised.value
    assert error.method == "GET"
    assert "?" not in error.path
    for secret in ("secretsecret", "Signature=", "nonce"):
        assert secret not in f"{error}{error!r}"
    return error


RESETS = {
    "reset_before": lambda exchange: exchange.reset(),
    "close_before": lambda exchange: exchange.close(),
    "close_mid_head": raw(JSON_HEAD),
    "close_mid_body": raw(JSON_HEAD + b"Content-Length: 99\r\n\r\n{"),
    "chunked_no_terminator": raw(
        JSON_HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
    ),
}


@pytest.mark.parametrize("fault", RESETS)
def test_broken_connections_are_retried_for_get_and_signed_afresh(
    shop: Any, mode: str, server: FaultServer, fault: str
) -> None:
    server.play = failing_first(RESETS[fault], times=2)
    with new_client(shop, mode, server.url) as client:
        assert call(client.get_item, item_id="i-1").request_id == "r-1"
    nonces = [request.headers["x-shop-nonce"] for request in server.requests]
    assert len(set(nonces)) == 3


@pytest.mark.parametrize("fault", RESETS)
def test_post_is_never_sent_again_once_a_byte_went_out(
    shop: Any, mode: str, server: FaultServer, fault: str
) -> None:
    server.play = RESETS[fault]
    with new_client(shop, mode, server.url) as client:
        with pytest.raises(shop.errors.APIConnectionError) as raised:
            call(client.create_item, name="n")
        assert raised.value.attempts == 1
        assert raised.value.__cause__ is not None
    assert len(server.requests) == 1


def test_post_with_an_idempotency_member_is_sent_again_with_one_value(
    shop: Any, mode: str, server: FaultServer
) -> None:
    server.play = failing_first(RESETS["close_mid_body"])
    with new_client(shop, mode, server.url) as client:
        call(client.create_item_once)
    tokens = [json.loads(request.body)["clientToken"] for request in server.requests]
    assert len(tokens) == 2
    assert tokens[0] == tokens[1]


def test_refused(shop: Any, mode: str) -> None:
    with FaultServer() as gone:
        url = gone.url
    with new_client(shop, mode, url) as client:
        for method in (client.get_item, client.create_item):
            arguments = {"item_id": "i-1"} if method == client.get_item else {}
            with pytest.raises(shop.errors.APIConnectionError) as raised:
                call(method, **arguments)
            assert raised.value.attempts == 3


def test_stale_keep_alive(shop: Any, mode: str, server: FaultServer) -> None:
    def play(exchange: Exchange) -> None:
        exchange.answer(GOOD)
        exchange.close()

    server.play = play
    with new_client(shop, mode, server.url) as client:
        call(client.get_item, item_id="i-1")
        time.sleep(0.05)
        call(client.get_item, item_id="i-1")
    assert server.connections == 2


def test_connections_are_reused(shop: Any, mode: str, server: FaultServer) -> None:
    server.play = whole(GOOD)
    with new_client(shop, mode, server.url) as client:
        for _ in range(5):
            call(client.get_item, item_id="i-1")
    assert server.connections == 1


SLOW = {
    "slow_head": lambda exchange: exchange.drip(b"X-Slow: 1\r\n"),
    "slow_body": lambda exchange: (
        exchange.send(JSON_HEAD + b"Content-Length: 99999\r\n\r\n"),
        exchange.drip(b" "),
    ),
    "hang": lambda exchange: time.sleep(1),
    "endless_1xx": lambda exchange: exchange.drip(
        b"HTTP/1.1 102 Processing\r\n\r\n", 0.001
    ),
    "endless_body": lambda exchange: (
        exchange.send(JSON_HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        exchange.drip(b"1\r\n \r\n", 0.001),
    ),
}


@pytest.mark.parametrize("fault", SLOW)
def test_the_deadline_ends_what_never_ends(
    shop: Any, mode: str, server: FaultServer, fault: str
) -> None:
    server.play = SLOW[fault]  # type: ignore[assignment]
    with new_client(shop, mode, server.url, deadline=0.5) as client:
        started = time.monotonic()
        with pytest.raises(
            shop.errors.APITimeoutError, match=r"deadline of 0\.5 s"
        ) as raised:
            call(client.get_item, item_id="i-1")
        assert time.monotonic() - started < 10
        assert raised.value.method == "GET"


PROTOCOL = {
    "endless_headers": raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 40_000),
    "two_content_lengths": raw(
        JSON_HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
    ),
    "length_and_chunked": raw(
        JSON_HEAD
        + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    ),
    "negative_content_length": raw(JSON_HEAD + b"Content-Length: -2\r\n\r\n{}"),
    "invalid_status_line": raw(b"HTTP/1.1 two OK\r\n\r\n{}"),
    "http09": raw(b'{"requestId": "r"}'),
}


@pytest.mark.parametrize("fault", PROTOCOL)
def test_a_broken_protocol_is_a_connection_error(
    shop: Any, mode: str, server: FaultServer, fault: str
) -> None:
    server.play = PROTOCOL[fault]
    error = error_of(shop, mode, server, max_retries=0)
    assert isinstance(error, shop.errors.APIConnectionError)


def zipped(body: bytes, encoding: str = "gzip") -> bytes:
    return JSON_HEAD + f"Content-Encoding: {encoding}\r\n".encode() + b"\r\n" + body


PACKED = gzip.compress(GOOD)
UNDECODABLE = {
    "truncated_gzip": raw(zipped(PACKED[:-20])),
    "truncated_gzip_trailer": raw(zipped(PACKED[:-4])),
    "corrupt_gzip": raw(zipped(PACKED[:15] + b"\xff\xff\xff" + PACKED[18:])),
    "gzip_label_plain_body": raw(zipped(GOOD)),
    "unknown_encoding": raw(zipped(GOOD, "rot13")),
    "gzip_gzip": raw(zipped(gzip.compress(PACKED), "gzip, gzip")),
    "many_encodings": raw(zipped(PACKED, ", ".join(["gzip"] * 50))),
    "no_length_close_early": raw(JSON_HEAD + b"\r\n" + GOOD[:10]),
    "empty_200": whole(b""),
    "html_labelled_json": whole(b"<html>no</html>"),
    "invalid_utf8": whole(b'{"requestId": "\xff\xfe"}'),
    "latin1": whole('{"requestId": "é"}'.encode("latin-1"), "200 OK"),
    "huge_int": whole(b'{"result": {"itemId": "a", "count": ' + b"1" * 5000 + b"}}"),
    "deep_json": whole(b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "lone_surrogate": whole(b'{"requestId": "\\ud800"}'),
}


@pytest.mark.parametrize("fault", UNDECODABLE)
def test_a_body_that_is_not_what_it_says_is_a_decode_error(
    shop: Any, mode: str, server: FaultServer, fault: str
) -> None:
    server.play = UNDECODABLE[fault]
    error = error_of(shop, mode, server)
    assert isinstance(error, shop.errors.DecodeError)
    assert error.status == 200
    assert error.attempts == 1


def test_html_is_named(shop: Any, mode: str, server: FaultServer) -> None:
    server.play = whole(b"<!doctype html>", "200 OK", "Content-Type: text/html")
    assert "HTML" in str(error_of(shop, mode, server))


@pytest.mark.parametrize("chain", ["gzip", "deflate"])
def test_bombs_stop_at_the_limit(
    shop: Any,
    mode: str,
    server: FaultServer,
    chain: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from shop._runtime import content

    monkeypatch.setattr(content.BodyCollector.__init__, "__defaults__", (1_000_000,))
    packed = (gzip if chain == "gzip" else zlib).compress(b" " * 50_000_000)
    server.play = raw(zipped(packed, chain))
    error = error_of(shop, mode, server)
    assert "limit of 1000000 bytes" in str(error)


def test_encodings_that_are_fine(shop: Any, mode: str, server: FaultServer) -> None:
    deflater = zlib.compressobj(wbits=-15)
    bare = deflater.compress(GOOD) + deflater.flush()
    halves = gzip.compress(GOOD[:9]) + gzip.compress(GOOD[9:])
    bodies = [(PACKED, "gzip"), (halves, "gzip"), (zlib.compress(GOOD), "deflate")]
    with new_client(shop, mode, server.url) as client:
        for body, encoding in [*bodies, (bare, "deflate"), (GOOD, "identity")]:
            server.play = raw(zipped(body, encoding))
            assert call(client.get_item, item_id="i-1").request_id == "r-1"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (GOOD, "text/plain"),
        (GOOD, "application/json; charset=utf-7"),
        (GOOD, "application/json; charset=rot13"),
        (b"\xef\xbb\xbf" + GOOD, "application/json"),
        (GOOD.decode().encode("utf-16"), "application/json"),
        (GOOD.decode().encode("utf-16-be"), "application/json"),
        (GOOD.decode().encode("utf-16-le"), "application/json"),
        (GOOD.decode().encode("utf-32"), "application/json"),
        (GOOD.decode().encode("utf-32-be"), "application/json"),
    ],
)
def test_json_is_read_by_its_bytes(
    shop: Any, mode: str, server: FaultServer, body: bytes, content_type: str
) -> None:
    server.play = whole(body, "200 OK", f"Content-Type: {content_type}")
    with new_client(shop, mode, server.url) as client:
        assert call(client.get_item, item_id="i-1").result.item_id == "i-1"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(
    shop: Any, mode: str, server: FaultServer, status: int
) -> None:
    with FaultServer(host=OTHER_HOST) as other:
        location = f"Location: {other.url}/steal?token=abc"
        server.play = whole(b"", f"{status} Moved", location)
        error = error_of(shop, mode, server)
        assert isinstance(error, shop.errors.RedirectError)
        assert OTHER_HOST in str(error)
        assert "steal" not in str(error)
        assert other.connections == 0
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (304, "APIStatusError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "APIStatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (501, "ServerError"),
        (999, "APIStatusError"),
    ],
)
def test_each_status_raises_its_class(
    shop: Any, mode: str, server: FaultServer, status: int, name: str
) -> None:
    body = {
        "requestId": "r-9",
        "error": {"code": status, "status": "ODD", "message": "坏了"},
    }
    content = b"" if status == 304 else json.dumps(body).encode()
    server.play = whole(content, f"{status} X", "X-Secret: header")
    error = error_of(shop, mode, server, max_retries=0)
    assert type(error).__name__ == name
    assert error.status == status
    if content:
        assert (error.code, error.message, error.request_id) == ("ODD", "坏了", "r-9")
        assert error.body == body
        assert "坏了" in str(error)
    assert "header" not in str(error)


def test_an_error_in_a_200(shop: Any, mode: str, server: FaultServer) -> None:
    body = {
        "requestId": "r",
        "error": {"code": 404, "status": "NOT_FOUND", "message": "gone"},
    }
    server.play = whole(json.dumps(body).encode())
    error = error_of(shop, mode, server)
    assert isinstance(error, shop.errors.NotFoundError)
    assert error.code == "NOT_FOUND"


def test_an_empty_error_member_is_none(
    shop: Any, mode: str, server: FaultServer
) -> None:
    server.play = whole(b'{"requestId": "r", "error": null, "result": {"itemId": "a"}}')
    with new_client(shop, mode, server.url) as client:
        assert call(client.get_item, item_id="i").result.item_id == "a"


@pytest.mark.parametrize(
    "body", [b"\x1b[2Jboom", b"<html>" + b"x" * 9999, b"[1,2", b"\xff\xfe"]
)
def test_an_error_body_of_any_kind_is_shown_short_and_escaped(
    shop: Any, mode: str, server: FaultServer, body: bytes
) -> None:
    server.play = whole(body, "400 Bad")
    error = error_of(shop, mode, server)
    assert isinstance(error, shop.errors.BadRequestError)
    assert "\x1b" not in str(error)
    assert len(str(error)) < 2300


def test_204_ignores_stray_bytes(shop: Any, mode: str, server: FaultServer) -> None:
    server.play = lambda exchange: exchange.send(
        b"HTTP/1.1 204 No Content\r\n\r\nstray"
    )
    with new_client(shop, mode, server.url) as client:
        assert call(client.get_item, item_id="i") is None
        server.play = whole(GOOD)
        assert call(client.get_item, item_id="i").request_id == "r-1"


def test_an_undeclared_success_gives_plain_data(
    shop: Any, mode: str, server: FaultServer
) -> None:
    server.play = whole(b'{"a": 1}', "299 Odd")
    with new_client(shop, mode, server.url) as client:
        assert call(client.get_item, item_id="i") == {"a": 1}


def test_cookies_are_not_kept(shop: Any, mode: str, server: FaultServer) -> None:
    server.play = whole(GOOD, "200 OK", "Set-Cookie: a=b")
    with new_client(shop, mode, server.url) as client:
        for _ in range(2):
            call(client.get_item, item_id="i")
    assert "cookie" not in server.requests[1].headers


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("Retry-After: 7", 7.0),
        ("Retry-After: 0", 0.0),
        ("Retry-After: Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Retry-After: -5", None),
        ("Retry-After: 1e999", None),
        ("Retry-After: nan", None),
        ("Retry-After:", None),
        ("Retry-After: soon", None),
        ("X-None: 1", None),
    ],
)
@pytest.mark.parametrize("status", ["429 Slow", "503 Busy"])
def test_retry_after(
    shop: Any,
    mode: str,
    server: FaultServer,
    no_waiting: list[float],
    status: str,
    header: str,
    wait: float | None,
) -> None:
    server.play = failing_first(whole(b"{}", status, header))
    with new_client(shop, mode, server.url) as client:
        assert call(client.get_item, item_id="i").request_id == "r-1"
    assert len(no_waiting) == 1
    if wait is None:
        assert 0 <= no_waiting[0] <= 0.5
    else:
        assert no_waiting[0] == pytest.approx(wait, abs=1)


@pytest.mark.parametrize(
    "value", ["121", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"]
)
def test_a_long_retry_after_is_an_error_at_once(
    shop: Any, mode: str, server: FaultServer, no_waiting: list[float], value: str
) -> None:
    server.play = whole(b"{}", "503 Busy", f"Retry-After: {value}")
    error = error_of(shop, mode, server)
    assert error.attempts == 1
    assert error.retry_after > 120
    assert no_waiting == []


def test_retries_stop_at_the_limit_and_wait_longer_each_time(
    shop: Any, mode: str, server: FaultServer, no_waiting: list[float]
) -> None:
    server.play = whole(b"{}", "503 Busy")
    error = error_of(shop, mode, server, max_retries=7)
    assert error.attempts == 8
    for retry, wait in enumerate(no_waiting):
        assert 0 <= wait <= min(0.5 * 2**retry, 8)


def test_a_final_error_is_not_retried(
    shop: Any, mode: str, server: FaultServer
) -> None:
    server.play = whole(b'{"error": {"status": "BASKET_FULL"}}', "429 Slow")
    assert error_of(shop, mode, server).attempts == 1


@pytest.mark.parametrize(
    ("status", "header", "attempts"),
    [
        ("429 Slow", "X-A: b", 3),
        ("503 Busy", "Retry-After: 1", 3),
        ("503 Busy", "X-A: b", 1),
        ("500 Oh", "X-A: b", 1),
        ("408 Late", "X-A: b", 1),
    ],
)
def test_post_is_retried_only_where_the_server_did_not_act(
    shop: Any, mode: str, server: FaultServer, status: str, header: str, attempts: int
) -> None:
    server.play = whole(b"{}", status, header)
    with new_client(shop, mode, server.url) as client:
        with pytest.raises(shop.errors.APIStatusError) as raised:
            call(client.create_item)
        assert raised.value.attempts == attempts


def test_the_budget_of_a_client_ends_a_storm(
    shop: Any, mode: str, server: FaultServer
) -> None:
    server.play = whole(b"{}", "503 Busy")
    with new_client(shop, mode, server.url, max_retries=1000) as client:
        with pytest.raises(shop.errors.ServerError):
            call(client.get_item, item_id="i")
        with pytest.raises(shop.errors.ServerError) as raised:
            call(client.get_item, item_id="i")
        assert raised.value.attempts == 1
    assert len(server.requests) == 102


def test_the_clock_is_corrected_once(shop: Any, mode: str, server: FaultServer) -> None:
    ahead = "Date: Fri, 01 Jan 2038 00:00:00 GMT"
    server.play = failing_first(whole(b"{}", "401 No", ahead))
    with new_client(shop, mode, server.url) as client:
        assert call(client.get_item, item_id="i").request_id == "r-1"
        call(client.get_item, item_id="i")
    dates = [request.headers["x-shop-date"][:6] for request in server.requests]
    assert dates[1:] == ["203801", "203801"]


def test_a_clock_that_stays_wrong_is_named(
    shop: Any, mode: str, server: FaultServer
) -> None:
    def play(exchange: Exchange) -> None:
        year = 2037 + exchange.number
        exchange.answer(b"{}", "401 No", f"Date: Fri, 01 Jan {year} 00:00:00 GMT")

    server.play = play
    error = error_of(shop, mode, server)
    assert error.attempts == 2
    assert "clock" in str(error)


def test_a_401_is_not_retried_and_its_echo_is_masked(
    shop: Any, mode: str, server: FaultServer
) -> None:
    def play(exchange: Exchange) -> None:
        sent = exchange.request.headers
        echo = {"error": {"message": f"bad {sent['authorization']}"}}
        exchange.answer(
            json.dumps(echo).encode(),
            "401 No",
            f"X-Echo: {sent['authorization']}",
            "WWW-Authenticate: Basic",
        )

    server.play = play
    error = error_of(shop, mode, server)
    assert error.attempts == 1
    shown = f"{error} {error.body} {error.headers['x-echo']} {vars(error)}"
    assert "Credential=" not in shown
    assert "***" in shown


@pytest.mark.parametrize(
    ("fragment", "attribute", "expected"),
    [
        ('"state": "INVENTED"', "state", "INVENTED"),
        ('"count": null', "count", None),
        ('"count": "7"', "count", 7),
        ('"count": 3.0', "count", 3),
        ('"count": 3.5', "count", 3.5),
        ('"count": 9223372036854775808', "count", 9223372036854775808),
        ('"count": {"a": 1}', "count", {"a": 1}),
        ('"count": 1, "count": 2', "count", 2),
        ('"tags": {"key": "x"}', "tags", {"key": "x"}),
        ('"price": 1e999', "price", float("inf")),
        ('"state": "a\\u0000b"', "state", "a\x00b"),
    ],
)
def test_values_that_do_not_fit_are_kept(
    shop: Any,
    mode: str,
    server: FaultServer,
    fragment: str,
    attribute: str,
    expected: Any,
) -> None:
    body = f'{{"result": {{"itemId": "a", "odd": [1], "__class__": "x", {fragment}}}}}'
    server.play = whole(body.encode())
    with new_client(shop, mode, server.url) as client:
        item = call(client.get_item, item_id="i").result
    assert isinstance(item, shop.Item)
    assert item.item_id == "a"
    assert getattr(item, attribute) == expected
    assert item.model_extra["odd"] == [1]


def test_a_member_that_is_missing_reads_as_none(
    shop: Any, mode: str, server: FaultServer
) -> None:
    server.play = whole(b'{"result": {"count": "x", "tags": [{"key": 1}, 5]}}')
    with new_client(shop, mode, server.url) as client:
        item = call(client.get_item, item_id="i").result
    assert item.item_id is None
    assert item.model_fields_set == {"count", "tags"}
    assert item.tags[0].key == 1
    assert item.tags[1] == 5


def test_warn_and_strict_name_the_json_path(
    shop: Any, mode: str, server: FaultServer
) -> None:
    server.play = whole(
        b'{"result": {"itemId": "a", "tags": [{}, {"key": "payload", "value": 2}]}}'
    )
    with new_client(shop, mode, server.url, validation="warn") as client:
        with pytest.warns(
            shop.errors.ResponseDriftWarning, match=r"\$\.result\.tags\[1\]\.value"
        ):
            assert call(client.get_item, item_id="i").result.tags[1].value == 2
        with pytest.raises(shop.errors.ResponseValidationError) as raised:
            call(client.get_item, item_id="i", validation="strict")
    assert raised.value.json_path == "$.result.tags[1].value"
    assert b"payload" in raised.value.body
    assert "payload" not in str(raised.value)
    assert raised.value.__context__ is None
