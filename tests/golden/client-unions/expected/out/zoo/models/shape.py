"""Shape"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Tag

from .._runtime.model import discriminator
from .circle import Circle
from .square import Square

Shape: TypeAlias = Annotated[
    Annotated[Circle, Tag("Circle")] | Annotated[Square, Tag("Square")],
    discriminator("kind", {"circle": "Circle", "square": "Square", "box": "Square"}),
]
"""Nothing but the required values tell these apart."""
