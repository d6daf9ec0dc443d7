"""GetShelfResult"""

from __future__ import annotations

from .._runtime.model import Model


class GetShelfResult(Model):
    name: str | None = None
    """货架的名字"""
    size: int | None = None
    """From the overlay"""
