"""Error"""

from __future__ import annotations

from .._runtime.model import Model
from .error_error import ErrorError


class Error(Model):
    """Known from an example."""

    error: ErrorError | None = None
