"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "Receipt": ".receipt",
    "Task": ".task",
}

if TYPE_CHECKING:
    from .receipt import Receipt as Receipt
    from .task import Task as Task
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
