from __future__ import annotations

from collections.abc import Mapping

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Body

OPERATION: Operation[m.Loan] = Operation(
    route="POST /tools/{tool_id}/loans",
    bodies=(Body("application/json", fields=True, required=True),),
    responses={"201": (Content(lambda: m.Loan, inferred=True),)},
    errors=("default",),
)


def lend_tool(
    client: SyncClient,
    *,
    tool_id: int,
    member: m.LendToolRequestMember | Mapping[str, object],
    days: int | None = None,
    note: str | None = None,
    **options: Unpack[CallOptions],
) -> m.Loan:
    """Lend tool.

    Args:
        tool_id: The id of the tool.
        member: Who borrows the tool.
        days: The number of days, between 1 and 28. Default: `7`.
        note: A remark for the desk.

    Raises:
        APIStatusError: any other failure

    Source: spec/tooldesk/docs/api.md:157
    """
    body = {"member": member, "days": days, "note": note}
    return client.call(OPERATION, {"tool_id": tool_id}, body, options=options)


lend_tool_async = twin(lend_tool)
