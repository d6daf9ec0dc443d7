"""LendToolRequest"""

from __future__ import annotations

from .._runtime.model import Model
from .lend_tool_request_member import LendToolRequestMember


class LendToolRequest(Model):
    member: LendToolRequestMember
    """Who borrows the tool."""
    days: int | None = None
    """For how long, from 1 to 28 days. Default: `7`."""
    note: str | None = None
    """A remark for the desk."""
