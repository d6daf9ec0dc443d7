"""Error"""

from __future__ import annotations

from .._runtime.model import CamelModel
from .error_error import ErrorError


class Error(CamelModel):
    request_id: str | None = None
    error: ErrorError | None = None
