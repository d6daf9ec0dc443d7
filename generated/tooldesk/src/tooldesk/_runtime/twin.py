"""Endpoint functions for async clients, each made of the one for other clients."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class AsyncCaller(Protocol):
    """A client or group whose calls are awaited, which shows in what its pages are."""

    @property
    def paginate(self) -> Callable[..., AsyncIterator[Any]]: ...


def twin(
    function: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[AsyncCaller, P], Coroutine[Any, Any, T]]:
    """Returns the function with the same parameters whose result is awaited.

    A call of an async client gives a coroutine where that of another client gives the
    result, so what function does serves both.
    """

    async def call(client: AsyncCaller, /, *args: P.args, **kwargs: P.kwargs) -> T:
        running: Any = function(client, *args, **kwargs)
        result: T = await running
        return result

    update_wrapper(call, function)
    call.__name__ += "_async"
    call.__qualname__ += "_async"
    return call
