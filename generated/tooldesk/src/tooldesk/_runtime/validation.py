"""Validates answers: lenient (what does not fit stays as it came), warn, strict."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import cache
from threading import RLock
from typing import Any, TypeVar, cast, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, from_json

from ..errors import DecodeError, ResponseDriftWarning, ResponseValidationError
from .lenient import fit
from .operation import TypeThunk
from .options import Validation

V = TypeVar("V")

_building = RLock()


@cache
def adapter_of(thunk: TypeThunk) -> TypeAdapter[Any]:
    """Returns the validator of a declared type, built on first use, once."""
    with _building:
        return TypeAdapter(thunk())


def validate(text: bytes, thunk: TypeThunk, level: Validation) -> Any:
    """Returns the value of a JSON text in the declared type.

    lenient never raises for JSON that does not fit: numbers and strings are converted,
    what cannot be is kept as it came. warn does the same with a ResponseDriftWarning.
    strict raises ResponseValidationError, also for what would have to be converted.
    """
    adapter = adapter_of(thunk)
    if level != "lenient":
        try:
            return adapter.validate_json(text, strict=True)
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
        _report(text, problems, level)
    try:
        return adapter.validate_json(text)
    except ValidationError:
        return fit(thunk(), _parse(text))


def header_value(name: str, text: str, kind: type[V]) -> V:
    """Returns the text of a header in a type; lists are separated by commas.

    Raises ResponseValidationError where it does not fit.
    """
    value: object = text
    if get_origin(kind) is list:
        value = [part.strip() for part in text.split(",")]
    elif kind is dt.datetime and text[:1].isalpha():
        with suppress(ValueError):
            value = parsedate_to_datetime(text)
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        message = f"header {name}: {error.errors(include_input=False)[0]['msg']}"
    raise ResponseValidationError(message)


def _report(text: bytes, problems: list[ErrorDetails], level: Validation) -> None:
    data = _parse(text)
    json_path = path_of(problems[0]["loc"], data)
    message = f"{json_path}: {problems[0]['msg']}"
    if len(problems) > 1:
        message += f" (and {len(problems) - 1} more)"
    if level == "strict":
        raise ResponseValidationError(message, json_path=json_path, body=text)
    warnings.warn(ResponseDriftWarning(message), stacklevel=2)


def _parse(text: bytes) -> Any:
    try:
        return from_json(text)
    except ValueError as error:
        message = f"the body is not valid JSON: {error}"
    raise DecodeError(message)


def path_of(location: Sequence[int | str], data: object) -> str:
    """Returns the JSON path of a pydantic location, which also names union branches."""
    path = "$"
    for index, part in enumerate(location):
        if isinstance(data, list) and isinstance(part, int):
            items = cast("list[object]", data)
            data = items[part] if part < len(items) else None
            path += f"[{part}]"
        elif isinstance(data, Mapping) and part in data:
            data = cast("Mapping[object, object]", data)[part]
            path += f".{part}"
        elif isinstance(data, Mapping) and index == len(location) - 1:
            path += f".{part}"
    return path
