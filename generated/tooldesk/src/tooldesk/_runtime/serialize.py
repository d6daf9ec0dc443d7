"""Arguments to text: OpenAPI's parameter styles, and the indexed one."""

from __future__ import annotations

import datetime as dt
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Any, TypeAlias, cast
from urllib.parse import quote

from pydantic import BaseModel, SecretStr
from pydantic_core import to_jsonable_python

from ..errors import InvalidRequestError
from .operation import Parameter
from .unset import Unset
from .url import encode_segment

Pairs: TypeAlias = list[tuple[str, str]]

_RESERVED = ":/?#[]@!$&'()*+,;="
_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


def plain(value: object) -> Any:
    """Returns a value as JSON has it: models by wire name, unset members left out."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, BaseModel):
        return value.model_dump(
            mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
    if isinstance(value, Mapping):
        members = cast("Mapping[object, object]", value).items()
        return {str(k): plain(v) for k, v in members if not isinstance(v, Unset)}
    if isinstance(value, (Sequence, AbstractSet)) and not isinstance(
        value, (bytes, bytearray)
    ):
        return [plain(item) for item in cast("Sequence[object]", value)]
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, (bytes, bytearray)):
        return b64encode(value).decode()
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return to_jsonable_python(value)


def to_json(value: object) -> str:
    """Returns compact JSON; raises InvalidRequestError for what JSON cannot say."""
    try:
        return json.dumps(
            plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False
        )
    except (ValueError, TypeError, RecursionError):
        message = "the value cannot be written as JSON"
    raise InvalidRequestError(message)


def scalar(value: object) -> str:
    """Returns the text of one value; booleans are `true` and `false`."""
    value = plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return to_json(cast("object", value))
    return str(value)


def query_pairs(parameter: Parameter, value: object) -> Pairs:
    """Returns the percent-encoded names and values of a query parameter."""
    name, style = parameter.name, parameter.style or "form"
    value = plain(value)
    if style in ("json", "text"):
        return [_encoded(name, _content(style, value))]
    if style == "indexed":
        return [_encoded(key, scalar(leaf)) for key, leaf in _indexed(name, value)]
    if style == "deepObject":
        return [_encoded(key, scalar(leaf)) for key, leaf in _deep(name, value)]
    safe = (
        _RESERVED.replace("&", "").replace("#", "") if parameter.allow_reserved else ""
    )
    explode = style == "form" if parameter.explode is None else parameter.explode
    if explode and isinstance(value, dict):
        members = cast("dict[str, object]", value).items()
        return [_encoded(key, scalar(item), safe) for key, item in members]
    if explode and isinstance(value, list):
        items = cast("list[object]", value)
        return [_encoded(name, scalar(item), safe) for item in items]
    if value == [] or value == {}:
        # RFC 6570, 2.3: a list without items is not there at all.
        return [(_quote(name), "")] if parameter.allow_empty else []
    delimiter = _DELIMITERS.get(style, ",")
    text = delimiter.join(_quote(part, safe) for part in _parts(value))
    return [(_quote(name), text)]


def path_text(parameter: Parameter, value: object) -> str:
    """Returns a percent-encoded path segment (styles simple, label and matrix)."""
    name, explode = parameter.name, bool(parameter.explode)
    value = plain(value)
    if parameter.style in ("json", "text"):
        return encode_segment(name, _content(parameter.style, value))
    parts = [encode_segment(name, part) for part in _parts(value)]
    if not parts:
        raise InvalidRequestError(f"{name} is empty, and it is part of the path")
    named = explode and isinstance(value, dict)
    if named:
        parts = [f"{k}={v}" for k, v in zip(parts[::2], parts[1::2], strict=True)]
    if parameter.style == "label":
        return "." + ("." if explode else ",").join(parts)
    if parameter.style != "matrix":
        return ",".join(parts)
    prefix = "" if named else f"{_quote(name)}="
    return "".join(
        f";{prefix}{part}" for part in (parts if explode else [",".join(parts)])
    )


def header_text(parameter: Parameter, value: object) -> str:
    """Returns the value of a header (style simple)."""
    if parameter.style in ("json", "text"):
        return _content(parameter.style, plain(value))
    return ",".join(_parts(plain(value), explode=bool(parameter.explode)))


def cookie_text(parameter: Parameter, value: object) -> str:
    """Returns the pairs of the Cookie header, which are joined as cookies are."""
    return "; ".join(f"{name}={text}" for name, text in query_pairs(parameter, value))


def form_pairs(name: str, value: object, parameter: Parameter | None = None) -> Pairs:
    """Returns the encoded members of a form body.

    parameter has the style that the document gives the member; without one arrays
    repeat the name, and objects are JSON.
    """
    value = plain(value)
    if parameter is not None:
        return query_pairs(parameter, value)
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return [_encoded(name, scalar(item)) for item in items]


def _content(style: str, value: object) -> str:
    """Returns a parameter that the document describes by a media type."""
    return to_json(value) if style == "json" else scalar(value)


def _parts(value: object, *, explode: bool = False) -> list[str]:
    if isinstance(value, dict):
        members = cast("dict[str, object]", value).items()
        if explode:
            return [f"{key}={scalar(item)}" for key, item in members]
        return [text for key, item in members for text in (key, scalar(item))]
    if isinstance(value, list):
        return [scalar(item) for item in cast("list[object]", value)]
    return [scalar(value)]


def _indexed(prefix: str, value: object) -> Iterator[tuple[str, object]]:
    """Yields `filters.1.name`, `filters.1.values.1`, …; indices start at 1."""
    if isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value), start=1):
            yield from _indexed(f"{prefix}.{index}", item)
    elif isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            yield from _indexed(f"{prefix}.{key}", item)
    elif value is not None:
        yield prefix, value


def _deep(prefix: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            yield from _deep(f"{prefix}[{key}]", item)
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            # Without an index the members of several objects would become those of one.
            nested = isinstance(item, (dict, list))
            yield from _deep(f"{prefix}[{index}]" if nested else prefix, item)
    else:
        yield prefix, value


def _quote(text: str, safe: str = "") -> str:
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        message = "a query value has a lone surrogate, which cannot be sent"
    raise InvalidRequestError(message)


def _encoded(name: str, value: str, safe: str = "") -> tuple[str, str]:
    return _quote(name), _quote(value, safe)
