"""Circle"""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class Circle(Model):
    kind: Literal["circle"] | str
    radius: float | None = None
