"""The bases of all models, and access to members by their wire name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Discriminator, Field


class Model(BaseModel):
    """A JSON object. Members that no one declared are kept, shown and sent back."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
        validate_by_alias=True,
        validate_by_name=True,
    )


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


def discriminator(name: str, tags: Mapping[str, str]) -> Discriminator:
    """Returns what picks the arm of a union by the member of a wire name."""

    def tag(value: object) -> str | None:
        return tags.get(str(member(value, name)))

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
