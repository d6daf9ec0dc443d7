"""A stand-in for the service, in process, for tests of code that uses this client.

    stand_in = StandIn()
    stand_in.reply("getThing", {"name": "a"})
    client = Client(..., http_client=stand_in.client())

What was not given a reply answers with the example of the documentation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self, TypeAlias, cast
from urllib.parse import parse_qsl, unquote

import httpx2

from ._examples import EXAMPLES
from ._runtime.media import EVENTS, is_json, is_stream
from ._runtime.model import member
from ._runtime.operation import Example
from ._runtime.serialize import to_json
from ._service import SERVICE

_VALUE = "~value~"
"""Stands for a value in a path while that is encoded as it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request that the stand-in got."""

    operation: str
    method: str
    path: str
    path_params: Mapping[str, str]
    query: Mapping[str, str]
    headers: httpx2.Headers
    content: bytes

    @property
    def json(self) -> Any:
        """The body, parsed; None without one."""
        return json.loads(self.content) if self.content else None


Reply: TypeAlias = object | Callable[[Call], object]
"""A model, dict or list (sent as JSON; a list item by item where a stream is asked for),
text, bytes, an httpx2.Response, an exception to raise, or a function of the call that
returns one of these."""


class StandIn(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers instead of the service; `calls` has what was asked, in order."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._replies: dict[str, list[tuple[Reply, int, Mapping[str, str]]]] = {}

    def reply(
        self,
        operation: str,
        *replies: Reply,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Adds replies for an operation, used one after the other; the last one stays.

        operation is the operationId. Raises KeyError for one that the service has not.
        """
        if operation not in EXAMPLES:
            raise KeyError(f"there is no operation {operation}")
        queue = self._replies.setdefault(operation, [])
        queue.extend((reply, status, headers or {}) for reply in replies)
        return self

    def client(self) -> httpx2.Client:
        """Returns the http_client for a Client."""
        return httpx2.Client(transport=self)

    def async_client(self) -> httpx2.AsyncClient:
        """Returns the http_client for an AsyncClient."""
        return httpx2.AsyncClient(transport=self)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answers a request of a Client."""
        return self._answer(request, request.read())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answers a request of an AsyncClient."""
        return self._answer(request, await request.aread())

    def _answer(self, request: httpx2.Request, content: bytes) -> httpx2.Response:
        call = _recognise(request, content)
        self.calls.append(call)
        queue = self._replies.get(call.operation)
        if not queue:
            example = EXAMPLES[call.operation]
            return _example_response(example, call)
        reply, status, headers = queue.pop(0) if len(queue) > 1 else queue[0]
        reply = reply(call) if callable(reply) else reply
        return _answer_to(call, reply, status, headers)


def _answer_to(
    call: Call, reply: object, status: int, headers: Mapping[str, str]
) -> httpx2.Response:
    """Sends a list item by item where a stream is asked for."""
    wanted = call.headers.get("accept", "")
    if status >= 300 or not is_stream(wanted):
        return _response(reply, status, headers)
    if not isinstance(reply, (str, bytes, httpx2.Response, BaseException)):
        items = cast("list[object]", reply) if isinstance(reply, list) else [reply]
        before, after = ("data: ", "\n\n") if wanted == EVENTS else ("", "\n")
        reply = "".join(f"{before}{to_json(item)}{after}" for item in items)
    return _response(reply, status, {"content-type": wanted, **headers})


def _example_response(example: Example, call: Call) -> httpx2.Response:
    headers = {"content-type": example.media_type}
    if is_stream(call.headers.get("accept", "")):
        return _answer_to(call, example.body, example.status, {})
    if not is_json(example.media_type):
        body = "" if example.body is None else example.body
        return _response(body, example.status, headers)
    is_empty = example.body is None or _is_later_page(example, call)
    content = "{}" if is_empty else to_json(example.body)
    return httpx2.Response(example.status, headers=headers, content=content)


