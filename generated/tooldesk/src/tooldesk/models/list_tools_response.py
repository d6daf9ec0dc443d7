"""ListToolsResponse"""

from __future__ import annotations

from .._runtime.model import Model
from .list_tools_response_items_item import ListToolsResponseItemsItem


class ListToolsResponse(Model):
    """Known from an example."""

    items: list[ListToolsResponseItemsItem] | None = None
    total: int | None = None
