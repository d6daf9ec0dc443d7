"""ListToolsResponseItemsItemDeposit"""

from __future__ import annotations

from .._runtime.model import Model


class ListToolsResponseItemsItemDeposit(Model):
    amount: float | None = None
    currency: str | None = None
