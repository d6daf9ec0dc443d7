"""The client's own transport: every wait for the network ends at the call's deadline.

A timeout bounds one read; a server that sends a byte now and then would never meet it.
"""

from __future__ import annotations

from collections.abc import Iterable
from http.cookiejar import DefaultCookiePolicy
from ssl import SSLContext
from typing import Any, TypeAlias, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from .content import ACCEPT_ENCODING
from .deadline import bounded

SocketOptions: TypeAlias = Iterable[Any] | None

_MAX_CONNECTIONS = 100
_MAX_IDLE = 20
_IDLE_SECONDS = 5.0


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, bounded(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, bounded(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        timeout = bounded(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    def __init__(self) -> None:
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore2.NetworkStream:
        timeout = bounded(timeout, httpcore2.ConnectTimeout)
        return _Stream(
            self._backend.connect_tcp(
                host, port, timeout, local_address, socket_options
            )
        )


class _AsyncStream(httpcore2.AsyncNetworkStream):
    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(
            max_bytes, bounded(timeout, httpcore2.ReadTimeout)
        )

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, bounded(timeout, httpcore2.WriteTimeout))

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        timeout = bounded(timeout, httpcore2.ConnectTimeout)
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _AsyncStream(stream)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _AsyncBackend(httpcore2.AsyncNetworkBackend):
    def __init__(self) -> None:
        # httpcore2 has a substitute of another type where anyio is not installed.
        self._backend = cast("httpcore2.AsyncNetworkBackend", httpcore2.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore2.AsyncNetworkStream:
        timeout = bounded(timeout, httpcore2.ConnectTimeout)
        return _AsyncStream(
            await self._backend.connect_tcp(
                host, port, timeout, local_address, socket_options
            )
        )


class Transport(httpx2.HTTPTransport):
    """httpx2's transport over connections that know the deadline."""

    def __init__(self, base_url: str) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_ssl_context(base_url),
            proxy=_proxy(environment_proxy(base_url)),
            max_connections=_MAX_CONNECTIONS,
            max_keepalive_connections=_MAX_IDLE,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=_Backend(),
        )


class AsyncTransport(httpx2.AsyncHTTPTransport):
    """The same for async clients."""

    def __init__(self, base_url: str) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_ssl_context(base_url),
            proxy=_proxy(environment_proxy(base_url)),
            max_connections=_MAX_CONNECTIONS,
            max_keepalive_connections=_MAX_IDLE,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=_AsyncBackend(),
        )


def new_client(base_url: str) -> httpx2.Client:
    """Returns the HTTP client for a service: no redirects, no cookies, these limits."""
    client = httpx2.Client(transport=Transport(base_url), trust_env=False)
    _restrain(client)
    return client


def new_async_client(base_url: str) -> httpx2.AsyncClient:
    """The same for async clients."""
    client = httpx2.AsyncClient(transport=AsyncTransport(base_url), trust_env=False)
    _restrain(client)
    return client


def _restrain(client: httpx2.Client | httpx2.AsyncClient) -> None:
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    client.headers["accept-encoding"] = ACCEPT_ENCODING


def environment_proxy(base_url: str) -> str:
    """Returns the environment's proxy for an https service, "" where there is none.

    Plain http never takes one: a signed request must not pass a stranger readable.
    """
    parts = urlsplit(base_url)
    if parts.scheme != "https" or proxy_bypass(parts.hostname or ""):
        return ""
    proxies = getproxies()
    return proxies.get("https") or proxies.get("all") or ""


def _ssl_context(base_url: str) -> SSLContext | None:
    """Plain http does without: loading the certificates takes tens of milliseconds."""
    return httpx2.create_ssl_context() if base_url.startswith("https:") else None


def _proxy(url: str) -> httpcore2.Proxy | None:
    if not url:
        return None
    proxy = httpx2.Proxy(url if "://" in url else f"http://{url}")
    return httpcore2.Proxy(
        url=str(proxy.url), auth=proxy.raw_auth, headers=proxy.headers.raw
    )
