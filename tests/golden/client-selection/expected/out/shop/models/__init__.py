"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "Shelf": ".shelf",
    "Task": ".task",
}

if TYPE_CHECKING:
    from .shelf import Shelf as Shelf
    from .task import Task as Task
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
