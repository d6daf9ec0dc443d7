"""Sized"""

from __future__ import annotations

from .._runtime.model import Model


class Sized(Model):
    size: float | None = None
    """The size"""
