"""Square"""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class Square(Model):
    size: float | None = None
    """The size"""
    kind: Literal["square", "box"] | str
