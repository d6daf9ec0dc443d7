"""JSON Pointers (RFC 6901): made from parts, taken apart, and looked up."""

from __future__ import annotations

import re

from docmill.openapi.document import Json, is_list, is_map

_INDEX = re.compile("0|[1-9][0-9]{0,9}")


def escape(part: str) -> str:
    """One reference token of a JSON Pointer (RFC 6901, section 3)."""
    return part.replace("~", "~0").replace("/", "~1")


def pointer(*parts: str | int) -> str:
    """A JSON Pointer from its unescaped parts: `pointer("paths", "/a")` is `/paths/~1a`."""
    return "".join(f"/{escape(str(part))}" for part in parts)


def split(text: str) -> tuple[str, ...]:
    """The unescaped parts of a JSON Pointer; also of a fragment such as `#/a/b`.

    Raises ValueError where `text` is not a pointer.
    """
    text = text.removeprefix("#")
    if text == "":
        return ()
    if not text.startswith("/"):
        raise ValueError(f"not a JSON Pointer: {text!r}")
    parts = text[1:].split("/")
    if "~" not in text:  # nearly always without paths of a service in it
        return tuple(parts)
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


def lookup(data: Json, text: str) -> Json:
    """The value at a JSON Pointer. Raises LookupError where there is none."""
    value = data
    for part in split(text):
        if is_list(value):
            if not _INDEX.fullmatch(part) or int(part) >= len(value):
                raise LookupError(text)
            value = value[int(part)]
        elif is_map(value) and part in value:
            value = value[part]
        else:
            raise LookupError(text)
    return value
