"""Builds models from data that does not fit them, keeping what does not as it came."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, Discriminator, Tag, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from .model import wire_names


def fit(declared: Any, value: Any) -> Any:
    """Returns the value in the declared type as far as it goes; never raises for data."""
    try:
        return _adapter(declared).validate_python(value)
    except ValidationError:
        return _fit_parts(declared, value)


def _adapter(declared: Any) -> TypeAdapter[Any]:
    try:
        return _cached_adapter(declared)
    except TypeError:  # annotated with something that has no hash
        return TypeAdapter(declared)


@cache
def _cached_adapter(declared: Any) -> TypeAdapter[Any]:
    return TypeAdapter(declared)


def _fit_parts(declared: Any, value: Any) -> Any:
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Annotated:
        tagged = _tagged_arm(arguments, value)
        return value if tagged is None else _fit_parts(tagged, value)
    if origin in (Union, types.UnionType):
        arm = _likely_arm(arguments, value)
        return value if arm is None else _fit_parts(arm, value)
    if origin is list and isinstance(value, list):
        return [fit(arguments[0], item) for item in cast("list[object]", value)]
    if origin is tuple and isinstance(value, list):
        items = cast("list[object]", value)
        return list(map(fit, arguments, items)) + items[len(arguments) :]
    if origin is dict and isinstance(value, dict):
        members = cast("dict[str, object]", value).items()
        return {key: fit(arguments[1], item) for key, item in members}
    if _is_model(declared) and isinstance(value, dict):
        return _construct(declared, cast("dict[str, Any]", value))
    return value


def _tagged_arm(arguments: tuple[Any, ...], value: object) -> Any:
    """Returns the arm that a discriminator picks; without one, what is annotated."""
    picks = [
        mark.discriminator for mark in arguments if isinstance(mark, Discriminator)
    ]
    if not picks or not callable(picks[0]):
        return arguments[0]
    tag = Tag(str(picks[0](value)))
    return next((arm for arm in get_args(arguments[0]) if tag in get_args(arm)), None)


def _bare(declared: Any) -> Any:
    return get_args(declared)[0] if get_origin(declared) is Annotated else declared


def _likely_arm(arms: tuple[Any, ...], value: object) -> Any:
    """Returns the arm of a union that an object or array most likely is meant for."""
    if isinstance(value, list):
        return next((arm for arm in arms if get_origin(arm) is list), None)
    if isinstance(value, Mapping):
        models = [arm for arm in map(_bare, arms) if _is_model(arm)]
        if models:
            names = set(cast("Mapping[str, object]", value))
            return max(models, key=lambda model: len(names & wire_names(model).keys()))
        return next((arm for arm in arms if get_origin(arm) is dict), None)
    return None


def _construct(model: type[BaseModel], data: dict[str, Any]) -> BaseModel:
    """Fills a model member by member; a required member that is missing reads as None."""
    built = model.model_construct(_fields_set=set())
    attributes, rest = vars(built), dict(data)
    for wire, name in wire_names(model).items():
        key = wire if wire in rest else name
        if key in rest:
            value = fit(_declared(model.model_fields[name]), rest.pop(key))
            attributes[name] = value
            built.model_fields_set.add(name)
        else:
            attributes.setdefault(name, None)
    if built.model_extra is not None:
        extra = _extra_type(model) if rest else Any
        built.model_extra.update({key: fit(extra, rest[key]) for key in rest})
    return built


def _declared(field: FieldInfo) -> Any:
    """Returns the type of a member with what pydantic has taken apart from it."""
    annotated: Any = Annotated
    parts = (field.annotation, *field.metadata)
    return annotated[parts] if field.metadata else field.annotation


@cache
def _extra_type(model: type[BaseModel]) -> Any:
    """Returns the type of the members that a model does not name."""
    for base in model.__mro__[: model.__mro__.index(BaseModel)]:
        if "__pydantic_extra__" in get_annotations(base):
            declared = get_annotations(base, eval_str=True)["__pydantic_extra__"]
            return get_args(declared)[1]
    return Any


def _is_model(declared: Any) -> bool:
    return isinstance(declared, type) and issubclass(declared, BaseModel)
