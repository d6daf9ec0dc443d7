from __future__ import annotations

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin

OPERATION: Operation[m.Shelf] = Operation(
    route="GET /shelves/{shelfId}", responses={"200": (Content(lambda: m.Shelf),)}
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
    arguments = {"shelfId": shelf_id, "class": class_}
    return client.call(OPERATION, arguments, options=options)


get_shelf_async = twin(get_shelf)
