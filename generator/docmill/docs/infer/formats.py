"""Formats that a string certainly has (JSON Schema 2020-12, validation, section 7.3)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime

_LONGEST = 2000
_NIL = "00000000-0000-0000-0000-000000000000"
_DATE_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,12})?(?:[Zz]|[+-]\d{2}:\d{2})",
    re.ASCII,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
# `https://host/path`; not `https://host/{id}`, which is a template
_URI = re.compile(
    r"(?:https?|wss?|ftp)://[A-Za-z0-9](?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+"
)
_EMAIL = re.compile(
    r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+){0,8}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
)


def is_date_time(text: str) -> bool:
    """A date-time of RFC 3339, with its offset: without one it is no date-time."""
    if not _DATE_TIME.fullmatch(text) or " " in text:
        return False
    with suppress(ValueError):
        clock = re.sub(r"\.\d+", "", text.upper()).replace("Z", "+00:00")
        datetime.fromisoformat(clock)
        return True
    return False


def is_date(text: str) -> bool:
    """A full-date of RFC 3339."""
    if not _DATE.fullmatch(text):
        return False
    with suppress(ValueError):
        date.fromisoformat(text)
        return True
    return False


def is_uuid(text: str) -> bool:
    """A UUID of RFC 9562."""
    return _UUID.fullmatch(text) is not None


def is_uri(text: str) -> bool:
    """An absolute URI of a common scheme (RFC 3986)."""
    return _URI.fullmatch(text) is not None and text.count("[") == text.count("]") == 0


def is_email(text: str) -> bool:
    """An e-mail address in ASCII with a domain."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None


def is_ipv4(text: str) -> bool:
    """An IPv4 address in dotted decimal."""
    with suppress(ValueError):
        ipaddress.IPv4Address(text)
        return True
    return False


_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date-time": is_date_time,
    "date": is_date,
    "uuid": is_uuid,
    "uri": is_uri,
    "email": is_email,
    "ipv4": is_ipv4,
}


def format_of(values: Iterable[str], name: str = "") -> str | None:
    """The format that every value has, where one of them is not a placeholder.

    Read: `2020-03-14T17:36:41+01:00`. Not read: `2020-03-14 17:36:41`, a nil UUID alone,
    and `1.2.3.4` of a member whose name says version.
    """
    seen = set(values)
    first = next(iter(seen), "")
    for format_, matches in _FORMATS.items():
        if len(first) <= _LONGEST and matches(first):
            fits = all(len(text) <= _LONGEST and matches(text) for text in seen)
            stands = seen != {_NIL} and not (
                format_ == "ipv4" and "version" in name.casefold()
            )
            return format_ if fits and stands else None
    return None
