"""The bases of all models, and access to members by their wire name."""

# BaseModel has None for the extra members of models that forbid them; these allow them.
# pyright: reportIncompatibleVariableOverride=false

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    SecretStr,
)


def _from_base64(value: object) -> object:
    return b64decode(value, validate=True) if isinstance(value, str) else value


def _to_base64(value: object) -> object:
    # What did not fit has been kept as it came.
    return b64encode(value).decode() if isinstance(value, bytes) else value


def _reveal(value: object) -> object:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


Base64: TypeAlias = Annotated[
    bytes,
    BeforeValidator(_from_base64),
    PlainSerializer(_to_base64, when_used="json"),
]
"""Bytes that JSON has as text in base64 (RFC 4648, section 4)."""

Password: TypeAlias = Annotated[SecretStr, PlainSerializer(_reveal, when_used="json")]
"""Text that is sent but never shown; `get_secret_value()` tells it."""


class Model(BaseModel):
    """A JSON object. Members that no one declared are kept, shown and sent back."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        hide_input_in_errors=True,
        polymorphic_serialization=True,
        protected_namespaces=(),
        validate_by_alias=True,
        validate_by_name=True,
    )

    if TYPE_CHECKING:
        __pydantic_extra__: dict[str, Any] = Field(init=False)

    def __init_subclass__(cls, **settings: Any) -> None:
        super().__init_subclass__(**settings)
        # What is inherited unresolved would be looked for in the module of the heir.
        for base in cls.__bases__:
            if (
                issubclass(base, BaseModel)
                and base.__module__ != cls.__module__
                and not base.__pydantic_fields_complete__
            ):
                base.model_rebuild()


def camel(name: str) -> str:
    """`task_id` is `taskId` on the wire."""
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def pascal(name: str) -> str:
    """`task_id` is `TaskId` on the wire."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


class CamelModel(Model):
    """A model whose wire names are in camel case, where a field does not say otherwise."""

    model_config = ConfigDict(alias_generator=camel)


class PascalModel(Model):
    """A model whose wire names are in Pascal case."""

    model_config = ConfigDict(alias_generator=pascal)


def wire(name: str) -> Any:
    """Returns the field that has a wire name of its own."""
    return Field(validation_alias=name, serialization_alias=name)


def discriminator(
    name: str, tags: Mapping[str, str], other: str | None = None
) -> Discriminator:
    """Returns what picks the arm of a union by the member of a wire name.

    other is the arm for values that no tag stands for; without one, they do not fit.
    """

    def tag(value: object) -> str | None:
        return tags.get(str(member(value, name)), other)

    return Discriminator(tag)


@cache
def wire_names(model: type[BaseModel]) -> Mapping[str, str]:
    """Returns the attribute of every wire name of a model, as declared."""
    model.model_rebuild()
    generate: Any = model.model_config.get("alias_generator") or str
    return {
        field.serialization_alias or field.alias or generate(name): name
        for name, field in model.model_fields.items()
    }


def member(value: object, name: str) -> Any:
    """Returns the member of a model or mapping by wire name, None where there is none."""
    if isinstance(value, BaseModel):
        attribute = wire_names(type(value)).get(name)
        if attribute is not None:
            return getattr(value, attribute, None)
        return (value.model_extra or {}).get(name)
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).get(name)
    return None


def walk(value: object, path: Sequence[str]) -> Any:
    """Returns what is found along a path of wire names, None where it ends early."""
    for name in path:
        value = member(value, name)
    return value
