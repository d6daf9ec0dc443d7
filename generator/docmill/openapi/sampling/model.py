"""What the makers of values share: nothing, and the maker they call for parts."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal, Protocol, TypeAlias

from docmill.openapi.document import Json
from docmill.openapi.effective_schema import EffectiveSchema
from docmill.openapi.node import Node

ENOUGH, MOST = 200, 2_000
"""An object with so many values has no more that are optional, then no more at all."""


class _Nothing(Enum):
    NOTHING = 0


NOTHING: Final = _Nothing.NOTHING

Made: TypeAlias = Json | Literal[_Nothing.NOTHING]
"""A value, or nothing where a schema has none: it is `false`, or without end."""


class Parts(Protocol):
    """Makes the parts of a value.

    `is_short` tells whether only what is required is wanted, `size` counts the values
    that have been made so far.
    """

    is_short: bool
    size: int

    def view(self, node: Node) -> EffectiveSchema:
        """What a schema says."""
        ...

    def is_hidden(self, node: Node) -> bool:
        """Whether a property goes in the other direction only."""
        ...

    def is_above(self, node: Node) -> bool:
        """Whether what is being made is within that schema."""
        ...

    def value(self, nodes: list[Node], name: str, number: int, *, least: bool) -> Made:
        """A value that fits several schemas at once."""
        ...

    def value_with(
        self,
        schema: EffectiveSchema,
        variant: Node,
        name: str,
        number: int,
        *,
        least: bool,
    ) -> Made:
        """A value of a schema with a variant in place of its first group."""
        ...
