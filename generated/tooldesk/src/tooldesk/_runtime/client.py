"""The client that blocks."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from time import sleep
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, Unpack

import httpx2

from ..errors import DecodeError
from .base import FAILURES, Base
from .options import CallOptions
from .telemetry import span
from .unset import UNSET

if TYPE_CHECKING:
    from .open_answer import OpenAnswer
    from .operation import Operation
    from .response import Response
    from .run import Run

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")


class SyncClient(Base[httpx2.Client]):
    """Makes calls and waits for them. Safe to share between threads."""

    def call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object] | None = None,
        body: object = UNSET,
        *,
        content_type: str | None = None,
        options: CallOptions | None = None,
    ) -> T:
        """Makes a call and returns its result; raises an APIError for all that fails."""
        run = self._start(operation, arguments, body, options, content_type)
        result: T = self._repeated(run, self._exchange)
        return result

    @contextmanager
    def open_answer(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object] | None = None,
        body: object = UNSET,
        *,
        accept: str = "",
        content_type: str | None = None,
        options: CallOptions | None = None,
    ) -> Generator[OpenAnswer]:
        """Makes a call up to the head of its answer; the body is then read in chunks.

        The deadline, where none was given, ends with the head. accept is a media type to
        ask for.
        """
        run = self._start(operation, arguments, body, options, content_type, accept)
        answer = self._repeated(run, self._open)
        try:
            yield answer
        finally:
            answer.response.close()

    def _repeated(self, run: Run, attempt: Callable[[Run], R]) -> R:
        with span(*run.route):
            while True:
                try:
                    return attempt(run)
                except FAILURES as error:
                    delay = run.failed(error)
                sleep(delay)

    def _exchange(self, run: Run) -> Any:
        """Sends one attempt, reads all of the answer and returns the result."""
        with run.ending():
            response = self._send(run)
            try:
                return run.finish(response, self._read(run, response))
            finally:
                response.close()

    def _open(self, run: Run) -> OpenAnswer:
        """Sends one attempt; leaves a success unread."""
        with run.ending():
            response = self._send(run)
            try:
                if not run.is_wanted(response):
                    run.refuse(response, self._read(run, response))
            except BaseException:
                response.close()
                raise
            return run.opened(response)

    def _send(self, run: Run) -> httpx2.Response:
        http = self._http_client()
        return http.send(
            run.request(http),
            auth=run.auth or http.auth,
            stream=True,
            follow_redirects=False,
        )

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
        content_type: str | None = None,
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
            content_type=content_type,
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
