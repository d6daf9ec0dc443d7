from __future__ import annotations

from .._runtime.api import CallOptions, Operation, SyncClient, Unpack, twin

OPERATION: Operation[None] = Operation(
    route="DELETE /tools/{tool_id}", responses={"204": ()}, errors=("default",)
)


def delete_tool(
    client: SyncClient, *, tool_id: int, **options: Unpack[CallOptions]
) -> None:
    """Delete tool.

    A tool that is on loan cannot be deleted.

    Args:
        tool_id: **Required.** The id of the tool.

    Raises:
        APIStatusError: any other failure

    Source: spec/tooldesk/docs/api.md:137
    """
    return client.call(OPERATION, {"tool_id": tool_id}, options=options)


delete_tool_async = twin(delete_tool)
