"""One call: its attempts, its end, its result. No input or output, no sleeping."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn
from urllib.parse import urlsplit

import httpx2

from ..errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    DecodeError,
    InvalidRequestError,
    ResponseError,
)
from .auth import choose_auth
from .body import for_client
from .content import ACCEPT_ENCODING, BodyCollector
from .deadline import bounded
from .deadline import deadline as call_end
from .decode import decode, decode_error
from .failure import (
    connection_error,
    redact,
    redact_headers,
    redacted_answer,
    request_id,
    status_error,
)
from .media import EVENTS, covers
from .open_answer import OpenAnswer
from .operation import Operation
from .options import CallOptions, Validation
from .request import prepare
from .response import Answer, record
from .retries import Retries
from .settings import DEFAULT_DEADLINE, Settings
from .telemetry import log_attempt


class Run:
    """The state of one call. `end` is the moment (time.monotonic) it has to be over."""

    def __init__(
        self,
        settings: Settings,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
        content_type: str | None = None,
        accept: str = "",
    ) -> None:
        self._settings = settings
        self._operation = operation
        self._accept = accept
        self._validation: Validation = options.get("validation", settings.validation)
        self._timeout = httpx2.Timeout(options.get("timeout", settings.timeout))
        limit = options.get("deadline", settings.deadline)
        self._limited = limit is not None
        self.limit = DEFAULT_DEADLINE if limit is None else limit
        self._started = time.monotonic()
        self.end = self._started + self.limit
        self._attempts = 0
        self._request: httpx2.Request | None = None
        try:
            alternatives = operation.security
            if alternatives is None:
                alternatives = settings.service.security
            self.auth = choose_auth(settings.auth, alternatives)
            self._prepared = prepare(
                operation,
                arguments,
                body,
                service=settings.service,
                base_url=settings.base_url,
                defaults=settings.defaults,
                headers=_merged(
                    {"accept": accept} if accept else {},
                    settings.headers,
                    options.get("headers", {}),
                ),
                content_type=content_type,
            )
        except APIError as error:
            error.method, error.path = operation.method, operation.path
            raise
        self._retries = Retries(
            options.get("retries", settings.max_retries),
            idempotent=self._prepared.idempotent,
            auth=self.auth,
            final=settings.service.error.final,
            budget=settings.budget,
        )

    @property
    def route(self) -> tuple[str, str, str]:
        """The names of a span: package, method, template of the path."""
        operation = self._operation
        return self._settings.service.package, operation.method, operation.path

    @contextmanager
    def ending(self) -> Generator[None]:
        """The deadline of the call holds for all waits within."""
        token = call_end.set(self.end)
        try:
            yield
        finally:
            call_end.reset(token)

    def request(self, http: httpx2.Client | httpx2.AsyncClient) -> httpx2.Request:
        """Returns the request of the next attempt, not signed yet."""
        self._attempts += 1
        self._started = time.monotonic()
        prepared = self._prepared
        request = http.build_request(
            prepared.method,
            prepared.url,
            headers={"accept-encoding": ACCEPT_ENCODING, **prepared.headers},
            content=for_client(
                prepared.payload.content, is_async=isinstance(http, httpx2.AsyncClient)
            ),
            timeout=self._bounded_timeout(),
            extensions={"region": prepared.region} if prepared.region else None,
        )
        self._request = request
        return request

    def _bounded_timeout(self) -> httpx2.Timeout:
        self.check_deadline()
        parts = self._timeout.as_dict().items()
        limits = {name: bounded(t, APITimeoutError, self.end) for name, t in parts}
        return httpx2.Timeout(**limits)

    def collector(self, response: httpx2.Response) -> BodyCollector:
        """Returns what takes the body of an answer."""
        headers = response.headers
        if "content-length" in headers and "transfer-encoding" in headers:
            raise APIConnectionError("the answer has two different lengths")
        return BodyCollector(headers)

    def check_deadline(self) -> None:
        """Raises APITimeoutError once the call has to be over."""
        if time.monotonic() >= self.end:
            raise APITimeoutError(self._deadline_text())

    def unreadable(self, error: DecodeError, response: httpx2.Response) -> bytes:
        """Raises what is wrong with a body; an error does without its body instead."""
        if response.status_code >= 300:
            return b""
        self._complete(error, response, b"")
        raise error

    def finish(self, response: httpx2.Response, content: bytes) -> Any:
        """Returns the result of an answer; raises what the answer stands for."""
        request = response.request
        answer = Answer(
            status=response.status_code,
            headers=response.headers,
            content=content,
            request=request,
        )
        service = self._settings.service
        if status_error(answer, service.error) is not None:
            # Made again without what the server echoed: errors quote bodies.
            secrets = request.extensions.get("secrets", ())
            redacted = redacted_answer(answer, secrets)
            error = status_error(redacted, service.error)
            assert error is not None
            error.data = decode_error(
                self._operation, service.errors, error.status, redacted.content
            )
            raise error
        try:
            value = decode(
                self._operation,
                answer.status,
                answer.media_type,
                content,
                self._validation,
            )
        except ResponseError as refused:
            self._complete(refused, response, content)
            raise
        self._succeeded(answer, request_id(value, answer.headers, service.error))
        return value

    def is_wanted(self, response: httpx2.Response) -> bool:
        """Tells whether an answer is a success of the media type that was asked for."""
        media_type = response.headers.get("content-type", "")
        # What is no event would be skipped as a comment; lines come under many names.
        is_other = self._accept == EVENTS and not covers(EVENTS, media_type)
        return response.is_success and not is_other

    def refuse(self, response: httpx2.Response, content: bytes) -> NoReturn:
        """Raises what an answer stands for that is not the one asked for."""
        self.finish(response, content)
        error = DecodeError("the answer is not of the media type that was asked for")
        self._complete(error, response, content)
        raise error

    def opened(self, response: httpx2.Response) -> OpenAnswer:
        """Returns a success whose body is still to be read."""
        if not self._limited:
            self.end = math.inf
        answer = Answer(
            status=response.status_code,
            headers=response.headers,
            content=b"",
            request=response.request,
        )
        envelope = self._settings.service.error
        self._succeeded(answer, request_id(None, answer.headers, envelope))
        return OpenAnswer(
            response,
            validation=self._validation,
            check_deadline=self.check_deadline,
            broken=self._broken,
        )

    def _broken(self, cause: Exception) -> NoReturn:
        """Raises the error for a body that could not be read to its end."""
        error = cause if isinstance(cause, APIError) else self._translated(cause)
        self._raise(error, cause)

    def _complete(
        self, error: ResponseError, response: httpx2.Response, content: bytes
    ) -> None:
        """Gives an error the facts of the answer that it refuses."""
        secrets = response.request.extensions.get("secrets", ())
        envelope = self._settings.service.error
        error.status, error.body = response.status_code, redact(content, secrets)
        error.headers = redact_headers(response.headers, secrets)
        error.request_id = request_id(None, response.headers, envelope)

    def _succeeded(self, answer: Answer, identifier: str | None) -> None:
        self._settings.budget.put()
        self._log(answer.status, identifier)
        entry = record.get()
        if entry is not None:
            entry.answer, entry.request_id = answer, identifier
            entry.attempts = self._attempts

    def failed(self, cause: Exception) -> float:
        """Returns the seconds to wait before another attempt, or raises the error."""
        error = cause if isinstance(cause, APIError) else self._translated(cause)
        status = (
            error.status if isinstance(error, ResponseError) else type(error).__name__
        )
        self._log(status, error.request_id)
        if self._prepared.payload.replayable:
            delay = self._retries.delay(cause, error, self._request, self.end)
            if delay is not None:
                return delay
        self._raise(error, cause)

    def _translated(self, cause: Exception) -> APIError:
        if isinstance(cause, httpx2.TimeoutException) and time.monotonic() >= self.end:
            return APITimeoutError(self._deadline_text())
        return connection_error(cause)

    def _raise(self, error: APIError, cause: Exception) -> NoReturn:
        skew = self._retries.skew
        if skew:
            error.message += f" (this clock and the server's differ by {skew:+.0f} s)"
        error.method = self._prepared.method
        error.path = urlsplit(self._prepared.url).path
        error.attempts = self._attempts
        if error is cause:
            raise error
        # httpx2's text may quote a header where the request itself was refused.
        raise error from (None if isinstance(error, InvalidRequestError) else cause)

    def _deadline_text(self) -> str:
        return f"the deadline of {self.limit:g} s has passed"

    def _log(self, status: int | str, identifier: str | None) -> None:
        log_attempt(
            self._settings.logger,
            method=self._prepared.method,
            route=self._prepared.route,
            status=status,
            seconds=time.monotonic() - self._started,
            request_id=identifier,
            attempt=self._attempts,
        )


def _merged(*layers: Mapping[str, str]) -> dict[str, str]:
    """Later layers win, whatever the case of their names."""
    return {k.lower(): v.strip(" \t") for layer in layers for k, v in layer.items()}
