"""LendToolResponse"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .._runtime.model import Model
from .lend_tool_response_member import LendToolResponseMember


class LendToolResponse(Model):
    """Known from an example."""

    id: str | None = None
    tool_id: int | None = None
    state: str | None = None
    member: LendToolResponseMember | None = None
    due_on: dt.date | None = None
    returned_at: Any = None
