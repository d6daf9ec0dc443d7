"""LendToolRequestMember"""

from __future__ import annotations

from .._runtime.model import Model


class LendToolRequestMember(Model):
    """Who borrows the tool."""

    name: str
    """The name of the member."""
    email: str | None = None
    """Where reminders go."""
