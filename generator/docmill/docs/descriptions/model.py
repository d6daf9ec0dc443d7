"""What descriptions say: the facts, how sure they are, and what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Tier(StrEnum):
    """How sure a fact is. Only certain facts may become schema keywords."""

    CERTAIN = "certain"
    CONDITIONAL = "conditional"
    WEAK = "weak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement read from a description.

    `kind` is a JSON Schema keyword or one of the annotations unit, x-format, required,
    enumLink and nullable. `start` and `end` are characters of the raw text.
    """

    kind: str
    value: Json
    tier: Tier
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a description describes.

    `type` is a JSON Schema type; `siblings` are the wire names of the same table, which
    tells a reference to another field from a literal.
    """

    name: str
    type: str
    siblings: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether values are numbers."""
        return self.type in ("integer", "number")
