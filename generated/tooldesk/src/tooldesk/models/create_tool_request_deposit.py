"""CreateToolRequestDeposit"""

from __future__ import annotations

from .._runtime.model import Model


class CreateToolRequestDeposit(Model):
    """What a member leaves at the desk."""

    amount: float
    """**Required.** The amount, at least 0."""
    currency: str | None = None
    """The currency. Default: `EUR`."""
