"""ListLoansResponse"""

from __future__ import annotations

from .._runtime.model import Model
from .loan import Loan


class ListLoansResponse(Model):
    """Known from an example."""

    items: list[Loan] | None = None
    total: int | None = None
