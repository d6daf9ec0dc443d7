"""ReturnToolResponse"""

from __future__ import annotations

from .._runtime.model import Model
from .return_tool_response_fee import ReturnToolResponseFee


class ReturnToolResponse(Model):
    id: str | None = None
    """The id of the loan."""
    state: str | None = None
    """`returned`, or `overdue` if a fee is due."""
    returned_at: str | None = None
    """When the tool came back, an ISO 8601 time."""
    fee: ReturnToolResponseFee | None = None
    """The fee, or `null` if the tool came back in time."""
