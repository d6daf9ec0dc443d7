"""When a failed attempt is made again, and how long to wait before; pure functions."""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime
from threading import Lock

import httpx2

FIRST_DELAY = 0.5
LONGEST_DELAY = 8.0
LONGEST_RETRY_AFTER = 120.0
"""Seconds; an answer that asks for a longer wait is an error at once."""

_TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
_UNSENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


def status_may_retry(status: int, *, idempotent: bool, has_retry_after: bool) -> bool:
    """Tells whether a status allows another attempt.

    Without idempotency only where the server says that it did not act: 429, and 503 with
    Retry-After.
    """
    if idempotent:
        return status in _TRANSIENT
    return status == 429 or (status == 503 and has_retry_after)


def failure_may_retry(error: httpx2.HTTPError, *, idempotent: bool) -> bool:
    """Tells whether a failure without an answer allows another attempt."""
    if isinstance(error, _UNSENT):
        return True
    if isinstance(error, (httpx2.LocalProtocolError, httpx2.UnsupportedProtocol)):
        return False
    return idempotent and isinstance(error, httpx2.TransportError)


def parse_retry_after(value: str | None) -> float | None:
    """Returns the seconds that a Retry-After header asks for (RFC 9110, 10.2.3).

    Plain digits or a date; a date that has passed means now. Anything else is None.
    """
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return float(value) if len(value) < 10 else float("inf")
    try:
        moment = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(moment - time.time(), 0.0)


def backoff(retry: int) -> float:
    """Returns the wait before a retry (1, 2, …): full jitter below a doubling ceiling."""
    ceiling = min(FIRST_DELAY * 2.0 ** min(retry - 1, 16), LONGEST_DELAY)
    return random.uniform(0.0, ceiling)


class RetryBudget:
    """Retries that a client may make beyond its successes, so that no storm builds up.

    A retry takes five tokens of 500, a success puts one back. Safe between threads.
    """

    CAPACITY = 500.0
    COST = 5.0

    def __init__(self) -> None:
        self._tokens = self.CAPACITY
        self._lock = Lock()

    def take(self) -> bool:
        """Takes a retry's tokens; False where they are used up."""
        with self._lock:
            if self._tokens < self.COST:
                return False
            self._tokens -= self.COST
            return True

    def put(self) -> None:
        """Notes a success."""
        if self._tokens < self.CAPACITY:
            with self._lock:
                self._tokens = min(self._tokens + 1.0, self.CAPACITY)
