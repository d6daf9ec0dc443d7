"""GetToolResponse"""

from __future__ import annotations

import datetime as dt

from .._runtime.model import Model
from .get_tool_response_deposit import GetToolResponseDeposit


class GetToolResponse(Model):
    """Known from an example."""

    id: int | None = None
    name: str | None = None
    category: str | None = None
    available: bool | None = None
    deposit: GetToolResponseDeposit | None = None
    tags: list[str] | None = None
    created_at: dt.datetime | None = None
