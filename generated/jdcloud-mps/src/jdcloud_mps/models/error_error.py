"""ErrorError"""

from __future__ import annotations

from typing import Any

from .._runtime.model import Model


class ErrorError(Model):
    code: int | None = None
    status: str | None = None
    message: str | None = None
    details: list[dict[str, Any]] | None = None
