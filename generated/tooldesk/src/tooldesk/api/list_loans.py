from __future__ import annotations

from typing import Literal

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin

OPERATION: Operation[m.ListLoansResponse] = Operation(
    route="GET /loans",
    responses={"200": (Content(lambda: m.ListLoansResponse, inferred=True),)},
    errors=("default",),
)


def list_loans(
    client: SyncClient,
    *,
    state: Literal["open", "overdue", "returned"] | str | None = None,
    page: int | None = None,
    per_page: int | None = None,
    **options: Unpack[CallOptions],
) -> m.ListLoansResponse:
    """List loans.

    Args:
        state: Only loans in this state. One of `open`, `overdue`, `returned`.
        page: The page to return. Default: `1`.
        per_page: The number of loans on a page, between 1 and 100. Default: `20`.

    Raises:
        APIStatusError: any other failure

    Source: spec/tooldesk/docs/api.md:199
    """
    arguments = {"state": state, "page": page, "per_page": per_page}
    return client.call(OPERATION, arguments, options=options)


list_loans_async = twin(list_loans)
