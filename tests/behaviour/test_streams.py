"""Answers that are read while they arrive: events, lines of JSON, files."""

from __future__ import annotations

import asyncio
import gzip
import io
import threading
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest

from behaviour.calls import MODES
from behaviour.generated import Chunks, Wire
from behaviour.server import Exchange, FaultServer

EVENTS = {"content-type": "text/event-stream; charset=utf-8"}
TEXT = (
    b'\xef\xbb\xbf: comment\r\nid: 1\r\ndata: {"text":\r\ndata: "\xc3\xbc"}\r\n\r\n'
    b'retry: 5\nevent: done\ndata: [DONE]\n\ndata:{"text":"b"}\r\rdata: {"text": "lost"}'
)


@pytest.fixture(params=MODES)
def wire(request: pytest.FixtureRequest) -> Wire:
    return Wire("operations", request.param)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_events_wherever_a_chunk_ends(wire: Wire, size: int) -> None:
    chunks = [TEXT[i : i + size] for i in range(0, len(TEXT), size)]
    wire.answer = httpx2.Response(200, headers=EVENTS, stream=Chunks(*chunks))
    first, second, third = wire.call(wire.client().listen)
    assert (first.data.text, first.event, first.id) == ("ü", "message", "1")
    assert (second.data, second.event, second.retry) == ("[DONE]", "done", 5)
    assert (third.data.text, third.id) == ("b", "1")
    assert wire.sent[0].headers["accept"] == "text/event-stream"


def test_an_event_is_there_before_the_next_one_is_sent(wire: Wire) -> None:
    stream = Chunks(b'data: {"text":"a"}\n\n', b'data: {"text":"b"}\n\n')
    wire.answer = httpx2.Response(200, headers=EVENTS, stream=stream)
    events = wire.client().listen()
    assert stream.taken == 0

    async def take() -> Any:
        async with events:
            return await anext(events)

    if wire.mode == "sync":
        with events:
            event = next(events)
            assert not stream.closed
    else:
        event = asyncio.run(take())
    assert event.data.text == "a"
    assert stream.taken == 1
    assert stream.closed


def test_a_stream_beside_a_whole_answer(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, json={"name": "Rex"})
    assert wire.call(wire.client().chat, text="t").name == "Rex"
    wire.answer = httpx2.Response(200, headers=EVENTS, content=TEXT)
    assert len(wire.call(wire.client().stream_chat, text="t")) == 3
    assert wire.body == b'{"text":"t"}'


@pytest.mark.parametrize(
    ("operation", "content"),
    [
        ("lines", b'{"text":"a"}\n\r\n{"text":"b"}'),
        ("lines", b'{"text":"a"}\r\n{"text":"b"}\r\n'),
        ("seq", b'\x1e{"text":\n"a"}\n\x1e{"text":"b"}\n'),
        ("seq", b'\x1e{"text":"a"}\x1e{"text":"b"}'),
    ],
)
@pytest.mark.parametrize("size", [1, 5, 100])
def test_lines_and_sequences(
    wire: Wire, operation: str, content: bytes, size: int
) -> None:
    chunks = [content[i : i + size] for i in range(0, len(content), size)]
    wire.answer = httpx2.Response(200, stream=Chunks(*chunks))
    items = wire.call(getattr(wire.client(), operation))
    assert [item.text for item in items] == ["a", "b"]


def test_items_are_validated(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, content=b'{"text":1}\n')
    with pytest.raises(wire.errors.ResponseValidationError):
        wire.call(wire.client().lines)
    (item,) = wire.call(wire.client(validation="lenient").lines)
    assert item.text == 1
    wire.answer = httpx2.Response(200, content=b"no json\n")
    with pytest.raises(wire.errors.DecodeError):
        wire.call(wire.client().lines)


def test_a_refused_stream_raises_what_the_status_says(wire: Wire) -> None:
    wire.answer = httpx2.Response(400, json={"title": "no"})
    with pytest.raises(wire.errors.BadRequestError) as caught:
        wire.call(wire.client().listen)
    assert caught.value.data.title == "no"
    wire.answer = httpx2.Response(200, json={"title": "no"})
    with pytest.raises(wire.errors.DecodeError, match="media type"):
        wire.call(wire.client().listen)


def test_a_stream_that_breaks_off_says_so(wire: Wire) -> None:
    stream = Chunks(b'data: {"text":"a"}\n\n', httpx2.ReadError("gone"))
    wire.answer = httpx2.Response(200, headers=EVENTS, stream=stream)
    with pytest.raises(wire.errors.APIConnectionError, match=r"GET /s1"):
        wire.call(wire.client(max_retries=2).listen)
    assert len(wire.sent) == 1


