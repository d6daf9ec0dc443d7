"""LendToolResponseMember"""

from __future__ import annotations

from .._runtime.model import Model


class LendToolResponseMember(Model):
    name: str | None = None
    email: str | None = None
