"""A shop, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from ._client import AsyncClient as AsyncClient
    from ._client import Client as Client
    from ._runtime.credentials import Credentials as Credentials
    from ._runtime.unset import UNSET as UNSET
    from .models import Answer as Answer
    from .models import Item as Item

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "AsyncClient": "._client",
        "Client": "._client",
        "Credentials": "._runtime.credentials",
        "UNSET": "._runtime.unset",
        "Answer": ".models",
        "Item": ".models",
    },
)
