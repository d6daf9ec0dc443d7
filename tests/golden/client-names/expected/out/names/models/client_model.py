"""ClientModel"""

from __future__ import annotations

from typing import Annotated, Any

from .._runtime.model import Model, wire


class ClientModel(Model):
    asc: str | None = None
    asc_2: Annotated[str | None, wire("ASC")] = None
    value_2_fa: Annotated[bool | None, wire("2fa")] = None
    links: Annotated[dict[str, Any] | None, wire("_links")] = None
    value_5253040d: Annotated[str | None, wire("任务")] = None
