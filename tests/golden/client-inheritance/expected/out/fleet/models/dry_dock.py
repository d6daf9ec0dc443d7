"""DryDock"""

from __future__ import annotations

from .._runtime.model import Model


class DryDock(Model):
    place: str | None = None
    depth: float | None = None
