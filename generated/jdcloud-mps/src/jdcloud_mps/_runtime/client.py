"""The clients: the one that blocks and the async one, over the same calls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from time import sleep
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, Unpack

import httpx2

from ..errors import APIError, DecodeError
from .base import Base
from .deadline import deadline as call_end
from .options import CallOptions
from .telemetry import span
from .unset import UNSET

if TYPE_CHECKING:
    from .operation import Operation
    from .response import Response
    from .run import Run

T = TypeVar("T")
P = ParamSpec("P")

_FAILURES = (httpx2.HTTPError, httpx2.InvalidURL, APIError)


class SyncClient(Base[httpx2.Client]):
    """Makes calls and waits for them. Safe to share between threads."""

    def call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object] | None = None,
        body: object = UNSET,
        *,
        options: CallOptions | None = None,
    ) -> T:
        """Makes a call and returns its result; raises an APIError for all that fails."""
        run = self._start(operation, arguments, body, options)
        with span(self._settings.service.package, operation.method, operation.path):
            while True:
                try:
                    result: T = run.finish(*self._exchange(run))
                    return result
                except _FAILURES as error:
                    delay = run.failed(error)
                sleep(delay)

    def _exchange(self, run: Run) -> tuple[httpx2.Response, bytes]:
        """Sends one attempt; returns the answer and its body, all of it."""
        token = call_end.set(run.end)
        try:
            http = self._http_client()
            response = http.send(
                run.request(http),
                auth=run.auth or http.auth,
                stream=True,
                follow_redirects=False,
            )
            try:
                return response, self._read(run, response)
            finally:
                response.close()
        finally:
            call_end.reset(token)

    def _read(self, run: Run, response: httpx2.Response) -> bytes:
        if response.is_stream_consumed:
            return response.content
        try:
            collector = run.collector(response)
            for chunk in response.iter_raw():
                collector.feed(chunk)
                run.check_deadline()
            return collector.finish()
        except DecodeError as error:
            return run.unreadable(error, response)

    def paginate(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object] | None = None,
        body: object = UNSET,
        *,
        max_items: int | None = None,
        options: CallOptions | None = None,
    ) -> Iterator[Any]:
        """Yields the items of all pages, at most max_items; fetches a page when needed."""
        pager = self._pager(operation, arguments, body, max_items)
        while not pager.done:
            page = self.call(operation, pager.arguments, pager.body, options=options)
            yield from pager.take(page)

    def request(
        self,
        method: str,
        path: str,
        *,
        path_params: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        json: object = UNSET,
        content: bytes | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Calls what the documentation does not list, with all that a call has.

        path is below the base URL; its {placeholders} are filled from path_params.
        Returns parsed JSON, text or bytes, by the answer's content type.
        """
        from .adhoc import adhoc

        operation, arguments, body = adhoc(
            method,
            path,
            path_params=path_params,
            query=query,
            json=json,
            content=content,
        )
        return self.call(operation, arguments, body, options=options)

    def with_response(
        self, method: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Calls a method of this client; returns its result with the HTTP answer."""
        from .response import Record, record

        entry = Record()
        token = record.set(entry)
        try:
            data = method(*args, **kwargs)
        finally:
            record.reset(token)
        return entry.response(data)

    def _new_http_client(self) -> httpx2.Client:
        from .transport import new_client

        return new_client(self.base_url)

    def close(self) -> None:
        """Closes the connections; an http_client that was passed in stays open."""
        self._closed = True
        if self._owns_http and self._http is not None:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncBaseClient(Base[httpx2.AsyncClient]):
    """Makes calls to await. For any number of tasks of one event loop."""

    async def call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object] | None = None,
        body: object = UNSET,
        *,
        options: CallOptions | None = None,
    ) -> T:
        """Makes a call and returns its result; raises an APIError for all that fails."""
        run = self._start(operation, arguments, body, options)
        with span(self._settings.service.package, operation.method, operation.path):
            while True:
                try:
                    result: T = run.finish(*await self._exchange(run))
                    return result
                except _FAILURES as error:
                    delay = run.failed(error)
                await async_sleep(delay)

    async def _exchange(self, run: Run) -> tuple[httpx2.Response, bytes]:
        """Sends one attempt; returns the answer and its body, all of it."""
        token = call_end.set(run.end)
        try:
            http = self._http_client()
            response = await http.send(
                run.request(http),
                auth=run.auth or http.auth,
                stream=True,
                follow_redirects=False,
            )
            try:
                return response, await self._read(run, response)
            finally:
                await response.aclose()
        finally:
            call_end.reset(token)

    async def _read(self, run: Run, response: httpx2.Response) -> bytes:
        if response.is_stream_consumed:
            return response.content
        try:
            collector = run.collector(response)
            async for chunk in response.aiter_raw():
                collector.feed(chunk)
                run.check_deadline()
            return collector.finish()
        except DecodeError as error:
            return run.unreadable(error, response)

    async def paginate(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object] | None = None,
        body: object = UNSET,
        *,
        max_items: int | None = None,
        options: CallOptions | None = None,
    ) -> AsyncIterator[Any]:
        """Yields the items of all pages, at most max_items; fetches a page when needed."""
        pager = self._pager(operation, arguments, body, max_items)
        while not pager.done:
            page = await self.call(
                operation, pager.arguments, pager.body, options=options
            )
            for item in pager.take(page):
                yield item

    async def request(
        self,
        method: str,
        path: str,
        *,
        path_params: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        json: object = UNSET,
        content: bytes | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Calls what the documentation does not list, with all that a call has.

        path is below the base URL; its {placeholders} are filled from path_params.
        Returns parsed JSON, text or bytes, by the answer's content type.
        """
        from .adhoc import adhoc

        operation, arguments, body = adhoc(
            method,
            path,
            path_params=path_params,
            query=query,
            json=json,
            content=content,
        )
        return await self.call(operation, arguments, body, options=options)

    async def with_response(
        self, method: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Calls a method of this client; returns its result with the HTTP answer."""
        from .response import Record, record

        entry = Record()
        token = record.set(entry)
        try:
            data = await method(*args, **kwargs)
        finally:
            record.reset(token)
        return entry.response(data)

    def _new_http_client(self) -> httpx2.AsyncClient:
        from .transport import new_async_client

        return new_async_client(self.base_url)

    async def aclose(self) -> None:
        """Closes the connections; an http_client that was passed in stays open."""
        self._closed = True
        if self._owns_http and self._http is not None:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


async def async_sleep(seconds: float) -> None:
    """Sleeps in whatever event loop runs."""
    import anyio

    await anyio.sleep(seconds)
