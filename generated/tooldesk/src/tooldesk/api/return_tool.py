from __future__ import annotations

from typing import Literal

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Body

OPERATION: Operation[m.ReturnToolResponse] = Operation(
    route="POST /loans/{loan_id}/return",
    bodies=(Body("application/json", fields=True, required=True),),
    responses={"200": (Content(lambda: m.ReturnToolResponse),)},
    errors=("default",),
)


def return_tool(
    client: SyncClient,
    *,
    loan_id: str,
    condition: Literal["good", "worn", "broken"] | str,
    **options: Unpack[CallOptions],
) -> m.ReturnToolResponse:
    """Return tool.

    Ends a loan.

    Args:
        loan_id: The id of the loan.
        condition: How the tool came back. One of `good`, `worn`, `broken`.

    Raises:
        APIStatusError: any other failure

    Source: spec/tooldesk/docs/api.md:231
    """
    body = {"condition": condition}
    return client.call(OPERATION, {"loan_id": loan_id}, body, options=options)


return_tool_async = twin(return_tool)
