"""What a client was made with."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx2

from .auth import Scheme
from .options import Validation
from .retry import RetryBudget
from .service import Service

DEFAULT_TIMEOUT = 60.0
"""Seconds for connecting, for each read and each write."""

DEFAULT_DEADLINE = 600.0
"""Seconds for a whole call with all its attempts; math.inf is no deadline."""

DEFAULT_MAX_RETRIES = 2
"""Attempts after the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Fixed for the life of a client; a call may override some of it."""

    service: Service
    auth: Mapping[str, Scheme | None] = field(repr=False)
    base_url: str | None
    timeout: float | httpx2.Timeout
    deadline: float | None
    max_retries: int
    validation: Validation
    headers: Mapping[str, str] = field(repr=False)
    defaults: Mapping[str, object]
    budget: RetryBudget
    logger: logging.Logger
