"""GET /shelves/{shelfId}"""

from __future__ import annotations

from typing import Unpack

from .. import models as m
from .._runtime.client import SyncClient
from .._runtime.operation import Content, Operation, Parameter
from .._runtime.options import CallOptions
from .._runtime.twin import twin

OPERATION: Operation[m.Shelf] = Operation(
    id="getShelf",
    method="GET",
    path="/shelves/{shelfId}",
    parameters=(Parameter("shelfId", "path"), Parameter("class", "query")),
    responses={"200": (Content("application/json", lambda: m.Shelf),)},
)


def get_shelf(
    client: SyncClient,
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


get_shelf_async = twin(get_shelf)
