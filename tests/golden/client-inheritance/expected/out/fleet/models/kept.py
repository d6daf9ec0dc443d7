"""Kept"""

from __future__ import annotations

from .barge import Barge


class Kept(Barge):
    """What Barge says of it is no other."""
