"""OtherType"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .._runtime.model import Model
from .barge import Tug


class OtherType(Model):
    name: int
    """As painted on the bow"""
    kind: str | None = None
    cargo: Any = None
    built: dt.date | None = None
    escort: Tug | None = None
