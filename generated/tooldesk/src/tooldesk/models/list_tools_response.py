"""ListToolsResponse"""

from __future__ import annotations

from .._runtime.model import Model
from .tool import Tool


class ListToolsResponse(Model):
    """Known from an example."""

    items: list[Tool] | None = None
    total: int | None = None
