"""A server that breaks in every way a test asks for, over raw sockets."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

HOST = "127.0.0.1"
OTHER_HOST = "127.0.0.2"


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class Exchange:
    """A request and the means to answer it byte by byte."""

    def __init__(
        self, connection: socket.socket, received: Received, number: int
    ) -> None:
        self.request = received
        self.number = number
        self._connection = connection
        self.keep_alive = True

    def send(self, data: bytes) -> None:
        """Sends bytes as they are."""
        self._connection.sendall(data)

    def answer(
        self,
        body: bytes = b"",
        status: str = "200 OK",
        *headers: str,
        length: int | None = None,
    ) -> None:
        """Sends a whole answer, JSON unless a header says otherwise."""
        lines = [f"HTTP/1.1 {status}", *headers]
        if not any(line.lower().startswith("content-type") for line in headers):
            lines.append("Content-Type: application/json")
        lines.append(f"Content-Length: {len(body) if length is None else length}")
        self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def drip(self, data: bytes, pause: float = 0.05, seconds: float = 20.0) -> None:
        """Sends a byte at a time, over and over, until the client goes away."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for byte in data:
                self.send(bytes([byte]))
                time.sleep(pause)

    def close(self) -> None:
        """Ends the connection in order."""
        self.keep_alive = False

    def reset(self) -> None:
        """Ends the connection with RST."""
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._connection.close()
        self.keep_alive = False


Play: TypeAlias = Callable[[Exchange], None]


class FaultServer:
    """Plays one scenario; `requests` has what arrived, `connections` how many were made."""

    def __init__(self, play: Play | None = None, host: str = HOST) -> None:
        self.play: Play = play or (lambda exchange: exchange.answer(b"{}"))
        self.requests: list[Received] = []
        self.connections = 0
        self._listener = socket.create_server((host, 0), backlog=256)
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._stopping = False
        self.host = host
        self.port: int = self._listener.getsockname()[1]

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://{self.host}:{self.port}"

    def __enter__(self) -> FaultServer:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping = True
        with self._lock:
            for listening_or_open in (self._listener, *self._open):
                with suppress(OSError):
                    listening_or_open.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def _start(self, run: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopping:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self._open.add(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        # The client going away is what many scenarios are about.
        with suppress(OSError, ValueError):
            connection.settimeout(30)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection, connection.makefile("rb") as stream:
                while not self._stopping:
                    received = _read(stream)
                    if received is None:
                        return
                    with self._lock:
                        self.requests.append(received)
                        number = len(self.requests)
                    exchange = Exchange(connection, received, number)
                    self.play(exchange)
                    if not exchange.keep_alive:
                        return
        with self._lock:
            self._open.discard(connection)


def _read(stream: BinaryIO) -> Received | None:
    line = stream.readline().decode("latin-1")
    if not line:
        return None
    method, target, _ = line.split(" ", 2)
    headers: dict[str, str] = {}
    while (line := stream.readline().decode("latin-1").rstrip("\r\n")) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    chunked = headers.get("transfer-encoding") == "chunked"
    length = int(headers.get("content-length", "0"))
    body = _chunks(stream) if chunked else stream.read(length)
    return Received(method, target, headers, body)


def _chunks(stream: BinaryIO) -> bytes:
    chunks: list[bytes] = []
    while size := int(stream.readline(), 16):
        chunks.append(stream.read(size))
        stream.readline()
    stream.readline()
    return b"".join(chunks)
