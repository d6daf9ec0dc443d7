"""Round"""

from __future__ import annotations

from .._runtime.model import Model


class Round(Model):
    b: str | None = None
    a: str | None = None
