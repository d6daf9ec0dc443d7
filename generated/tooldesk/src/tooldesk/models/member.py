"""Member"""

from __future__ import annotations

from .._runtime.model import Model


class Member(Model):
    """Known from an example."""

    name: str | None = None
    email: str | None = None
