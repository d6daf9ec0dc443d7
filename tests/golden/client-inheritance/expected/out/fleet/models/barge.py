"""Barge, Tug, Vessel"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from .._runtime.model import Model, wire


class Vessel(Model):
    name: str
    """As painted on the bow"""
    kind: str | None = None
    cargo: Any = None
    built: dt.date | None = None
    escort: Tug | None = None


class Tug(Vessel):
    """Pulls others."""

    pulls_up_to: Annotated[float, wire("pullsUpTo")]
    """In tons"""
    follows: Barge | None = None


class Barge(Vessel):
    kind: Literal["barge"] | str | None = None
    """Always the same"""
    cargo: str | None = None
    loaded_on: Annotated[dt.datetime | None, wire("LOADED_ON")] = None
