"""GET /shelves/{shelfId}"""

from __future__ import annotations

from typing import Unpack

from .. import models as m
from .._client import AsyncClient, Client
from .._runtime.operation import Content, Operation, Parameter
from .._runtime.options import CallOptions

OPERATION: Operation[m.Shelf] = Operation(
    id="getShelf",
    method="GET",
    path="/shelves/{shelfId}",
    parameters=(Parameter("shelfId", "path"), Parameter("class", "query")),
    responses={"200": (Content("application/json", lambda: m.Shelf),)},
)


def get_shelf(
    client: Client,
    *,
    shelf_id: str,
    class_: int | None = None,
    **options: Unpack[CallOptions],
) -> m.Shelf:
    """Get \"\"\"one\"\"\" shelf \\.

    Args:
        class_: Default: 3. At least 1.
    """
    return client.call(
        OPERATION, {"shelfId": shelf_id, "class": class_}, options=options
    )


async def get_shelf_async(
    client: AsyncClient,
    *,
    shelf_id: str,
    class_: int | None = None,
    **options: Unpack[CallOptions],
) -> m.Shelf:
    """Get \"\"\"one\"\"\" shelf \\. `get_shelf` explains the parameters and the errors."""
    return await client.call(
        OPERATION, {"shelfId": shelf_id, "class": class_}, options=options
    )
