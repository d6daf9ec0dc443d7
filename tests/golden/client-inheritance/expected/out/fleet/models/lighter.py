"""Lighter"""

from __future__ import annotations

from .barge import Barge


class Lighter(Barge):
    pass
