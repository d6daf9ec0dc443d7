"""What the service sends of its own accord: webhooks and callbacks."""

from __future__ import annotations

from .. import models as m
from .._runtime.event import Event

gate_passed: Event[m.Passage] = Event("gate.passed", lambda: m.Passage)
"""A car has passed a gate."""
gate_closed: Event[m.GateClosedWebhookBody] = Event(
    "gate.closed", lambda: m.GateClosedWebhookBody
)
