"""Animal, Dog"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Tag

from .._runtime.model import CamelModel, discriminator
from .cat import Cat


class Dog(CamelModel):
    pet_type: str | None = None
    friend: Animal | None = None


Animal: TypeAlias = Annotated[
    Annotated[Cat, Tag("Cat")] | Annotated[Dog, Tag("Dog")],
    discriminator("petType", {"cat": "Cat", "kitten": "Cat", "Dog": "Dog"}),
]
