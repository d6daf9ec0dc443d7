"""LendToolRequest"""

from __future__ import annotations

from .._runtime.model import Model
from .lend_tool_request_member import LendToolRequestMember


class LendToolRequest(Model):
    member: LendToolRequestMember
    """Who borrows the tool."""
    days: int | None = None
    """The number of days, between 1 and 28. Default: `7`."""
    note: str | None = None
    """A remark for the desk."""
