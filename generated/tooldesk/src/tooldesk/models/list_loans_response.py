"""ListLoansResponse"""

from __future__ import annotations

from .._runtime.model import Model
from .list_loans_response_items_item import ListLoansResponseItemsItem


class ListLoansResponse(Model):
    """Known from an example."""

    items: list[ListLoansResponseItemsItem] | None = None
    total: int | None = None
