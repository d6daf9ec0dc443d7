"""The check of a TOML file against what such a file holds: a dialect, a profile.

A schema is a table of keys. Its values are a type, a list of one type, `PATTERN` for a
regular expression, `TEXTS` for a table from any word to a string, or another schema; a key
that ends in `?` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from docmill.openapi.document import is_list, is_map

Schema = Mapping[str, Any]

TEXTS = {"*": str}
PATTERN = re.compile


def check(data: Any, schema: Any, at: str = "") -> list[str]:
    """What is wrong with `data`, one sentence each; empty where nothing is."""
    return list(_problems(data, schema, at))


def _problems(data: Any, schema: Any, at: str) -> Iterator[str]:
    if is_map(schema):
        yield from _table_problems(data, schema, at)
    elif is_list(schema):
        if not is_list(data):
            yield f"{at} must be a list"
            return
        for number, item in enumerate(data, 1):
            yield from _problems(item, schema[0], f"{at}, item {number},")
    elif not isinstance(data, str):
        yield f"{at} must be a string"
    elif schema is PATTERN:
        try:
            re.compile(data)
        except re.error as error:
            yield f"{at} is not a regular expression: {error}"


def _table_problems(data: Any, schema: Schema, at: str) -> Iterator[str]:
    if not is_map(data):
        yield f"{at or 'the file'} must be a table"
        return
    keys = {key.removesuffix("?"): value for key, value in schema.items()}
    for key, value in data.items():
        path = f"{at}.{key}" if at else key
        if key in keys:
            yield from _problems(value, keys[key], path)
        elif "*" in keys:
            yield from _problems(value, keys["*"], path)
        else:
            close = get_close_matches(key, keys, n=1)
            yield f"unknown key {path}" + (
                f"; did you mean {close[0]}?" if close else ""
            )
    for key in schema:
        if key != "*" and not key.endswith("?") and key not in data:
            yield f"{at}.{key} is missing" if at else f"{key} is missing"
