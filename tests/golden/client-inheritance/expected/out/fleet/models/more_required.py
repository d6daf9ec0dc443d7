"""MoreRequired"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .._runtime.model import Model
from .barge import Tug


class MoreRequired(Model):
    name: str
    """As painted on the bow"""
    kind: str | None = None
    cargo: Any = None
    built: dt.date
    escort: Tug | None = None
    a: str | None = None
