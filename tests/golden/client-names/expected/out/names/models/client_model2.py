"""ClientModel2"""

from __future__ import annotations

from .._runtime.model import Model


class ClientModel2(Model):
    a: str | None = None
