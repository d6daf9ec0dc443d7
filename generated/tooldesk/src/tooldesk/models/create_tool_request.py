"""CreateToolRequest"""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model
from .create_tool_request_deposit import CreateToolRequestDeposit


class CreateToolRequest(Model):
    name: str
    """**Required.** The name of the tool, at most 80 characters."""
    category: Literal["garden", "wood", "metal", "paint"] | str
    """**Required.** One of `garden`, `wood`, `metal`, `paint`."""
    deposit: CreateToolRequestDeposit | None = None
    """What a member leaves at the desk."""
    tags: list[str] | None = None
    """Words to find the tool by, at most 10."""
