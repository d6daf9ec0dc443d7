from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.operation import Body

OPERATION: Operation[m.Tool] = Operation(
    route="POST /tools",
    bodies=(Body("application/json", fields=True, required=True),),
    responses={"201": (Content(lambda: m.Tool, inferred=True),)},
    errors=("default",),
)


def create_tool(
    client: SyncClient,
    *,
    name: str,
    category: Literal["garden", "wood", "metal", "paint"] | str,
    deposit: m.CreateToolRequestDeposit | Mapping[str, object] | None = None,
    tags: Sequence[str] | None = None,
    **options: Unpack[CallOptions],
) -> m.Tool:
    """Create tool.

    Args:
        name: **Required.** The name of the tool, at most 80 characters.
        category: **Required.** One of `garden`, `wood`, `metal`, `paint`.
        deposit: What a member leaves at the desk.
        tags: Words to find the tool by, at most 10.

    Raises:
        APIStatusError: any other failure

    Source: spec/tooldesk/docs/api.md:93
    """
    body = {"name": name, "category": category, "deposit": deposit, "tags": tags}
    return client.call(OPERATION, {}, body, options=options)


create_tool_async = twin(create_tool)
