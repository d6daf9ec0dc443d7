"""Dock"""

from __future__ import annotations

from .._runtime.model import Model


class Dock(Model):
    place: str | None = None
