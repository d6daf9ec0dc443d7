"""Numbered"""

from __future__ import annotations

from pydantic import Field

from .._runtime.model import Model


class Numbered(Model):
    first: int | None = None
    __pydantic_extra__: dict[str, int] = Field(init=False)
