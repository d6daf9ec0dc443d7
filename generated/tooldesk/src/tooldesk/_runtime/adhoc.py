"""Operations that the documentation does not list, made up for one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ..errors import InvalidRequestError
from .operation import Body, Operation, Parameter
from .url import check_path, placeholders


def adhoc(
    method: str,
    path: str,
    *,
    path_params: Mapping[str, object] | None,
    query: Mapping[str, object] | None,
    json: object,
    content: bytes | None,
    content_type: str | None,
) -> tuple[Operation[Any], dict[str, object], object]:
    """Returns an operation with its arguments and body; the answer has no fixed type."""
    if not method.isascii() or not method.isalpha():
        raise InvalidRequestError("the method is not an HTTP method")
    in_path, in_query = dict(path_params or {}), dict(query or {})
    parameters = [
        Parameter(name, "path", required=True, key=f"path {name}")
        for name in placeholders(path)
    ]
    parameters += [
        Parameter(name, "query", style=_style(in_query[name])) for name in in_query
    ]
    media_type = "application/json" if content is None else "application/octet-stream"
    media_type = content_type or media_type
    operation: Operation[Any] = Operation(
        route=f"{method.upper()} {check_path(path)}",
        parameters=tuple(parameters),
        bodies=(Body(media_type, required=True),),
    )
    arguments = {
        **in_query,
        **{f"path {name}": value for name, value in in_path.items()},
    }
    return operation, arguments, json if content is None else content


def _style(value: object) -> str:
    """Arrays repeat their name; objects, and arrays of them, are written indexed."""
    nested = isinstance(value, Mapping) or (
        isinstance(value, list)
        and any(isinstance(item, Mapping) for item in cast("list[object]", value))
    )
    return "indexed" if nested else ""
