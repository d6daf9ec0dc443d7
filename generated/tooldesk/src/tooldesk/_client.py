"""The clients of Tooldesk API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime.async_client import AsyncBaseClient
from ._runtime.client import SyncClient
from ._runtime.lazy import LazyMethod
from ._runtime.schemes import BearerAuth
from ._runtime.settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.auth import Secret
    from ._runtime.options import Validation
    from ._runtime.twin import twin
    from .api import create_tool as _create_tool
    from .api import delete_tool as _delete_tool
    from .api import get_tool as _get_tool
    from .api import lend_tool as _lend_tool
    from .api import list_loans as _list_loans
    from .api import list_tools as _list_tools
    from .api import return_tool as _return_tool


class Client(SyncClient):
    """Tooldesk API. Calls wait for the answer."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        token: Secret = None,
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
            auth={"bearerAuth": BearerAuth(token)},
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
        list_tools = _list_tools.list_tools
        create_tool = _create_tool.create_tool
        get_tool = _get_tool.get_tool
        delete_tool = _delete_tool.delete_tool
        lend_tool = _lend_tool.lend_tool
        list_loans = _list_loans.list_loans
        return_tool = _return_tool.return_tool
    else:
        list_tools = LazyMethod("list_tools", "list_tools")
        create_tool = LazyMethod("create_tool", "create_tool")
        get_tool = LazyMethod("get_tool", "get_tool")
        delete_tool = LazyMethod("delete_tool", "delete_tool")
        lend_tool = LazyMethod("lend_tool", "lend_tool")
        list_loans = LazyMethod("list_loans", "list_loans")
        return_tool = LazyMethod("return_tool", "return_tool")


class AsyncClient(AsyncBaseClient):
    """Tooldesk API. Calls are awaited."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        token: Secret = None,
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
            auth={"bearerAuth": BearerAuth(token)},
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
        list_tools = twin(_list_tools.list_tools)
        create_tool = twin(_create_tool.create_tool)
        get_tool = twin(_get_tool.get_tool)
        delete_tool = twin(_delete_tool.delete_tool)
        lend_tool = twin(_lend_tool.lend_tool)
        list_loans = twin(_list_loans.list_loans)
        return_tool = twin(_return_tool.return_tool)
    else:
        list_tools = LazyMethod("list_tools", "list_tools_async")
        create_tool = LazyMethod("create_tool", "create_tool_async")
        get_tool = LazyMethod("get_tool", "get_tool_async")
        delete_tool = LazyMethod("delete_tool", "delete_tool_async")
        lend_tool = LazyMethod("lend_tool", "lend_tool_async")
        list_loans = LazyMethod("list_loans", "list_loans_async")
        return_tool = LazyMethod("return_tool", "return_tool_async")
