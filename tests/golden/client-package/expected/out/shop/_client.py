"""The clients of Shop "of" \\shelves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime.async_client import AsyncBaseClient
from ._runtime.client import SyncClient
from ._runtime.lazy import LazyMethod
from ._runtime.settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.options import Validation
    from ._runtime.twin import twin
    from .api import get_shelf as _get_shelf


class Client(SyncClient):
    """Shop "of" \\shelves. Calls wait for the answer."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | httpx2.Timeout = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        validation: Validation = "lenient",
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        """Takes the settings of all calls; most can be overridden for one call.

        base_url: the address of the service, with the part of the path that all calls
        share.
        timeout: seconds for connecting, for each read, each write; 60 by default.
        deadline: seconds for a whole call with all its attempts; ten minutes if None.
        max_retries: attempts after the first; 2 by default.
        validation: what does not fit the schema is kept ("lenient"), kept with a warning
        ("warn") or refused ("strict").
        http_client: brings its own proxies, certificates and connections; the caller
        closes it.
        """
        super().__init__(
            SERVICE,
            auth={},
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            validation=validation,
            headers=headers,
            http_client=http_client,
            defaults={},
        )

    if TYPE_CHECKING:
        get_shelf = _get_shelf.get_shelf
    else:
        get_shelf = LazyMethod("get_shelf", "get_shelf")


class AsyncClient(AsyncBaseClient):
    """Shop "of" \\shelves. Calls are awaited."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | httpx2.Timeout = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        validation: Validation = "lenient",
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        """Takes the settings of all calls; most can be overridden for one call.

        base_url: the address of the service, with the part of the path that all calls
        share.
        timeout: seconds for connecting, for each read, each write; 60 by default.
        deadline: seconds for a whole call with all its attempts; ten minutes if None.
        max_retries: attempts after the first; 2 by default.
        validation: what does not fit the schema is kept ("lenient"), kept with a warning
        ("warn") or refused ("strict").
        http_client: brings its own proxies, certificates and connections; the caller
        closes it.
        """
        super().__init__(
            SERVICE,
            auth={},
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            validation=validation,
            headers=headers,
            http_client=http_client,
            defaults={},
        )

    if TYPE_CHECKING:
        get_shelf = twin(_get_shelf.get_shelf)
    else:
        get_shelf = LazyMethod("get_shelf", "get_shelf_async")
