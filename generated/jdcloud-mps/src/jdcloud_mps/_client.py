"""媒体处理的同步和异步客户端。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime.async_client import AsyncBaseClient
from ._runtime.client import SyncClient
from ._runtime.hmac_auth import HmacAuth
from ._runtime.lazy import LazyMethod
from ._runtime.settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT
from ._service import SERVICE, SIGNING

if TYPE_CHECKING:
    import httpx2

    from ._runtime.credentials import Credentials, CredentialsProvider
    from ._runtime.options import Validation
    from ._runtime.twin import twin
    from .api import create_thumbnail_task as _create_thumbnail_task
    from .api import get_thumbnail_task as _get_thumbnail_task
    from .api import list_thumbnail_task as _list_thumbnail_task


class Client(SyncClient):
    """媒体处理的同步客户端。"""

    def __init__(
        self,
        credentials: Credentials | CredentialsProvider | None = None,
        *,
        base_url: str | None = None,
        region_id: str | None = None,
        algorithm: str = "JDCLOUD3-HMAC-SHA256",
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
            auth={"hmac": HmacAuth(SIGNING, credentials, algorithm)},
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            validation=validation,
            headers=headers,
            http_client=http_client,
            defaults={"region_id": region_id},
        )

    if TYPE_CHECKING:
        list_thumbnail_task = _list_thumbnail_task.list_thumbnail_task
        iter_list_thumbnail_task = _list_thumbnail_task.iter_list_thumbnail_task
        create_thumbnail_task = _create_thumbnail_task.create_thumbnail_task
        get_thumbnail_task = _get_thumbnail_task.get_thumbnail_task
    else:
        list_thumbnail_task = LazyMethod("list_thumbnail_task", "list_thumbnail_task")
        iter_list_thumbnail_task = LazyMethod(
            "list_thumbnail_task", "iter_list_thumbnail_task"
        )
        create_thumbnail_task = LazyMethod(
            "create_thumbnail_task", "create_thumbnail_task"
        )
        get_thumbnail_task = LazyMethod("get_thumbnail_task", "get_thumbnail_task")


class AsyncClient(AsyncBaseClient):
    """媒体处理的异步客户端，调用前须加 await。"""

    def __init__(
        self,
        credentials: Credentials | CredentialsProvider | None = None,
        *,
        base_url: str | None = None,
        region_id: str | None = None,
        algorithm: str = "JDCLOUD3-HMAC-SHA256",
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
            auth={"hmac": HmacAuth(SIGNING, credentials, algorithm)},
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            validation=validation,
            headers=headers,
            http_client=http_client,
            defaults={"region_id": region_id},
        )

    if TYPE_CHECKING:
        list_thumbnail_task = twin(_list_thumbnail_task.list_thumbnail_task)
        iter_list_thumbnail_task = _list_thumbnail_task.iter_list_thumbnail_task_async
        create_thumbnail_task = twin(_create_thumbnail_task.create_thumbnail_task)
        get_thumbnail_task = twin(_get_thumbnail_task.get_thumbnail_task)
    else:
        list_thumbnail_task = LazyMethod(
            "list_thumbnail_task", "list_thumbnail_task_async"
        )
        iter_list_thumbnail_task = LazyMethod(
            "list_thumbnail_task", "iter_list_thumbnail_task_async"
        )
        create_thumbnail_task = LazyMethod(
            "create_thumbnail_task", "create_thumbnail_task_async"
        )
        get_thumbnail_task = LazyMethod(
            "get_thumbnail_task", "get_thumbnail_task_async"
        )
