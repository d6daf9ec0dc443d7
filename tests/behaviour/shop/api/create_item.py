"""POST /regions/{regionId}/items, and the same with an idempotency member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .. import models as m
from .._runtime.operation import Body, Content, Operation, Parameter
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._client import AsyncClient, Client
    from .._runtime.options import CallOptions

_REGION = Parameter("regionId", "path", required=True, client_default="region_id")

OPERATION: Operation[m.Answer] = Operation(
    route="POST /regions/{regionId}/items",
    parameters=(_REGION,),
    bodies=(Body("application/json", fields=True, required=True, nullable=("note",)),),
    responses={"200": (Content(lambda: m.Answer),)},
)
SAFE: Operation[m.Answer] = Operation(
    route="POST /regions/{regionId}/items:once",
    parameters=(_REGION,),
    bodies=(
        Body("application/json", fields=True, required=True, idempotency="clientToken"),
    ),
    responses={"200": (Content(lambda: m.Answer),)},
)


def create_item(
    client: Client,
    *,
    name: str | None = None,
    note: str | Unset | None = UNSET,
    tags: list[m.Tag] | None = None,
    region_id: str | None = None,
    **options: Unpack[CallOptions],
) -> m.Answer:
    """Creates an item."""
    body = {"name": name, "note": note, "tags": tags}
    return client.call(OPERATION, {"regionId": region_id}, body, options=options)


async def create_item_async(
    client: AsyncClient,
    *,
    name: str | None = None,
    note: str | Unset | None = UNSET,
    tags: list[m.Tag] | None = None,
    region_id: str | None = None,
    **options: Unpack[CallOptions],
) -> m.Answer:
    """Creates an item."""
    body = {"name": name, "note": note, "tags": tags}
    return await client.call(OPERATION, {"regionId": region_id}, body, options=options)


def create_item_once(
    client: Client,
    *,
    client_token: str | None = None,
    region_id: str | None = None,
    **options: Unpack[CallOptions],
) -> m.Answer:
    """Creates an item, once for a token."""
    body = {"clientToken": client_token}
    return client.call(SAFE, {"regionId": region_id}, body, options=options)


async def create_item_once_async(
    client: AsyncClient,
    *,
    client_token: str | None = None,
    region_id: str | None = None,
    **options: Unpack[CallOptions],
) -> m.Answer:
    """Creates an item, once for a token."""
    body = {"clientToken": client_token}
    return await client.call(SAFE, {"regionId": region_id}, body, options=options)
