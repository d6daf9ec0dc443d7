"""One way to make calls with both clients, so that each test runs sync and async."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import isawaitable
from typing import Any

MODES = ("sync", "async")

_loop: list[asyncio.AbstractEventLoop] = []


@contextmanager
def new_client(shop: Any, mode: str, url: str | None, **settings: Any) -> Iterator[Any]:
    """Gives a client of the shop, closed afterwards."""
    settings.setdefault("region_id", "here")
    credentials = settings.pop(
        "credentials", shop.Credentials("AKIDEXAMPLE", "secretsecret")
    )
    if mode == "sync":
        with shop.Client(credentials, base_url=url, **settings) as client:
            yield client
        return
    with asyncio.Runner() as runner:
        _loop.append(runner.get_loop())
        client = shop.AsyncClient(credentials, base_url=url, **settings)
        try:
            yield client
        finally:
            runner.run(client.aclose())
            _loop.pop()


def call(method: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Returns the result of a method, awaited if need be."""
    result = method(*arguments, **named)
    if isawaitable(result):
        return _loop[-1].run_until_complete(result)
    if hasattr(result, "__anext__"):
        return _loop[-1].run_until_complete(_collect(result))
    return result


async def _collect(items: Any) -> list[Any]:
    return [item async for item in items]
