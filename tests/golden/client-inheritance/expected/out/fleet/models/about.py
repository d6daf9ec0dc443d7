"""About"""

from __future__ import annotations

from .._runtime.model import Model


class About(Model):
    a: str | None = None
    b: str | None = None
