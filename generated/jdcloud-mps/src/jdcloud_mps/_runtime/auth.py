"""What all security schemes have in common, and how they go together."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from typing import NoReturn, TypeAlias

import httpx2

from ..errors import CredentialsError
from .url import check_header

Secret: TypeAlias = str | Callable[[], str] | None
"""A secret, or what to call for it before every attempt; None where none was given."""


class Flow(httpx2.Auth):
    """Drives `auth_flow`. Answers to requests of its own, such as for a token, are read;
    the answer to the call itself is left for the client, which bounds it.
    """

    signs = False
    """Whether it covers the rest of the request, and so has to come last; a body that is
    a stream is then read first."""

    def correct_clock(self, request: httpx2.Request, server_date: str | None) -> float:
        """Learns the time from the refusal of a request that was signed far off it.

        Returns by how many seconds the server was ahead, 0 where that was not the reason.
        """
        return 0.0

    def sync_auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Runs the flow for a client that blocks."""
        if self.signs:
            request.read()
        flow = self.auth_flow(request)
        outgoing = next(flow)
        while outgoing is not request:
            response = yield outgoing
            response.read()
            outgoing = flow.send(response)
        yield request

    async def async_auth_flow(
        self, request: httpx2.Request
    ) -> AsyncGenerator[httpx2.Request, httpx2.Response]:
        """Runs the flow for an async client."""
        if self.signs:
            await request.aread()
        flow = self.auth_flow(request)
        outgoing = next(flow)
        while outgoing is not request:
            response = yield outgoing
            await response.aread()
            outgoing = flow.send(response)
        yield request


class Scheme(Flow):
    """One security scheme. `secrets` of a request are what must not be echoed."""

    configured = True

    def apply(self, request: httpx2.Request) -> None:
        """Adds the credentials to a request."""
        raise NotImplementedError

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Sends the request with the credentials, once."""
        self.apply(request)
        yield request

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials are not pickled, since a pickle would show them")


class AllOf(Flow):
    """Several schemes that an operation needs together; signatures come last."""

    def __init__(self, parts: Sequence[Flow]) -> None:
        self._parts = sorted(parts, key=lambda part: part.signs)
        self.signs = any(part.signs for part in parts)

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Runs each scheme up to the point where it would send the request."""
        for part in self._parts:
            flow = part.auth_flow(request)
            outgoing = next(flow)
            while outgoing is not request:
                response = yield outgoing
                outgoing = flow.send(response)
        yield request

    def correct_clock(self, request: httpx2.Request, server_date: str | None) -> float:
        """Asks each scheme."""
        skews = (part.correct_clock(request, server_date) for part in self._parts)
        return next((skew for skew in skews if skew), 0.0)


def remember(request: httpx2.Request, *secrets: str) -> None:
    """Notes what must not show up in an error, even where the server echoes it."""
    known = request.extensions.setdefault("secrets", set[str]())
    known.update(secret for secret in secrets if len(secret) > 3)


def set_header(request: httpx2.Request, name: str, value: str) -> None:
    """Sets a header that carries a credential."""
    check_header(name, value)
    request.headers[name] = value
    remember(request, value, value.partition(" ")[2])


def reveal(secret: Secret) -> str:
    """Returns a secret, asking for it if need be."""
    value = secret() if callable(secret) else secret
    if value is None:
        raise CredentialsError("the operation needs credentials that were not given")
    return value
