"""Cat"""

from __future__ import annotations

from .._runtime.model import CamelModel


class Cat(CamelModel):
    pet_type: str | None = None
    lives: int | None = None
