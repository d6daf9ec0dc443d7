"""ReturnToolRequest"""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class ReturnToolRequest(Model):
    condition: Literal["good", "worn", "broken"] | str
    """How the tool came back. One of `good`, `worn`, `broken`."""
