"""The shape of a value: what examples say of a schema, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

ScalarType: TypeAlias = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarShape:
    """A JSON Schema type, and a format where every value has it."""

    type: ScalarType
    format: str | None = None
    nullable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayShape:
    """An array; `item` is None where no item was seen."""

    item: Shape | None = None
    nullable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShape:
    """A member of an object. Examples say its shape alone; a skeleton also the rest.

    `required` is None where the text does not say.
    """

    shape: Shape
    description: str | None = None
    required: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectShape:
    """An object: the union of the members that were seen, in the order of the first."""

    members: Mapping[str, MemberShape] = field(hash=False)
    nullable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapShape:
    """An object whose keys are data, such as ids, and the shape of its values."""

    value: Shape
    nullable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyShape:
    """A value of any type: none was seen but null (`nullable`), or several that conflict."""

    nullable: bool = False


Shape: TypeAlias = ScalarShape | ArrayShape | ObjectShape | MapShape | AnyShape
