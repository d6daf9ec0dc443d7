"""What every module of `api/` is written with."""

from __future__ import annotations

from typing import Unpack

from .client import SyncClient
from .operation import Content, Operation
from .options import CallOptions
from .twin import twin

__all__ = ["CallOptions", "Content", "Operation", "SyncClient", "Unpack", "twin"]
