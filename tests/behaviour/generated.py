"""Clients of the documents beside this module, made once and called without a network."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from unittest.mock import patch

import httpx2

from docmill.client.planner import plan
from docmill.client.render import format as formatting
from docmill.client.render.jinja import render
from docmill.config.model import ClientConfig, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.read.load import load

DOCUMENTS = Path(__file__).with_name("documents")

Answer = httpx2.Response | Callable[[httpx2.Request], httpx2.Response]


@cache
def package(name: str) -> Any:
    """The imported package of a document."""
    diagnostics = Diagnostics()
    document = load(DOCUMENTS / f"{name}.yaml", diagnostics, Limits())
    assert document is not None
    config = ClientConfig(package=f"every_{name}", layout="package")
    found = plan(document, diagnostics, config, name=name)
    assert found is not None
    folder = Path(mkdtemp(prefix="docmill-"))
    with patch.object(formatting, "format_all", lambda texts, *_: texts):
        files = render(found, config)
    for path, text in files.items():
        target = folder / f"every_{name}" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(f"every_{name}")
    finally:
        sys.path.remove(str(folder))


class Wire:
    """Answers calls; `sent` are the requests, with their bodies read."""

    def __init__(self, name: str, mode: str) -> None:
        self.package = package(name)
        self.sent: list[httpx2.Request] = []
        self.answer: Answer = httpx2.Response(204)
        self.mode = mode

    def client(self, **settings: Any) -> Any:
        """A client without a network."""
        transport = httpx2.MockTransport(self._handle)
        settings = {"max_retries": 0, "validation": "strict", **settings}
        if self.mode == "sync":
            http = httpx2.Client(transport=transport)
            return self.package.Client(http_client=http, **settings)
        return self.package.AsyncClient(
            http_client=httpx2.AsyncClient(transport=transport), **settings
        )

    def call(self, method: Callable[..., Any], /, *given: Any, **arguments: Any) -> Any:
        """What a call returns; all items of a stream."""
        if self.mode == "sync":
            result = method(*given, **arguments)
            return list(result) if hasattr(result, "__next__") else result
        return asyncio.run(_awaited(method, given, arguments))

    def module(self, name: str) -> Any:
        """A module of the package."""
        return importlib.import_module(f"{self.package.__name__}.{name}")

    @property
    def errors(self) -> Any:
        """The errors of the package."""
        return self.module("errors")

    @property
    def target(self) -> str:
        """Path and query of the last request."""
        return self.sent[-1].url.raw_path.decode()

    @property
    def body(self) -> bytes:
        """The body of the last request."""
        return self.sent[-1].content

    def _handle(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.sent.append(request)
        return self.answer(request) if callable(self.answer) else self.answer


class Chunks(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body in chunks; `taken` says how many were asked for."""

    def __init__(self, *chunks: bytes | Exception) -> None:
        self.chunks = chunks
        self.taken = 0
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            self.taken += 1
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk

    async def __aiter__(self) -> Any:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


async def _awaited(method: Any, given: Any, arguments: Any) -> Any:
    result = method(*given, **arguments)
    if hasattr(result, "__anext__"):
        return [item async for item in result]
    return await result
