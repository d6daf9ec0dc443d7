"""Every way in which a call can fail, below one base class.

No text of these errors shows a header, a credential or more than an excerpt of a body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EXCERPT = 2048
"""Characters of a body that an error text shows at most."""


class ResponseDriftWarning(UserWarning):
    """An answer does not fit its schema; raised by validation level "warn"."""


class APIError(Exception):
    """The base of all errors of this client.

    method and path (without the query) are the request's, attempts how often it was
    sent, request_id the service's own name for the request, where it is known.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str = "",
        path: str = "",
        attempts: int = 0,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.path = path
        self.attempts = attempts
        self.request_id = request_id

    def __str__(self) -> str:
        facts = [f"{self.method} {self.path}"] if self.method else []
        if self.request_id:
            facts.append(f"request id {escape(self.request_id)}")
        if self.attempts > 1:
            facts.append(f"{self.attempts} attempts")
        return self._headline() + (f" ({', '.join(facts)})" if facts else "")

    def _headline(self) -> str:
        return escape(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class InvalidRequestError(APIError, ValueError):
    """The arguments cannot be sent; nothing was sent."""


class CredentialsError(APIError):
    """The operation needs credentials that the client was not given; nothing was sent."""


class APIConnectionError(APIError):
    """No whole answer arrived: not connected, reset, closed early, protocol broken."""


class APITimeoutError(APIConnectionError):
    """A timeout, or the deadline of the call, passed."""


class ResponseError(APIError):
    """An answer arrived and was refused. body is the raw body, or parsed if it parsed."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 0,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        method: str = "",
        path: str = "",
        attempts: int = 0,
        request_id: str | None = None,
    ) -> None:
        super().__init__(
            message, method=method, path=path, attempts=attempts, request_id=request_id
        )
        self.status = status
        self.headers: Mapping[str, str] = {} if headers is None else headers
        self.body = body


class DecodeError(ResponseError):
    """The body is not what its content type or encoding says, or is over a limit."""


class ResponseValidationError(ResponseError):
    """The body does not fit its schema (validation level "strict").

    json_path is the place, such as `$.result.tasks[3].status`; body the raw bytes.
    """

    def __init__(self, message: str, *, json_path: str = "$", **facts: Any) -> None:
        super().__init__(message, **facts)
        self.json_path = json_path


class PaginationLoopError(APIError):
    """The service sent a marker or a page again, so paging would never end."""


class APIStatusError(ResponseError):
    """The service answered with an error.

    status is the HTTP status (or the one that the error body names in a 2xx answer),
    code and details are the API's own, message its text where it has one. data is the
    body in the type that the document declares for the status, None where it declares
    none.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        details: Any = None,
        retry_after: float | None = None,
        data: Any = None,
        **facts: Any,
    ) -> None:
        super().__init__(message, **facts)
        self.data = data
        self.code = code
        self.details = details
        self.retry_after = retry_after

    def _headline(self) -> str:
        code = f" {escape(self.code)}" if self.code else ""
        return f"{self.status}{code}: {escape(self.message)}"

    @classmethod
    def for_status(cls, status: int) -> type[APIStatusError]:
        """Returns the class of a status."""
        if 300 <= status < 400 and status != 304:
            return RedirectError
        if 500 <= status < 600:
            return ServerError
        return _CLASSES.get(status, APIStatusError)


class RedirectError(APIStatusError):
    """3xx; redirects are not followed, since a signed request must not change host."""


class BadRequestError(APIStatusError):
    """400: the service does not accept the arguments."""


class AuthenticationError(APIStatusError):
    """401: the credentials or the signature are not accepted."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials do not allow this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing."""


class ConflictError(APIStatusError):
    """409: the request does not go with the state of the thing."""


class UnprocessableEntityError(APIStatusError):
    """422: the arguments are well formed and wrong."""


class RateLimitError(APIStatusError):
    """429: too many requests, or a quota is used up (see code)."""


class ServerError(APIStatusError):
    """5xx: the service failed."""


_CLASSES: Mapping[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def escape(text: str) -> str:
    """Returns an excerpt of foreign text that cannot move a terminal's cursor."""
    shown = text[:EXCERPT]
    safe = shown
    if not shown.isprintable():
        safe = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown)
    return safe[:EXCERPT] + ("…" if len(text) > EXCERPT or len(safe) > EXCERPT else "")


def _restore(
    cls: type[APIError], args: tuple[Any, ...], state: dict[str, Any]
) -> APIError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error
