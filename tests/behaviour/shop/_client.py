"""The clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import httpx2

from ._runtime.async_client import AsyncBaseClient
from ._runtime.client import SyncClient
from ._runtime.credentials import Credentials, CredentialsProvider
from ._runtime.hmac_auth import HmacAuth
from ._runtime.lazy import LazyMethod
from ._runtime.options import Validation
from ._runtime.schemes import BearerAuth
from ._service import SERVICE, SIGNING

if TYPE_CHECKING:
    from .api import create_item as _create_item
    from .api import get_item as _get_item
    from .api import list_items as _list_items


class Client(SyncClient):
    """Calls the shop."""

    def __init__(
        self,
        credentials: Credentials | CredentialsProvider | None = None,
        *,
        token: str | Callable[[], str] | None = None,
        base_url: str | None = None,
        region_id: str | None = None,
        timeout: float | httpx2.Timeout = 60.0,
        deadline: float | None = None,
        max_retries: int = 2,
        validation: Validation = "lenient",
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
        algorithm: str = "SHOP3-HMAC-SHA256",
    ) -> None:
        super().__init__(
            SERVICE,
            auth={
                "signature": HmacAuth(SIGNING, credentials, algorithm),
                "bearer": BearerAuth(token),
            },
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
        get_item = _get_item.get_item
        create_item = _create_item.create_item
        create_item_once = _create_item.create_item_once
        iter_list_items = _list_items.iter_list_items
    else:
        get_item = LazyMethod("get_item", "get_item")
        create_item = LazyMethod("create_item", "create_item")
        create_item_once = LazyMethod("create_item", "create_item_once")
        iter_list_items = LazyMethod("list_items", "iter_list_items")


class AsyncClient(AsyncBaseClient):
    """Calls the shop, to be awaited."""

    def __init__(
        self,
        credentials: Credentials | CredentialsProvider | None = None,
        *,
        token: str | Callable[[], str] | None = None,
        base_url: str | None = None,
        region_id: str | None = None,
        timeout: float | httpx2.Timeout = 60.0,
        deadline: float | None = None,
        max_retries: int = 2,
        validation: Validation = "lenient",
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
        algorithm: str = "SHOP3-HMAC-SHA256",
    ) -> None:
        super().__init__(
            SERVICE,
            auth={
                "signature": HmacAuth(SIGNING, credentials, algorithm),
                "bearer": BearerAuth(token),
            },
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
        get_item = _get_item.get_item_async
        create_item = _create_item.create_item_async
        create_item_once = _create_item.create_item_once_async
        iter_list_items = _list_items.iter_list_items_async
    else:
        get_item = LazyMethod("get_item", "get_item_async")
        create_item = LazyMethod("create_item", "create_item_async")
        create_item_once = LazyMethod("create_item", "create_item_once_async")
        iter_list_items = LazyMethod("list_items", "iter_list_items_async")
