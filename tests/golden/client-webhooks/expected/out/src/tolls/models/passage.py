"""Passage"""

from __future__ import annotations

import datetime as dt

from .._runtime.model import CamelModel


class Passage(CamelModel):
    plate: str
    passed_at: dt.datetime | None = None
