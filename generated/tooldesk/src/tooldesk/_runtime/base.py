"""What the blocking and the async client share: settings and the HTTP client.

What only a call needs is imported with the first call: pydantic's models and httpx2's
transport take longer to import than most programs that never make a call want to wait.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

import httpx2

from ..errors import APIError
from .auth import Scheme
from .options import CallOptions, Validation
from .retry import RetryBudget
from .service import Service
from .settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, Settings
from .url import check_base_url

if TYPE_CHECKING:
    from .operation import Operation
    from .paging import Pager
    from .run import Run

H = TypeVar("H", httpx2.Client, httpx2.AsyncClient)

FAILURES = (httpx2.HTTPError, httpx2.InvalidURL, APIError)
"""What can end an attempt; another one may follow."""


class Base(Generic[H]):
    """What both clients have in common: settings, and one HTTP client of type H."""

    def __init__(
        self,
        service: Service,
        *,
        auth: Mapping[str, Scheme | None],
        base_url: str | None = None,
        timeout: float | httpx2.Timeout = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        validation: Validation = "lenient",
        headers: Mapping[str, str] | None = None,
        http_client: H | None = None,
        defaults: Mapping[str, object] | None = None,
    ) -> None:
        agent = f"{service.name}/{service.version} python-httpx2/{httpx2.__version__}"
        self._settings = Settings(
            service=service,
            auth=auth,
            base_url=None if base_url is None else check_base_url(base_url),
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            validation=validation,
            headers={"user-agent": agent, **(headers or {})},
            defaults=defaults or {},
            budget=RetryBudget(),
            logger=logging.getLogger(service.package),
        )
        self._http: H | None = http_client
        self._owns_http = http_client is None
        self._lock = Lock()
        self._closed = False

    @property
    def base_url(self) -> str:
        """Where requests go; placeholders in braces are filled for each call."""
        return self._settings.base_url or self._settings.service.servers[0]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client is not pickled: it has connections and credentials")

    def _http_client(self) -> H:
        """Makes the HTTP client when it is first needed: its TLS setup is slow."""
        if self._closed:
            raise RuntimeError("the client is closed")
        with self._lock:
            if self._http is None:
                self._http = self._new_http_client()
            return self._http

    def _new_http_client(self) -> H:
        raise NotImplementedError

    def _start(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object] | None,
        body: object,
        options: CallOptions | None,
        content_type: str | None = None,
        accept: str = "",
    ) -> Run:
        from .run import Run

        # Type checkers see these; nobody else would, and they would be lost.
        for name in (options or {}).keys() - CallOptions.__annotations__.keys():
            raise TypeError(f"unexpected keyword argument {name!r}")
        return Run(
            self._settings,
            operation,
            arguments or {},
            body,
            options or {},
            content_type,
            accept,
        )

    def _pager(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object] | None,
        body: object,
        max_items: int | None,
    ) -> Pager:
        from .paging import Pager

        return Pager(operation, arguments or {}, body, max_items)
