from __future__ import annotations

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin

OPERATION: Operation[m.Tool] = Operation(
    route="GET /tools/{tool_id}",
    responses={"200": (Content(lambda: m.Tool, inferred=True),)},
    errors=("default",),
)


def get_tool(
    client: SyncClient, *, tool_id: int, **options: Unpack[CallOptions]
) -> m.Tool:
    """Get tool.

    Args:
        tool_id: **Required.** The id of the tool.

    Raises:
        APIStatusError: any other failure

    Source: spec/tooldesk/docs/api.md:65
    """
    return client.call(OPERATION, {"tool_id": tool_id}, options=options)


get_tool_async = twin(get_tool)
