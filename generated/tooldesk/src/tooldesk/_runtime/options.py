"""What one call may override."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypedDict

import httpx2

Validation: TypeAlias = Literal["lenient", "warn", "strict"]


class CallOptions(TypedDict, total=False):
    """Options every operation takes beside its parameters.

    timeout: seconds for connecting, for each read, each write (or an httpx2.Timeout).
    deadline: seconds for the whole call, all attempts and waits together.
    retries: attempts after the first.
    validation: how an answer that does not fit its schema is treated.
    headers: further request headers.
    """

    timeout: float | httpx2.Timeout
    deadline: float
    retries: int
    validation: Validation
    headers: Mapping[str, str]
