"""GET /regions/{regionId}/items/{itemId}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .. import models as m
from .._runtime.operation import Content, Operation, Parameter

if TYPE_CHECKING:
    from .._client import AsyncClient, Client
    from .._runtime.options import CallOptions

OPERATION: Operation[m.Answer] = Operation(
    route="GET /regions/{regionId}/items/{itemId}",
    parameters=(
        Parameter("regionId", "path", required=True, client_default="region_id"),
        Parameter("filters", "query", style="indexed"),
    ),
    responses={"200": (Content(lambda: m.Answer),)},
)


def get_item(
    client: Client,
    *,
    item_id: str,
    region_id: str | None = None,
    filters: list[dict[str, object]] | None = None,
    verbose: bool | None = None,
    **options: Unpack[CallOptions],
) -> m.Answer:
    """Gets an item."""
    return client.call(
        OPERATION, _arguments(item_id, region_id, filters, verbose), options=options
    )


async def get_item_async(
    client: AsyncClient,
    *,
    item_id: str,
    region_id: str | None = None,
    filters: list[dict[str, object]] | None = None,
    verbose: bool | None = None,
    **options: Unpack[CallOptions],
) -> m.Answer:
    """Gets an item."""
    return await client.call(
        OPERATION, _arguments(item_id, region_id, filters, verbose), options=options
    )


def _arguments(
    item_id: str, region_id: str | None, filters: object, verbose: bool | None
) -> dict[str, object]:
    return {
        "itemId": item_id,
        "regionId": region_id,
        "filters": filters,
        "verbose": verbose,
    }
