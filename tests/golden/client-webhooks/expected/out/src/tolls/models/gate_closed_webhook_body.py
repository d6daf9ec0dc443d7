"""GateClosedWebhookBody"""

from __future__ import annotations

from .._runtime.model import Model


class GateClosedWebhookBody(Model):
    gate: int
