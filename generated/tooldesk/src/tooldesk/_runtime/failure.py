"""Answers and broken connections to errors; pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx2

from ..errors import (
    EXCERPT,
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    DecodeError,
    InvalidRequestError,
    escape,
)
from .decode import parse_json
from .model import walk
from .response import Answer
from .retry import parse_retry_after
from .service import ErrorEnvelope


def connection_error(error: Exception) -> APIError:
    """Returns our error for one of httpx2's."""
    if isinstance(error, httpx2.TimeoutException):
        return APITimeoutError(
            f"timed out ({type(error).__name__}): {escape(str(error))}"
        )
    if isinstance(error, (httpx2.LocalProtocolError, httpx2.UnsupportedProtocol)):
        # Their texts may quote a header's value.
        return InvalidRequestError("the request breaks the HTTP protocol")
    if isinstance(error, httpx2.InvalidURL):
        return InvalidRequestError("the URL is not valid")
    return APIConnectionError(
        f"no answer ({type(error).__name__}): {escape(str(error))}"
    )


def status_error(answer: Answer, envelope: ErrorEnvelope) -> APIStatusError | None:
    """Returns the error that an answer stands for, None for a success."""
    if 200 <= answer.status < 300:
        return _enveloped(answer, envelope)
    body = _body(answer)
    if 300 <= answer.status < 400 and "location" in answer.headers:
        message = _redirect(answer.headers["location"])
    else:
        message = _text(body, envelope.message) or _excerpt(body)
    return _build(answer.status, message, body, answer, envelope)


def _enveloped(answer: Answer, envelope: ErrorEnvelope) -> APIStatusError | None:
    """An error inside a 2xx answer. The search for its name spares parsing all others,
    also those that have the name as a value: `"status": "error"`.
    """
    if not envelope.member:
        return None
    path = envelope.member.split(".")
    name = re.escape(path[-1]).encode()
    if not re.search(rb'"%s"\s*:' % name, answer.content):
        return None
    try:
        body = parse_json(answer.content)
    except DecodeError:
        return None
    if not walk(body, path):
        return None
    status = _first(body, envelope.status)
    known = isinstance(status, int) and 400 <= status < 600
    message = _text(body, envelope.message) or _excerpt(body)
    return _build(status if known else answer.status, message, body, answer, envelope)


def _build(
    status: int, message: str, body: Any, answer: Answer, envelope: ErrorEnvelope
) -> APIStatusError:
    return APIStatusError.for_status(status)(
        message,
        status=status,
        headers=answer.headers,
        body=body,
        code=_text(body, envelope.code) or None,
        details=_first(body, envelope.details),
        retry_after=parse_retry_after(answer.headers.get("retry-after")),
        request_id=request_id(body, answer.headers, envelope),
    )


def request_id(
    body: object, headers: Mapping[str, str], envelope: ErrorEnvelope
) -> str | None:
    """Returns the service's name for the request, from the body or a header."""
    found = _text(body, envelope.request_id)
    if found:
        return found
    return next(
        (headers[name] for name in envelope.request_id_headers if name in headers), None
    )


def redact(content: bytes, secrets: Iterable[str]) -> bytes:
    """Returns a body without the credentials that the server echoed."""
    for secret in sorted(secrets, key=len, reverse=True):
        for form in (secret, secret.replace("/", "\\/")):
            content = content.replace(form.encode(), b"***")
    return content


def redact_headers(headers: httpx2.Headers, secrets: Iterable[str]) -> httpx2.Headers:
    """Returns headers without the credentials that the server echoed."""
    known = tuple(secrets)
    return httpx2.Headers([(name, redact(value, known)) for name, value in headers.raw])


def redacted_answer(answer: Answer, secrets: Iterable[str]) -> Answer:
    """Returns an answer without the credentials that the server echoed."""
    return Answer(
        status=answer.status,
        headers=redact_headers(answer.headers, secrets),
        content=redact(answer.content, secrets),
        request=answer.request,
    )


def _redirect(location: str) -> str:
    """Names the host only: the rest of a location may carry a token."""
    try:
        host = urlsplit(location).hostname or "the same host"
    except ValueError:
        host = "an invalid URL"
    return f"the service redirects to {host}; redirects are not followed"


def _body(answer: Answer) -> Any:
    try:
        return parse_json(answer.content)
    except DecodeError:
        return answer.content.decode("utf-8", "replace")


def _excerpt(body: object) -> str:
    return str(body)[:EXCERPT].strip() or "no message"


def _text(body: object, paths: Iterable[str]) -> str:
    for path in paths:
        value = walk(body, path.split("."))
        if (
            isinstance(value, (str, int))
            and not isinstance(value, bool)
            and value != ""
        ):
            return str(value)[:EXCERPT]
    return ""


def _first(body: object, paths: Iterable[str]) -> Any:
    for path in paths:
        value = walk(body, path.split("."))
        if value is not None:
            return value
    return None
