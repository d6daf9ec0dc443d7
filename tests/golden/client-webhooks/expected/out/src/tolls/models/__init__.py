"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "GateClosedWebhookBody": ".gate_closed_webhook_body",
    "Passage": ".passage",
}

if TYPE_CHECKING:
    from .gate_closed_webhook_body import GateClosedWebhookBody as GateClosedWebhookBody
    from .passage import Passage as Passage
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
