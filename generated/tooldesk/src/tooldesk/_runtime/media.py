"""What a media type is made of, whatever its parameters and its vendor's name for it."""

from __future__ import annotations

EVENTS = "text/event-stream"

_RECORDS = ("json-seq", "json-stream", "jsonl", "jsonlines", "ndjson", "stream+json")
_TEXT = ("/xml", "+xml", "/yaml", "+yaml", "/x-yaml")


def essence(media_type: str) -> str:
    """Returns a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Tells whether a media type is one JSON value (RFC 6839: also `+json`)."""
    name = essence(media_type)
    return name.endswith(("/json", "+json")) and not is_stream(name)


def is_text(media_type: str) -> bool:
    """Tells whether a media type is text."""
    name = essence(media_type)
    return name.startswith("text/") or name.endswith(_TEXT)


def is_stream(media_type: str) -> bool:
    """Tells whether a media type comes item by item."""
    name = essence(media_type)
    sub = name.rpartition("/")[2].removeprefix("x-")
    return name == EVENTS or sub in _RECORDS or sub.endswith("+json-seq")


def covers(declared: str, media_type: str) -> bool:
    """Tells whether a declared media type, perhaps `image/*`, is that of another one."""
    pattern, name = essence(declared), essence(media_type)
    main, _, sub = pattern.partition("/")
    return name == pattern or (
        sub == "*" and (main == "*" or name.startswith(f"{main}/"))
    )
