"""GET /regions/{regionId}/items, by page, by offset and by marker."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Literal, Unpack

from .. import models as m
from .._runtime.operation import Content, Operation, Pagination, Parameter

if TYPE_CHECKING:
    from .._client import AsyncClient, Client
    from .._runtime.options import CallOptions

_ITEMS = ("result", "items")
_TOTAL = ("result", "totalCount")
RULES = {
    "page": Pagination(
        style="page", page="pageNumber", size="pageSize", items=_ITEMS, total=_TOTAL
    ),
    "offset": Pagination(
        style="offset", offset="offset", size="limit", items=_ITEMS, total=_TOTAL
    ),
    "marker": Pagination(
        style="marker",
        marker="marker",
        items=_ITEMS,
        next_marker=("result", "nextMarker"),
        more=("result", "truncated"),
    ),
}
NAMES = ("pageNumber", "pageSize", "offset", "limit", "marker")
OPERATIONS: dict[str, Operation[m.Page]] = {
    style: Operation(
        route="GET /regions/{regionId}/items",
        parameters=(
            Parameter("regionId", "path", required=True, client_default="region_id"),
            *(Parameter(name, "query") for name in NAMES),
        ),
        responses={"200": (Content(lambda: m.Page),)},
        pagination=rule,
    )
    for style, rule in RULES.items()
}


def iter_list_items(
    client: Client,
    *,
    style: Literal["page", "offset", "marker"] = "page",
    page_number: int | None = None,
    page_size: int | None = None,
    max_items: int | None = None,
    **options: Unpack[CallOptions],
) -> Iterator[m.Item]:
    """Yields all items."""
    return client.paginate(
        OPERATIONS[style],
        {"pageNumber": page_number, "pageSize": page_size},
        max_items=max_items,
        options=options,
    )


def iter_list_items_async(
    client: AsyncClient,
    *,
    style: Literal["page", "offset", "marker"] = "page",
    page_number: int | None = None,
    page_size: int | None = None,
    max_items: int | None = None,
    **options: Unpack[CallOptions],
) -> AsyncIterator[m.Item]:
    """Yields all items."""
    return client.paginate(
        OPERATIONS[style],
        {"pageNumber": page_number, "pageSize": page_size},
        max_items=max_items,
        options=options,
    )
