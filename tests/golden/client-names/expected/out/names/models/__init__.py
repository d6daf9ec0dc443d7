"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "ClientModel": ".client_model",
    "ClientModel2": ".client_model2",
    "List": ".list",
}

if TYPE_CHECKING:
    from .client_model import ClientModel as ClientModel
    from .client_model2 import ClientModel2 as ClientModel2
    from .list import List as List
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
