"""One call: its attempts, its end, its result. No input or output, no sleeping."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, NoReturn
from urllib.parse import urlsplit

import httpx2

from ..errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    CredentialsError,
    DecodeError,
    InvalidRequestError,
    ResponseError,
)
from .auth import AllOf, Flow
from .body import for_client
from .content import ACCEPT_ENCODING, BodyCollector
from .deadline import bounded
from .decode import decode
from .failure import connection_error, redact, redact_headers, request_id, status_error
from .operation import Operation
from .options import CallOptions, Validation
from .request import prepare
from .response import Answer, record
from .retry import (
    LONGEST_RETRY_AFTER,
    backoff,
    failure_may_retry,
    status_may_retry,
)
from .settings import Settings
from .telemetry import log_attempt

DEFAULT_DEADLINE = 600.0
"""Seconds for a call without a deadline; math.inf switches the deadline off."""


class Run:
    """The state of one call. `end` is the moment (time.monotonic) it has to be over."""

    def __init__(
        self,
        settings: Settings,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> None:
        self._settings = settings
        self._operation = operation
        self._retries = options.get("retries", settings.max_retries)
        self._validation: Validation = options.get("validation", settings.validation)
        self._timeout = httpx2.Timeout(options.get("timeout", settings.timeout))
        limit = options.get("deadline", settings.deadline)
        self.limit = DEFAULT_DEADLINE if limit is None else limit
        self._started = time.monotonic()
        self.end = self._started + self.limit
        self._attempts = 0
        self._retried = 0
        self._skew = 0.0
        self._request: httpx2.Request | None = None
        try:
            self.auth = _choose_auth(settings, operation)
            self._prepared = prepare(
                operation,
                arguments,
                body,
                service=settings.service,
                base_url=settings.base_url,
                defaults=settings.defaults,
                headers=_merged(settings.headers, options.get("headers", {})),
            )
        except APIError as error:
            error.method, error.path = operation.method, operation.path
            raise

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
            error = status_error(_redacted(answer, secrets), service.error)
            assert error is not None
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
        delay = self._delay(cause, error)
        if delay is not None:
            return delay
        self._raise(error, cause)

    def _translated(self, cause: Exception) -> APIError:
        if isinstance(cause, httpx2.TimeoutException) and time.monotonic() >= self.end:
            return APITimeoutError(self._deadline_text())
        return connection_error(cause)

    def _delay(self, cause: Exception, error: APIError) -> float | None:
        if not self._prepared.payload.replayable:
            return None
        if self._clock_was_wrong(error):
            return 0.0
        if self._retried >= self._retries or not self._may_retry(cause, error):
            return None
        asked = error.retry_after if isinstance(error, APIStatusError) else None
        delay = backoff(self._retried + 1) if asked is None else asked
        if delay > LONGEST_RETRY_AFTER or time.monotonic() + delay >= self.end:
            return None
        if not self._settings.budget.take():
            return None
        self._retried += 1
        return delay

    def _may_retry(self, cause: Exception, error: APIError) -> bool:
        idempotent = self._prepared.idempotent
        if isinstance(cause, httpx2.HTTPError):
            return failure_may_retry(cause, idempotent=idempotent)
        if isinstance(error, APIStatusError):
            return (
                error.code not in self._settings.service.error.final
                and status_may_retry(
                    error.status,
                    idempotent=idempotent,
                    has_retry_after=error.retry_after is not None,
                )
            )
        return False

    def _clock_was_wrong(self, error: APIError) -> bool:
        """Corrects the clock that requests are signed with, once in a call."""
        if not isinstance(error, APIStatusError) or error.status != 401:
            return False
        if self.auth is None or self._request is None:
            return False
        first = not self._skew
        skew = self.auth.correct_clock(self._request, error.headers.get("date"))
        self._skew = skew or self._skew
        return first and bool(skew)

    def _raise(self, error: APIError, cause: Exception) -> NoReturn:
        if self._skew:
            error.message += (
                f" (this clock and the server's differ by {self._skew:+.0f} s)"
            )
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


def _redacted(answer: Answer, secrets: Iterable[str]) -> Answer:
    return Answer(
        status=answer.status,
        headers=redact_headers(answer.headers, secrets),
        content=redact(answer.content, secrets),
        request=answer.request,
    )


def _choose_auth(settings: Settings, operation: Operation[Any]) -> Flow | None:
    """Returns the first alternative of schemes that the client has credentials for.

    None leaves it to the HTTP client: no scheme is needed, or one that this client has
    no class for.
    """
    alternatives = operation.security
    if alternatives is None:
        alternatives = settings.service.security
    for names in alternatives:
        parts = [part for name in names if (part := settings.auth.get(name))]
        if len(parts) == len(names) and all(part.configured for part in parts):
            return parts[0] if len(parts) == 1 else AllOf(parts)
    known = {name for name, part in settings.auth.items() if part is not None}
    if not alternatives or not known.issuperset(chain(*alternatives)):
        return None
    needed = " or ".join(" and ".join(names) for names in alternatives)
    raise CredentialsError(f"the operation needs credentials for {needed}")


def _merged(*layers: Mapping[str, str]) -> dict[str, str]:
    """Later layers win, whatever the case of their names."""
    return {k.lower(): v.strip(" \t") for layer in layers for k, v in layer.items()}
