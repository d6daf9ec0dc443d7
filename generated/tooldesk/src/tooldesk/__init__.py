"""The client of Tooldesk API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._client import AsyncClient as AsyncClient
    from ._client import Client as Client
    from ._runtime.unset import UNSET as UNSET
    from ._runtime.unset import Unset as Unset
    from .errors import APIError as APIError
    from .errors import APIStatusError as APIStatusError
    from .models import *
else:
    from ._runtime.lazy import lazy_exports
    from .models import MODULES

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncClient": "._client",
            "Client": "._client",
            "UNSET": "._runtime.unset",
            "Unset": "._runtime.unset",
            "APIError": ".errors",
            "APIStatusError": ".errors",
            **dict.fromkeys(MODULES, ".models"),
        },
    )
