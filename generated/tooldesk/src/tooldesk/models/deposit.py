"""Deposit"""

from __future__ import annotations

from .._runtime.model import Model


class Deposit(Model):
    """Known from an example."""

    amount: float | None = None
    currency: str | None = None
