"""Whether and when a call makes another attempt."""

from __future__ import annotations

import time
from collections.abc import Collection

import httpx2

from ..errors import APIError, APIStatusError
from .auth import Flow
from .retry import (
    LONGEST_RETRY_AFTER,
    RetryBudget,
    backoff,
    failure_may_retry,
    status_may_retry,
)


class Retries:
    """The attempts of one call after its first. `skew` is what the clock was off, in s."""

    def __init__(
        self,
        limit: int,
        *,
        idempotent: bool,
        auth: Flow | None,
        final: Collection[str],
        budget: RetryBudget,
    ) -> None:
        self._limit = limit
        self._idempotent = idempotent
        self._auth = auth
        self._final = final
        self._budget = budget
        self._done = 0
        self._has_learned = False
        self.skew = 0.0

    def delay(
        self,
        cause: Exception,
        error: APIError,
        request: httpx2.Request | None,
        end: float,
    ) -> float | None:
        """Returns the seconds to wait before another attempt, None for no more."""
        if self._may_pass_now(error, request):
            return 0.0
        if self._done >= self._limit or not self._may_retry(cause, error):
            return None
        asked = error.retry_after if isinstance(error, APIStatusError) else None
        delay = backoff(self._done + 1) if asked is None else asked
        if delay > LONGEST_RETRY_AFTER or time.monotonic() + delay >= end:
            return None
        if not self._budget.take():
            return None
        self._done += 1
        return delay

    def _may_retry(self, cause: Exception, error: APIError) -> bool:
        if isinstance(cause, httpx2.HTTPError):
            return failure_may_retry(cause, idempotent=self._idempotent)
        if isinstance(error, APIStatusError) and error.code not in self._final:
            return status_may_retry(
                error.status,
                idempotent=self._idempotent,
                has_retry_after=error.retry_after is not None,
            )
        return False

    def _may_pass_now(self, error: APIError, request: httpx2.Request | None) -> bool:
        """Tells whether a 401 has taught what was missing: the time, a challenge, that a
        token has ended. Once in a call.
        """
        if not isinstance(error, APIStatusError) or error.status != 401:
            return False
        if self._auth is None or request is None:
            return False
        skew = self._auth.correct_clock(request, error.headers.get("date"))
        self.skew = skew or self.skew
        headers = httpx2.Headers(error.headers)
        learned = self._auth.challenged(request, headers) or bool(skew)
        first, self._has_learned = not self._has_learned, self._has_learned or learned
        return first and learned
