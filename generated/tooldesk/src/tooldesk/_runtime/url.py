"""Rules for URLs and headers: no argument may choose another path, host or header."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from ..errors import InvalidRequestError

_PLACEHOLDER = r"\{([^{}/]+)\}"
_HOST_PART = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_UNSENDABLE = r"[\x00-\x1f\x7f\ud800-\udfff]"
_FIELD_TEXT = r"[\t -~]*"
_PATH_SAFE = "/%:@!$&'()*+,;=~"


def placeholders(template: str) -> list[str]:
    """Returns the names in braces."""
    return re.findall(_PLACEHOLDER, template)


def fill(template: str, value: Callable[[str], str]) -> str:
    """Returns the template with each placeholder replaced."""
    return re.sub(_PLACEHOLDER, lambda match: value(match.group(1)), template)


def encode_segment(name: str, value: str) -> str:
    """Returns a value percent-encoded as one path segment.

    Raises InvalidRequestError for what a server could take for another path: nothing,
    dot-segments (also encoded, also behind an encoded slash), control characters.
    """
    check_text(name, value)
    if not value:
        raise InvalidRequestError(f"{name} is empty, and it is part of the path")
    if has_dot_segment(value):
        raise InvalidRequestError(
            f"{name} has a dot-segment, and it is part of the path"
        )
    return quote(value, safe="")


def has_dot_segment(path: str) -> bool:
    """Tells whether a path has a `.` or `..` segment, whatever its encoding."""
    if "." not in path and "%" not in path:
        return False
    for _ in range(3):
        if any(part in (".", "..") for part in re.split(r"[/\\]", path)):
            return True
        path = unquote(path)
    return False


def check_text(name: str, value: str) -> None:
    """Refuses what no part of a URL can carry: control characters, lone surrogates."""
    if re.search(_UNSENDABLE, value):
        raise InvalidRequestError(f"{name} has a character that cannot be sent")


def encode_host(name: str, value: str) -> str:
    """Returns a value for a placeholder of a server URL; letters, digits, '-' and '.'."""
    if not re.fullmatch(_HOST_PART, value) or ".." in value:
        raise InvalidRequestError(f"{name} is part of the host, and is no host name")
    return value


def fill_server(template: str, value: Callable[[str], str]) -> str:
    """Returns the template of a server's URL with each placeholder replaced.

    Its place says what a value may be: all of the address, the scheme, a part of the
    host or of the path. Raises InvalidRequestError for anything else.
    """

    def fitting(match: re.Match[str]) -> str:
        name, text = match[1], value(match[1])
        before, after = template[: match.start()], template[match.end() :]
        if not before and not after.startswith("://"):
            return check_base_url(text)
        if not before:
            return _scheme(name, text)
        if "/" in before.rpartition("://")[2]:
            return _path_part(name, text)
        return encode_host(name, text)

    return re.sub(_PLACEHOLDER, fitting, template)


def _scheme(name: str, text: str) -> str:
    if text not in ("http", "https"):
        raise InvalidRequestError(f"{name} must be http or https")
    return text


def _path_part(name: str, text: str) -> str:
    check_text(name, text)
    if has_dot_segment(text):
        raise InvalidRequestError(f"{name} has a dot-segment")
    return quote(text.strip("/"), safe="/")


def check_base_url(url: str) -> str:
    """Returns a base URL without its last slash; http or https, a host, no credentials."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise InvalidRequestError(
            "base_url must start with https:// or http:// and a host"
        )
    if "@" in parts.netloc:
        raise InvalidRequestError("base_url must not have credentials in it")
    if parts.query or parts.fragment:
        raise InvalidRequestError("base_url must not have a query or a fragment")
    check_text("base_url", url)
    return url.rstrip("/")


def check_path(path: str) -> str:
    """Returns a path that the user wrote, encoded where needed; `%xx` stays as it is."""
    check_text("path", path)
    if not path.startswith("/") or path.startswith("//"):
        raise InvalidRequestError("path must start with one slash")
    if "?" in path or "#" in path or "\\" in path:
        raise InvalidRequestError(
            "path must not have a query, a fragment or a backslash"
        )
    if has_dot_segment(path):
        raise InvalidRequestError("path has a dot-segment")
    return quote(path, safe=_PATH_SAFE + "{}")


def check_header(name: str, value: str) -> None:
    """Refuses a header that could end early and begin another; never shows the value."""
    if not re.fullmatch(_TOKEN, name):
        raise InvalidRequestError("a header name has a character that cannot be sent")
    if not re.fullmatch(_FIELD_TEXT, value):
        raise InvalidRequestError(f"header {name} has a character that cannot be sent")
