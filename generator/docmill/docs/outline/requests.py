"""Request lines: a method beside a path or URL, in whatever container they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.markdown.visible import visible

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")

_WORD = "GET|POST|PUT|PATCH|DELETE|DEL|HEAD|OPTIONS"
_WORDS = re.compile(_WORD)
# Several methods share a path: `GET|POST /x`, `PUT/PATCH /x`, `GET or POST /x`.
_METHOD = (
    rf"(?<![A-Za-z0-9_/\-.])(?P<methods>(?:{_WORD})"
    rf"(?:(?:\s?[|/,&]\s?|\s(?:or|and)\s)(?:{_WORD})){{0,3}})(?![A-Za-z0-9_\-])"
)
_BETWEEN = r"[\s:：|\])>\-–—→]{0,8}"
# A placeholder may hold blanks: `/users/{user id}`, `/users/<user id>`.
_PIECE = r"(?:\{\{[^{}\n]{1,60}\}\}|\{[^{}\n]{1,60}\}|<[^<>\n]{1,60}>|(?<=/)\$?\([a-z][^()\n]{1,40}\)|(?<=[}>]),(?=[{<:])|[^\s,;\"'|<>{}])"
_ABSOLUTE = rf"(?:https?|wss?|http\(s\)|unix)://{_PIECE}{{1,400}}+"
_ROOTED = (
    r"(?:\{{1,2}[^{}\n]{1,60}\}{1,2}|<[^<>\n]{1,60}>|\$\{?[A-Za-z_]\w{0,40}\}?|\[[A-Za-z_ ]{1,40}\]|[A-Za-z0-9.\-]{2,60}\.[a-z]{2,12})?"
    rf"/(?!/){_PIECE}{{0,400}}+"
    rf"|\./{_PIECE}{{1,400}}+"
)
_RELATIVE = rf"[A-Za-z][\w.\-]{{0,60}}/{_PIECE}{{1,400}}+"
_TARGET = rf"(?P<target>{_ABSOLUTE}|{_ROOTED}|{_RELATIVE})"
_FORWARD = re.compile(rf"{_METHOD}{_BETWEEN}{_TARGET}")
# `/users/{id} [GET]`, `/users (POST)`, `/users | GET`
_BACKWARD = re.compile(rf"{_TARGET}\s{{0,3}}[(\[|\-–—:：,]\s{{0,3}}{_METHOD}")
_ALONE = re.compile(rf"\s{{0,8}}{_TARGET}\s{{0,8}}(?:HTTP/[\d.]{{1,3}})?\s{{0,8}}")
_METHOD_ALONE = re.compile(rf"[\s\[(]{{0,4}}{_METHOD}[\s\])]{{0,4}}")
# `get /users` at the start of a text is a request line, "get a list" is none.
_LOWER = re.compile(rf"^\W{{0,4}}(?:{_WORD})(?=\s{{1,4}}/[\w{{<:\[])", re.I)
_SIGNS = ("GET", "POST", "PUT", "PATCH", "DEL", "HEAD", "OPTIONS")
# "GET / List of boats": a slash between the method and a title, and no path.
_WORD_BEHIND = re.compile(r"\s{1,3}[^\W\d_]{2}")
_TRAILING = ".,;:!。，；：、\"'*"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class Request:
    """A request line: where it stands in the source text (`start` to `end`)."""

    method: str
    target: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def requests_in(source: str, backward: bool = False) -> tuple[Request, ...]:
    """The request lines in a piece of inline Markdown, in order.

    Reads ``**POST** `/users/{id}` `` and, with `backward`, `/users/{id} [DELETE]`; must
    not read "GET requests/responses are logged", which has a blank word before the slash:
    a relative target counts only directly behind the method.
    """
    seen = visible(source)
    text = _LOWER.sub(lambda match: match[0].upper(), seen.text)
    if not any(word in text for word in _SIGNS):
        return ()
    found = list(_matches(_FORWARD, text))
    if not found and backward:
        found = list(_matches(_BACKWARD, text))
    requests: list[Request] = []
    for methods, target, start, end in found:
        first, last = seen.source(start, end)
        requests += [Request(method, target, first, last) for method in methods]
    return tuple(requests)


def _matches(
    pattern: re.Pattern[str], text: str
) -> Iterator[tuple[list[str], str, int, int]]:
    for match in pattern.finditer(text):
        target = trimmed(match["target"])
        if not target or not _plausible(target):
            continue
        if target == "/" and _WORD_BEHIND.match(text, match.end("target")):
            continue
        methods = [_canonical(m) for m in _WORDS.findall(match["methods"])]
        end = match.start("target") + len(target)
        start = min(match.start("methods"), match.start("target"))
        yield methods, target, start, max(end, match.end("methods"))


def _canonical(method: str) -> str:
    return "DELETE" if method == "DEL" else method


def _plausible(target: str) -> bool:
    """Whether a text can be a path: `/users` can, `request/response` beside GET cannot."""
    if target.startswith(("/", "./", "http", "{", "<", "$", "[", "ws", "unix")):
        return True
    head = target.split("/", 1)[0]
    return (
        "." in head
        or any(c in target for c in ":{<")
        or target.count("/") > 1
        or (head.lower() in {"api", "rest", "v1", "v2", "v3", "v4"})
    )


def trimmed(target: str) -> str:
    """A target without the punctuation of the sentence around it."""
    while target:
        last = target[-1]
        if target.endswith(("/*", "/**")):
            break
        if last in _TRAILING or (
            last in _PAIRS and target.count(last) > target.count(_PAIRS[last])
        ):
            target = target[:-1]
        else:
            break
    return target


_MENTION = re.compile(rf"(?<![A-Za-z0-9_/\-.])(?:{_WORD})(?![A-Za-z0-9_\-])")


def only_method(source: str) -> str | None:
    """The one method that a text mentions, in capitals; None where it mentions none or two.

    Reads "POST method:" and "Send it as a `PUT`"; must not read "postal code".
    """
    found = {_canonical(m) for m in _MENTION.findall(visible(source).text)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=16384)
def target_alone(source: str) -> str | None:
    """The path or URL that a text consists of; None where it is something else.

    Reads `` `/users/{id}` ``; must not read "/users lists all users".
    """
    text = visible(source).text.rstrip(" *:：。.")
    match = _ALONE.fullmatch(text.lstrip("*_")) if text[:1] in "*_" else None
    match = match or _ALONE.fullmatch(text)
    if match is None:
        return None
    target = trimmed(match["target"])
    return target if target and _plausible(target) else None


@lru_cache(maxsize=16384)
def method_alone(source: str) -> tuple[str, ...]:
    """The methods that a text consists of: `**GET**`, `PUT/PATCH`; lower case as well."""
    text = visible(source).text.strip()
    match = _METHOD_ALONE.fullmatch(text.upper()) if len(text) < 40 else None
    if match is None:
        return ()
    return tuple(_canonical(m) for m in _WORDS.findall(match["methods"]))
