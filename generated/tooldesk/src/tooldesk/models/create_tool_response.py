"""CreateToolResponse"""

from __future__ import annotations

import datetime as dt

from .._runtime.model import Model
from .create_tool_response_deposit import CreateToolResponseDeposit


class CreateToolResponse(Model):
    """Known from an example."""

    id: int | None = None
    name: str | None = None
    category: str | None = None
    available: bool | None = None
    deposit: CreateToolResponseDeposit | None = None
    tags: list[str] | None = None
    created_at: dt.datetime | None = None