def _is_later_page(example: Example, call: Call) -> bool:
    if not example.position:
        return False
    position = call.query.get(example.position)
    if position is None and is_json(call.headers.get("content-type", "")):
        position = member(call.json, example.position)
    return position is not None and str(position) != example.first


def _response(
    reply: object, status: int, headers: Mapping[str, str]
) -> httpx2.Response:
    if isinstance(reply, httpx2.Response):
        return reply
    if isinstance(reply, BaseException):
        raise reply
    if isinstance(reply, bytes):
        return httpx2.Response(status, headers=headers, content=reply)
    if isinstance(reply, str):
        return httpx2.Response(status, headers=headers, text=reply)
    types = {"content-type": "application/json", **headers}
    return httpx2.Response(status, headers=types, content=to_json(reply))


def _recognise(request: httpx2.Request, content: bytes) -> Call:
    """Finds the operation whose path ends the request's.

    One that follows the address of a server wins, then the most literal one.
    """
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    found = [*_candidates(request.method, path, set(pairs))]
    if not found:
        raise LookupError(f"no operation has the path of {request.method} {path}")
    said = _said(request, content, pairs)
    fixed = {
        name: {(k.lower(), v) for k, v in EXAMPLES[name].fixed} for name, *_ in found
    }
    operation, template, match = max(
        [route for route in found if fixed[route[0]] <= said] or found,
        key=lambda route: (path[: route[2].start()] in _bases(), len(fixed[route[0]])),
    )
    names = re.findall(r"\{([^{}]+)\}", template)
    return Call(
        operation=operation,
        method=request.method,
        path=path,
        path_params=dict(zip(names, map(unquote, match.groups()), strict=True)),
        query=dict(pairs),
        headers=request.headers,
        content=content,
    )


def _said(
    request: httpx2.Request, content: bytes, pairs: list[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Returns what a request says by name: in its query, its headers and its body."""
    media_type = request.headers.get("content-type", "")
    members: list[tuple[str, object]] = [*pairs, *request.headers.items()]
    if content and is_json(media_type):
        body = json.loads(content)
        members += body.items() if isinstance(body, dict) else ()
    elif media_type.startswith("application/x-www-form-urlencoded"):
        members += parse_qsl(content.decode("utf-8", "replace"))
    return {(name.lower(), str(value)) for name, value in members}


def _candidates(
    method: str, path: str, query: set[tuple[str, str]]
) -> Iterator[tuple[str, str, re.Match[str]]]:
    """The operations that a request may be meant for, with their path templates."""
    for operation, example, pattern in _routes():
        template, _, fixed = example.path.partition("?")
        wanted = "&".join(pair for pair in fixed.split("&") if "{" not in pair)
        is_meant = set(parse_qsl(wanted, keep_blank_values=True)) <= query
        match = pattern.search(path)
        if match and is_meant and example.method == method:
            yield operation, template, match


@cache
def _bases() -> frozenset[str]:
    """The paths of the documented servers, below which the operations have theirs."""
    known = SERVICE.server_variables
    filled = (
        re.sub(r"\{([^{}]+)\}", lambda name: known.get(name[1], ""), server)
        for server in SERVICE.servers
    )
    return frozenset(
        re.sub("^([^/]*:)?//[^/]*", "", server).rstrip("/") for server in filled
    )


@cache
def _routes() -> list[tuple[str, Example, re.Pattern[str]]]:
    routes = [
        (name, example, _pattern(example.path.partition("?")[0]))
        for name, example in EXAMPLES.items()
    ]
    return sorted(routes, key=lambda route: len(_literal(route[1].path)), reverse=True)


def _pattern(path: str) -> re.Pattern[str]:
    marked = httpx2.URL("https://h" + re.sub(r"\{[^{}]+\}", _VALUE, path))
    parts = marked.raw_path.decode().split(_VALUE)
    return re.compile("([^/]+?)".join(map(re.escape, parts)) + "$")


def _literal(path: str) -> str:
    return re.sub(r"\{[^{}]+\}", "", path)
