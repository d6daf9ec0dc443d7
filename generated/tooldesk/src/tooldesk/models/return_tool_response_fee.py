"""ReturnToolResponseFee"""

from __future__ import annotations

from .._runtime.model import Model


class ReturnToolResponseFee(Model):
    """The fee, or `null` if the tool came back in time."""

    amount: float | None = None
    """The amount of the fee."""
    currency: str | None = None
    """The currency of the fee."""
