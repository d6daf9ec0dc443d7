"""Tool"""

from __future__ import annotations

import datetime as dt

from .._runtime.model import Model
from .deposit import Deposit


class Tool(Model):
    """Known from an example."""

    id: int | None = None
    name: str | None = None
    category: str | None = None
    available: bool | None = None
    deposit: Deposit | None = None
    tags: list[str] | None = None
    created_at: dt.datetime | None = None
