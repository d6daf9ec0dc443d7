"""Nothing that the client can print shows a secret."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from contextlib import nullcontext
from typing import Any

import pytest

from behaviour.calls import MODES, call, new_client
from behaviour.server import Exchange, FaultServer

SECRET = "S3cr3tKey0123456789abcdefXYZ"
TOKEN = "T0kenOfTheSession/with+chars="


def echo(exchange: Exchange) -> None:
    """Answers with everything that came in."""
    headers = exchange.request.headers
    body = {
        "error": {"status": "X", "message": json.dumps(headers), "details": headers}
    }
    lines = [f"X-Echo-{name}: {value}" for name, value in headers.items()]
    exchange.answer(json.dumps(body).encode(), "400 Bad", *lines)


PLAYS: dict[str, Any] = {
    "echo": echo,
    "reset": lambda exchange: exchange.reset(),
    "garbage": lambda exchange: exchange.send(b"garbage\r\n\r\n"),
    "not_json": lambda exchange: exchange.answer(
        exchange.request.headers["authorization"].encode()
    ),
    "drift": lambda exchange: exchange.answer(
        json.dumps(
            {"result": {"count": exchange.request.headers["authorization"]}}
        ).encode()
    ),
    "echo_in_200": lambda exchange: exchange.answer(
        json.dumps({"error": {"message": str(exchange.request.headers)}}).encode()
    ),
    "redirect": lambda exchange: exchange.answer(
        b"",
        "302 Go",
        f"Location: http://127.0.0.2/{exchange.request.headers['authorization'][-64:]}",
    ),
}


def shown(error: BaseException) -> str:
    """Returns all texts that an error has."""
    texts = [str(error), repr(error), "".join(traceback.format_exception(error))]
    texts += [repr(vars(error)), repr(vars(copy.copy(error)))]
    texts.append(pickle.dumps(error).decode("latin-1"))
    return "\n".join(texts)


@pytest.mark.parametrize("play", PLAYS)
@pytest.mark.parametrize("mode", MODES)
def test_errors_and_logs_show_no_secret(
    shop: Any,
    mode: str,
    server: FaultServer,
    play: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    # httpcore2 logs all response headers at DEBUG; that is below this client.
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, "shop")
    server.play = PLAYS[play]
    keys = shop.Credentials("AKIDEXAMPLE", SECRET, TOKEN)
    settings = {"credentials": keys, "max_retries": 0, "validation": "strict"}
    with new_client(shop, mode, server.url, **settings) as client:
        with pytest.raises(shop.errors.APIError) as raised:
            call(client.get_item, item_id="i")
        texts = [
            shown(raised.value),
            caplog.text,
            repr(client),
            repr(keys),
            str(vars(client)),
        ]
    signature = server.requests[0].headers["authorization"][-64:]
    for secret in (SECRET, TOKEN, signature, TOKEN.replace("/", "\\/")):
        assert secret not in "\n".join(texts)
    lines = [record.getMessage() for record in caplog.records if record.name == "shop"]
    assert len(lines) == 1
    assert lines[0].startswith("GET /regions/{regionId}/items/{itemId}: ")


def test_the_log_has_what_a_reader_needs_and_nothing_else(
    shop: Any, server: FaultServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "shop")
    server.play = lambda exchange: exchange.answer(b'{"requestId": "r-7"}')
    with new_client(shop, "sync", server.url) as client:
        client.get_item(item_id="private")
    (record,) = (record for record in caplog.records if record.name == "shop")
    text = record.getMessage()
    assert text.endswith(" ms, request id r-7, attempt 1")
    assert "200 in " in text
    assert "private" not in text


def test_secrets_are_not_pickled(shop: Any) -> None:
    keys = shop.Credentials("AKIDEXAMPLE", SECRET)
    client = shop.Client(keys)
    for value in (keys, client, client._settings.auth["signature"]):
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(value)
    assert SECRET not in repr(client._settings)


@pytest.mark.parametrize("value", ["new\nline", "", " ", "ключ"])
def test_a_key_that_a_header_cannot_carry_is_refused_unseen(
    shop: Any, value: str
) -> None:
    for arguments in ((value, "s"), ("a", value), ("a", "s", value)):
        with pytest.raises(shop.errors.CredentialsError) as raised:
            shop.Credentials(*arguments)
        assert value.strip() == "" or value not in str(raised.value)


def test_a_wrong_argument_of_a_model_is_not_quoted(shop: Any) -> None:
    with pytest.raises(ValueError, match="1 validation error") as raised:
        shop.Item(item_id={"password": SECRET})
    assert SECRET not in str(raised.value)


def test_a_request_id_cannot_begin_a_line_of_the_log(
    shop: Any, server: FaultServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "shop")
    server.play = lambda exchange: exchange.answer(b'{"requestId": "r\\nFAKE"}')
    with new_client(shop, "sync", server.url) as client:
        client.get_item(item_id="i")
    (record,) = (record for record in caplog.records if record.name == "shop")
    assert "\n" not in record.getMessage()


def test_a_span_has_the_route_and_no_argument(
    shop: Any, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shop._runtime import telemetry

    spans: list[tuple[str, dict[str, str]]] = []

    class Tracer:
        def start_as_current_span(self, name: str, attributes: dict[str, str]) -> Any:
            spans.append((name, attributes))
            return nullcontext()

    monkeypatch.setattr(telemetry, "_tracer", lambda package: Tracer())
    with new_client(shop, "sync", server.url) as client:
        client.get_item(item_id="private")
    route = "/regions/{regionId}/items/{itemId}"
    assert spans == [
        (f"GET {route}", {"http.request.method": "GET", "url.template": route})
    ]
