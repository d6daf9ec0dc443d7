"""Square"""

from __future__ import annotations

from typing import Literal

from .sized import Sized


class Square(Sized):
    kind: Literal["square", "box"] | str
