"""The base that the URLs of examples share, apart from the paths of the operations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from docmill.diagnostics.source import Span

_ABSOLUTE = re.compile(
    r"(?P<origin>(?:https?|wss?)://[^/?#\s]{1,300}+)(?P<path>[^?#\s]*+)", re.I
)
_PLACEHOLDER = re.compile(r"[:{<\[$(].*")
# Segments that stand before the first resource: `api`, `v1`, `v1.24`, `rest`
_PREFIX = re.compile(r"(?:open)?apis?|rest|v\d[\w.]{0,6}", re.IGNORECASE)


class Request(NamedTuple):
    """The URL of an example, its Host header, and its place."""

    url: str
    host: str | None
    span: Span | None


def bases_of(
    requests: Iterable[Request], paths: Collection[str], *, guess: bool = True
) -> Mapping[str, list[Span]]:
    """The bases of the URLs with their places, each without a slash at its end.

    With `paths`, the longest path of an operation that a URL ends with is cut off, and a
    URL that ends with none only counts where no URL does. Without them, and for those, the
    base ends after segments such as `api` and `v1`, if `guess` allows it.
    """
    templates = _templates(paths)
    matched: dict[str, list[Span]] = {}
    guessed: dict[str, list[Span]] = {}
    for request in requests:
        origin, segments = _split(request)
        length = _longest(segments, templates)
        base = segments[: len(segments) - length] if length else _prefix(segments)
        url = "/".join([origin, *base])
        if url:
            group = guessed if length is None else matched
            group.setdefault(url, []).extend([request.span] if request.span else [])
    return matched or (guessed if guess else {})


def without_operation(url: str, paths: Collection[str]) -> str:
    """A stated base URL without the path of an operation; empty where nothing remains."""
    request = Request(url, None, None)
    origin, segments = _split(request)
    length = _longest(segments, _templates(paths))
    return "/".join([origin, *segments[: len(segments) - length]]) if length else url


def _split(request: Request) -> tuple[str, list[str]]:
    match = _ABSOLUTE.match(request.url)
    path = match["path"] if match else request.url.split("?")[0]
    origin = match["origin"] if match else _origin(request.host)
    return origin, [part for part in path.split("/") if part]


def _origin(host: str | None) -> str:
    """The origin of a Host header: pages of today mean https, but for a port of this machine."""
    if not host:
        return ""
    plain = re.fullmatch(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?", host.strip())
    return f"{'http' if plain else 'https'}://{host.strip()}"


def _prefix(segments: list[str]) -> list[str]:
    last = 0
    for at, part in enumerate(segments, 1):
        if not _PREFIX.fullmatch(part):
            break
        last = at
    return segments[:last]


_Templates = Mapping[int, Mapping[str, list[list[str]]]]


def _templates(paths: Collection[str]) -> _Templates:
    """Segments of the paths by their number and last segment ("" for a placeholder)."""
    found: dict[int, dict[str, list[list[str]]]] = {}
    for path in paths:
        parts = [part for part in path.split("?")[0].split("/") if part]
        if parts:
            key = "" if _PLACEHOLDER.match(parts[-1]) else parts[-1]
            found.setdefault(len(parts), {}).setdefault(key, []).append(parts)
    return found


def _longest(segments: list[str], templates: _Templates) -> int | None:
    for length in sorted(templates, reverse=True):
        if length <= len(segments):
            tail = segments[len(segments) - length :]
            if any(
                _matches(tail, template)
                for template in _some(templates[length], tail[-1])
            ):
                return length
    return None


def _some(group: Mapping[str, list[list[str]]], last: str) -> Iterator[list[str]]:
    yield from group.get(last, ())
    yield from group.get("", ())


def _matches(tail: list[str], template: list[str]) -> bool:
    """Whether segments are those of a template; a path of placeholders alone matches none."""
    if all(_PLACEHOLDER.match(part) for part in template):
        return False
    return all(
        one == part or _PLACEHOLDER.match(part)
        for one, part in zip(tail, template, strict=True)
    )
