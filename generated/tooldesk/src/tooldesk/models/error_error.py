"""ErrorError"""

from __future__ import annotations

from .._runtime.model import Model


class ErrorError(Model):
    code: str | None = None
    message: str | None = None