def test_only_a_deadline_that_was_given_ends_a_stream(wire: Wire) -> None:
    wire.answer = httpx2.Response(200, headers=EVENTS, stream=Chunks(TEXT))

    def slow(_request: httpx2.Request) -> httpx2.Response:
        time.sleep(0.02)
        return httpx2.Response(200, headers=EVENTS, stream=Chunks(TEXT, b""))

    assert len(wire.call(wire.client().listen)) == 3
    wire.answer = slow
    with pytest.raises(wire.errors.APITimeoutError):
        wire.call(wire.client().listen, deadline=0.01)


def test_a_download_has_all_or_nothing(wire: Wire, tmp_path: Path) -> None:
    target, seen = tmp_path / "report.pdf", list[tuple[int, int | None]]()
    headers = {"content-length": "6"}
    wire.answer = httpx2.Response(200, headers=headers, stream=Chunks(b"abc", b"def"))
    download = wire.client().download_report
    size = wire.call(download, target=target, progress=lambda *now: seen.append(now))
    assert (size, target.read_bytes()) == (6, b"abcdef")
    assert seen == [(3, 6), (6, 6)]
    wire.answer = httpx2.Response(200, stream=Chunks(b"x", httpx2.ReadError("gone")))
    with pytest.raises(wire.errors.APIConnectionError):
        wire.call(download, target=str(target))
    assert target.read_bytes() == b"abcdef"
    assert list(tmp_path.iterdir()) == [target]


def test_a_download_into_an_open_file(wire: Wire) -> None:
    wire.answer = httpx2.Response(
        200,
        headers={"content-encoding": "gzip"},
        stream=Chunks(gzip.compress(bytes(3_000_000))),
    )
    file, seen = io.BytesIO(), list[int | None]()
    size = wire.call(
        wire.client().download_report,
        target=file,
        progress=lambda _, whole: seen.append(whole),
    )
    assert (size, file.getvalue()) == (3_000_000, bytes(3_000_000))
    # Pieces are small, whatever is behind a few bytes; their whole is not known.
    assert len(seen) >= 3
    assert set(seen) == {None}


def test_a_missing_file_writes_nothing(wire: Wire, tmp_path: Path) -> None:
    wire.answer = httpx2.Response(404)
    with pytest.raises(wire.errors.NotFoundError):
        wire.call(wire.client().download_report, target=tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_the_stand_in_streams(wire: Wire) -> None:
    stand_in = wire.module("testing").StandIn()
    stand_in.reply("chat", [{"text": "a"}, {"text": "b"}])
    stand_in.reply("lines", [{"text": "c"}, {"text": "d"}])
    http = stand_in.client() if wire.mode == "sync" else stand_in.async_client()
    name = "Client" if wire.mode == "sync" else "AsyncClient"
    client = getattr(wire.package, name)(http_client=http, validation="strict")
    events = wire.call(client.stream_chat, text="t")
    assert [event.data.text for event in events] == ["a", "b"]
    assert [item.text for item in wire.call(client.lines)] == ["c", "d"]
    (example,) = wire.call(client.listen)
    assert example.data.text == "text"


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
EVENT = b'data: {"text":"a"}\n\n'


def test_events_over_a_socket(wire: Wire, server: FaultServer) -> None:
    """The server sends the second event once the client has taken the first."""
    taken = threading.Event()

    def play(exchange: Exchange) -> None:
        exchange.send(HEAD + EVENT)
        assert taken.wait(5)
        exchange.send(EVENT)
        exchange.close()

    server.play = play

    def noted(_event: Any) -> int:
        taken.set()
        return 1

    def sync() -> int:
        with wire.package.Client(base_url=server.url) as client:
            return sum(map(noted, client.listen()))

    async def count() -> int:
        async with wire.package.AsyncClient(base_url=server.url) as client:
            return len([noted(event) async for event in client.listen()])

    assert (sync() if wire.mode == "sync" else asyncio.run(count())) == 2


def test_silence_and_short_bodies_over_a_socket(
    wire: Wire, server: FaultServer, tmp_path: Path
) -> None:
    settings = {"base_url": server.url, "max_retries": 0}
    name = "Client" if wire.mode == "sync" else "AsyncClient"

    def play(exchange: Exchange) -> None:
        if exchange.request.target == "/s1":
            exchange.send(HEAD + EVENT)
            time.sleep(0.5)
        else:
            exchange.answer(b"abc", length=10)
            exchange.close()

    server.play = play
    listen = getattr(wire.package, name)(**settings).listen
    with pytest.raises(wire.errors.APITimeoutError):
        wire.call(listen, timeout=0.1)
    download = getattr(wire.package, name)(**settings).download_report
    with pytest.raises(wire.errors.APIConnectionError):
        wire.call(download, target=tmp_path / "a")
    assert not list(tmp_path.iterdir())
