"""Shelf"""

from __future__ import annotations

from typing import Literal

from .._runtime.model import CamelModel


class Shelf(CamelModel):
    """A shelf; it's "mine"
    import os
    """

    name: str
    from_: Literal["a", "b'\"", "c\\"] | str | None = None
    parts: list[Shelf] | None = None
