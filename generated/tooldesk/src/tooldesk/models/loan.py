"""Loan"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .._runtime.model import Model
from .member import Member


class Loan(Model):
    """Known from an example."""

    id: str | None = None
    tool_id: int | None = None
    state: str | None = None
    member: Member | None = None
    due_on: dt.date | None = None
    returned_at: Any = None
