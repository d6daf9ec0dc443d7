"""Receipt"""

from __future__ import annotations

from .._runtime.model import Model


class Receipt(Model):
    at: str | None = None
