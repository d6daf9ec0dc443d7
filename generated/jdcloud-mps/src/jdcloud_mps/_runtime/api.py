"""What every module of `api/` is written with."""

from __future__ import annotations

from typing import Unpack as Unpack

from .client import SyncClient as SyncClient
from .operation import Content as Content
from .operation import Operation as Operation
from .options import CallOptions as CallOptions
from .twin import twin as twin
