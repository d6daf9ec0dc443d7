"""Kinds of media types: what a body is made of, whatever its vendor calls it.

The one answer to "is it JSON?" in all of docmill. A generated client has an answer of its
own (`_runtime/media.py`), which a test compares with this one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

MediaKind = Literal["json", "form", "multipart", "text", "binary", "events", "records"]

_ORDER: tuple[MediaKind, ...] = (
    *("json", "multipart", "form", "text", "binary"),
    *("records", "events"),
)
_RECORDS = frozenset(
    [
        "json-seq",
        "json-stream",
        "jsonl",
        "jsonlines",
        "ndjson",
        "stream+json",
    ]
)
_TEXT = frozenset(["xml", "yaml", "x-yaml"])


def is_json(media_type: str) -> bool:
    """Whether a body of a media type is one JSON value (RFC 6839: also `+json`)."""
    return kind(media_type) == "json"


@lru_cache(1024)
def kind(media_type: str) -> MediaKind:
    """The kind of a media type; parameters such as charset do not count.

    A wildcard that covers JSON is taken as JSON.
    """
    essence = essence_of(media_type)
    main, _, sub = essence.partition("/")
    if essence == "text/event-stream":
        return "events"
    if sub.removeprefix("x-") in _RECORDS or sub.endswith("+json-seq"):
        return "records"
    if essence in ("*/*", "application/*") or sub == "json" or sub.endswith("+json"):
        return "json"
    if essence == "multipart/form-data":
        return "multipart"
    if essence == "application/x-www-form-urlencoded":
        return "form"
    is_text = main == "text" or sub in _TEXT or sub.endswith(("+xml", "+yaml"))
    return "text" if is_text else "binary"


def essence_of(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def preferred(media_types: list[str]) -> list[str]:
    """The media types with the best supported kind first."""
    return sorted(media_types, key=lambda media_type: _ORDER.index(kind(media_type)))


def concrete(media_type: str) -> str:
    """The media type to send: JSON where only a wildcard for it is documented."""
    is_any = "*" in media_type and kind(media_type) == "json"
    return "application/json" if is_any else media_type
