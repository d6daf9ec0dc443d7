"""The moment at which the running call ends, wherever in the stack it is asked for."""

from __future__ import annotations

import time
from contextvars import ContextVar

deadline: ContextVar[float | None] = ContextVar("deadline", default=None)
"""In the time of time.monotonic; None outside a call."""

_FAR = 1e6
"""Seconds from which on a deadline is none; sockets take no such timeout."""


def bounded(
    timeout: float | None, error: type[Exception], end: float | None = None
) -> float | None:
    """Returns a timeout cut to what is left of the call; raises where nothing is."""
    end = deadline.get() if end is None else end
    if end is None:
        return timeout
    left = end - time.monotonic()
    if left <= 0:
        raise error("the deadline of the call has passed")
    if timeout is None:
        return left if left < _FAR else None
    return min(timeout, left)
