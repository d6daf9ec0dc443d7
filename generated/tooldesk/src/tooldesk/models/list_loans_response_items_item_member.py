"""ListLoansResponseItemsItemMember"""

from __future__ import annotations

from .._runtime.model import Model


class ListLoansResponseItemsItemMember(Model):
    name: str | None = None
    email: str | None = None
