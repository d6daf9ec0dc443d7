"""ListToolsResponseItemsItem"""

from __future__ import annotations

import datetime as dt

from .._runtime.model import Model
from .list_tools_response_items_item_deposit import ListToolsResponseItemsItemDeposit


class ListToolsResponseItemsItem(Model):
    id: int | None = None
    name: str | None = None
    category: str | None = None
    available: bool | None = None
    deposit: ListToolsResponseItemsItemDeposit | None = None
    tags: list[str] | None = None
    created_at: dt.datetime | None = None
