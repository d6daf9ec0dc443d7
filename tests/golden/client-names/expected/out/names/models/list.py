"""List"""

from __future__ import annotations

from typing import Annotated

from .._runtime.model import CamelModel, wire
from .client_model import ClientModel


class List(CamelModel):
    items: list[ClientModel] | None = None
    str_: str | None = None
    value_model_config: Annotated[str | None, wire("model_config")] = None
