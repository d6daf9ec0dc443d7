"""NumberedAndMore"""

from __future__ import annotations

from .numbered import Numbered


class NumberedAndMore(Numbered):
    second: int | None = None
