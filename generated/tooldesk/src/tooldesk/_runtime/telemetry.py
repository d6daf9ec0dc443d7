"""One log line for each attempt, and a span for each call where OpenTelemetry is there."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from importlib import import_module
from typing import Any

from ..errors import escape


def log_attempt(
    logger: logging.Logger,
    *,
    method: str,
    route: str,
    status: int | str,
    seconds: float,
    request_id: str | None,
    attempt: int,
) -> None:
    """Logs what is safe to log, and nothing else: no URL, header, argument or body."""
    level = logging.DEBUG if isinstance(status, int) and status < 300 else logging.INFO
    logger.log(
        level,
        "%s %s: %s in %.0f ms, request id %s, attempt %d",
        method,
        route,
        status,
        seconds * 1000.0,
        escape(request_id or "-"),
        attempt,
    )


def span(package: str, method: str, route: str) -> AbstractContextManager[Any]:
    """Returns a client span of the call, or nothing to enter without OpenTelemetry."""
    tracer = _tracer(package)
    if tracer is None:
        return nullcontext()
    attributes = {"http.request.method": method, "url.template": route}
    entered: AbstractContextManager[Any] = tracer.start_as_current_span(
        f"{method} {route}", attributes=attributes
    )
    return entered


@cache
def _tracer(package: str) -> Any:
    try:
        trace: Any = import_module("opentelemetry.trace")
    except ImportError:
        return None
    return trace.get_tracer(package)
