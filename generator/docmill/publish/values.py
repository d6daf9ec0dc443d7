"""Values of a document as texts that are ready to be shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.schema_keywords import LIMITS

_LONGEST = 500
_KNOWN = frozenset(LIMITS)


def shown(value: Json) -> str:
    """A value as it is written in JSON; a string as it is where that is clear."""
    if isinstance(value, str) and value and value == value.strip():
        return shortened(value)
    return shortened(_json(value, indent=None))


def shortened(text: str) -> str:
    """A text of which not too much is shown."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def pretty(value: Json) -> str:
    """A value as JSON on several lines."""
    return _json(value, indent=2)


def form(value: Json) -> str:
    """An object as a form that is sent in a URL or a body."""
    if not is_map(value):
        return shown(value)
    return urlencode({key: shown(item) for key, item in value.items()})


def bounds(keywords: Mapping[str, Json]) -> list[tuple[str, str]]:
    """The limits of a value as keywords of JSON Schema 2020-12 and what they are set to.

    In OpenAPI 3.0 the exclusive bounds are flags of the others.
    """
    found: list[tuple[str, str]] = []
    for keyword in LIMITS if not _KNOWN.isdisjoint(keywords) else ():
        value = keywords.get(keyword)
        exclusive = f"exclusive{keyword[0].upper()}{keyword[1:]}"
        if (
            value is None
            or value is False
            or (value is True and "exclusive" in keyword)
        ):
            continue
        name = exclusive if keywords.get(exclusive) is True else keyword
        found.append((name, shown(value)))
    return found


def _json(value: Json, *, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=str)


def texts(value: Json) -> tuple[str, ...]:
    """The strings of a list; empty for anything else."""
    return (
        tuple(item for item in value if isinstance(item, str)) if is_list(value) else ()
    )
