"""ListLoansResponseItemsItem"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .._runtime.model import Model
from .list_loans_response_items_item_member import ListLoansResponseItemsItemMember


class ListLoansResponseItemsItem(Model):
    id: str | None = None
    tool_id: int | None = None
    state: str | None = None
    member: ListLoansResponseItemsItemMember | None = None
    due_on: dt.date | None = None
    returned_at: Any = None
