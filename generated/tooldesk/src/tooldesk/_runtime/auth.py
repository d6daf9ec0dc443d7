"""What all security schemes have in common, and how they go together."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from typing import Any, NoReturn, TypeAlias

import httpx2

from ..errors import APIConnectionError, CredentialsError
from .url import check_header

LONGEST_ANSWER = 1024 * 1024
"""Bytes that the answer to a request for a token has at most."""

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

    def challenged(self, request: httpx2.Request, headers: httpx2.Headers) -> bool:
        """Learns from the headers of a 401; tells whether another attempt may pass."""
        return False

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
            bound(response)
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
            bound(response)
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

    def challenged(self, request: httpx2.Request, headers: httpx2.Headers) -> bool:
        """Asks each scheme, as each may have to prepare its answer."""
        answers = [part.challenged(request, headers) for part in self._parts]
        return any(answers)


class _Bounded(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The body of an answer to a request of a scheme's own, which is short."""

    def __init__(self, stream: httpx2.SyncByteStream | httpx2.AsyncByteStream) -> None:
        self._stream: Any = stream
        self._left = LONGEST_ANSWER

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            yield self._counted(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield self._counted(chunk)

    def _counted(self, chunk: bytes) -> bytes:
        self._left -= len(chunk)
        if self._left < 0:
            raise APIConnectionError(
                f"the answer with a token is over the limit of {LONGEST_ANSWER} bytes"
            )
        return chunk

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()


def bound(response: httpx2.Response) -> None:
    """Limits what an answer may hold before it is read."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise APIConnectionError("the answer with a token is compressed, unasked for")
    if not response.is_closed:
        response.stream = _Bounded(response.stream)


def choose_auth(
    schemes: Mapping[str, Scheme | None], alternatives: Sequence[Sequence[str]]
) -> Flow | None:
    """Returns the first alternative of schemes that the client has credentials for.

    None leaves it to the HTTP client: no scheme is needed, or only such as this client
    has no class for (a certificate, for example).
    """
    known = [[schemes.get(name) for name in names] for names in alternatives]
    possible = [
        parts for parts in known if all(p is None or p.configured for p in parts)
    ]
    for parts in possible:
        own = [part for part in parts if part is not None]
        if own:
            return own[0] if len(own) == 1 else AllOf(own)
    if possible or not alternatives:
        return None
    needed = " or ".join(" and ".join(names) for names in alternatives)
    raise CredentialsError(f"the operation needs credentials for {needed}")


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
