from __future__ import annotations

from typing import Literal

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin

OPERATION: Operation[m.ListToolsResponse] = Operation(
    route="GET /tools",
    responses={"200": (Content(lambda: m.ListToolsResponse, inferred=True),)},
    errors=("default",),
)


def list_tools(
    client: SyncClient,
    *,
    category: Literal["garden", "wood", "metal", "paint"] | str | None = None,
    available: bool | None = None,
    page: int | None = None,
    per_page: int | None = None,
    **options: Unpack[CallOptions],
) -> m.ListToolsResponse:
    """List tools.

    Returns the tools of the desk, the newest first.

    Args:
        category: Only tools of this category. One of `garden`, `wood`, `metal`,
            `paint`.
        available: Only tools that can be borrowed now.
        page: The page to return. Default: `1`.
        per_page: The number of tools on a page, between 1 and 100. Default: `20`.

    Raises:
        APIStatusError: any other failure

    Source: spec/tooldesk/docs/api.md:27
    """
    arguments = {
        "category": category,
        "available": available,
        "page": page,
        "per_page": per_page,
    }
    return client.call(OPERATION, arguments, options=options)


list_tools_async = twin(list_tools)
