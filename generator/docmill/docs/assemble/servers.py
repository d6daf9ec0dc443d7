"""Base URLs of a page set, and the paths of its operations below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.assemble.part_bases import PartBase, base_of_part
from docmill.docs.infer.servers import BaseUrl, base_urls
from docmill.docs.markdown.page import Page
from docmill.docs.model import Operation, Server
from docmill.docs.outline.targets import targets
from docmill.openapi.source_map import Origin

_MOST = 4


def servers(
    pages: Sequence[Page],
    operations: Sequence[Operation],
    parts: Sequence[PartBase] = (),
) -> tuple[Server, ...]:
    """The base URLs of a page set, the one that paths are relative to first.

    Those of `parts` hold for some operations alone.

    Where most request lines are full URLs, theirs; then those that pages state, a path
    alone joined with the host that examples show; then those of examples; last an address
    on the reader's own machine.
    """
    paths = [operation.address.path.split("#")[0] for operation in operations]
    partial = {part.url for part in parts}
    every_base = [replace(b, url=_without_user(b.url)) for b in base_urls(pages, paths)]
    found = [b for b in every_base if b.url.rstrip("/") not in partial] or every_base
    stated = [base for base in found if base.tier == "stated"]
    shown = _weighty([base for base in found if base.tier != "stated"])
    hosts = [base for base in stated if _origin(base.url)]
    chosen = [_server(base) for base in hosts]
    if not hosts and stated:
        chosen = [_joined(stated[0], shown)]
    elif not hosts:
        paths_only = [base for base in found if base not in shown]
        chosen = [_server(base) for base in shown or paths_only[:1]]
    every = {s.url: s for s in _either(list(_own(operations)), chosen, operations)}
    if not every:
        every = {s.url: s for s in _own(operations, share=0)}
    return tuple([*every.values()][:_MOST] or _local(pages))


# A host with a port, without a scheme: `chronos-node:8080`.
_HOST_ALONE = re.compile(r"/?[A-Za-z][\w.\-]{0,80}:\d{2,5}(?:/.*)?")


def _server(base: BaseUrl) -> Server:
    url = base.url.rstrip("/") or "/"
    if _HOST_ALONE.fullmatch(url):
        url = f"http://{url.lstrip('/')}"
    return Server(url, "", Origin(base.span, "base-url", base.tier))


def _own(operations: Sequence[Operation], share: float = 0.5) -> Iterator[Server]:
    """The hosts of full URLs in request lines, where a share of request lines has one."""
    counts: Counter[str] = Counter()
    places: dict[str, Span] = {}
    for operation in operations:
        server = targets(operation.request.value)[0].server
        if server is not None:
            counts[server] += 1
            places.setdefault(server, operation.request.span)
    for url, _ in counts.most_common(_MOST):
        if counts.total() > share * len(operations):
            yield Server(url, "", Origin(places[url], "request-line", "stated"))


def _either(
    own: Sequence[Server], others: Sequence[Server], operations: Sequence[Operation]
) -> Iterator[Server]:
    """The hosts of request lines and other base URLs, one for each host.

    With `https://oven.test/v2/loaves` in a request line, the base URL `https://oven.test/v2`
    is right and the host alone is not; beside `https://oven.test/loaves` it is wrong.
    """
    hosts = {server.url for server in own}
    fitting = {
        _origin(server.url): server
        for server in reversed(others)
        if _origin(server.url) in hosts and _holds_most(server.url, operations)
    }
    for server in own:
        yield fitting.get(server.url, server)
    for server in others:
        if _origin(server.url) not in hosts:
            yield server


def _holds_most(base: str, operations: Sequence[Operation]) -> bool:
    """Whether most request lines repeat the path of a base URL."""
    prefix = base[len(_origin(base)) :] + "/"
    repeated = sum(o.address.path.startswith(prefix) for o in operations)
    return len(prefix) > 1 and repeated * 2 > len(operations)


def _weighty(found: Sequence[BaseUrl]) -> list[BaseUrl]:
    """Bases that examples share: one for each host, without those of single links."""
    most = max((base.weight for base in found), default=0)
    kept: dict[str, BaseUrl] = {}
    for base in sorted(found, key=lambda base: -base.weight):
        if base.weight * 5 >= most and _origin(base.url):
            kept.setdefault(_origin(base.url), base)
    return list(kept.values())


def _joined(stated: BaseUrl, shown: Sequence[BaseUrl]) -> Server:
    """A stated path with the host of the examples: `/api/v4` and `https://host/api/v4`."""
    for base in shown:
        if base.url.endswith(stated.url.rstrip("/")):
            return _server(replace(stated, url=base.url))
    host = _origin(shown[0].url) if shown else ""
    return _server(replace(stated, url=host + stated.url))


# A service on the reader's own machine: `http://localhost:8000`, `127.0.0.1:3000`.
_LOCAL = re.compile(
    r"(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0):\d{2,5}(?!\d|\.\d)"
)


def _local(pages: Sequence[Page]) -> Iterator[Server]:
    """The address on this machine that pages name most, where they name no base URL.

    Reads "the server runs on `http://localhost:8000`" in any language.
    """
    places: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for page in pages:
        for number, line in enumerate(page.source.lines, 1):
            for match in _LOCAL.finditer(line):
                url = match[0] if "://" in match[0] else f"http://{match[0]}"
                counts[url] += 1
                places.setdefault(
                    url, page.source.span(number, match.start() + 1, match.end() + 1)
                )
    for url, _ in counts.most_common(1):
        yield Server(url, "", Origin(places[url], "local-address", "inferred"))


def _without_user(url: str) -> str:
    """The URL without a user and password: `https://user:password@host`."""
    return re.sub(r"^([a-z+]+://)[^/@]*@", r"\1", url)


def _origin(url: str) -> str:
    match = re.match(r"[a-z+]+://[^/]*", url)
    return match[0] if match else ""


def located(
    operations: Sequence[Operation],
    found: tuple[Server, ...],
    parts: Sequence[PartBase] = (),
) -> tuple[Operation, ...]:
    """The operations relative to the first base URL, or to that of their part of a page.

    Where most paths repeat its path (`/api/v1` and `/api/v1/users`), it is cut off them,
    and what lies outside hangs on the host. A request line that names another host keeps
    it as a server of its own.
    """
    if not found:
        return tuple(operations)
    base = found[0].url.rstrip("/")
    prefix = base[len(_origin(base)) :] + "/"
    most = _holds_most(base, operations)
    return tuple(
        (
            _in_part(operation, base, part)
            if (part := base_of_part(operation, parts)) is not None and part != base
            else _located(operation, base, prefix, most)
        )
        for operation in operations
    )


def _in_part(operation: Operation, base: str, part: str) -> Operation:
    """An operation below the base URL of its part, which may go on the one of the pages."""
    address = operation.address
    if part.startswith(f"{base}/"):
        path = part[len(base) :] + address.path
        return replace(operation, address=replace(address, root=base, path=path))
    return replace(operation, address=replace(address, root=part))


def _located(operation: Operation, base: str, prefix: str, most: bool) -> Operation:
    server = targets(operation.request.value)[0].server
    address = operation.address
    own = server if server is not None and server != _origin(base) else None
    if own is not None:
        return replace(operation, address=replace(address, root=own))
    inside = address.path.startswith(prefix)
    if inside and (most or server is not None):
        path = address.path[len(prefix) - 1 :]
        return replace(operation, address=replace(address, root=base, path=path))
    outside = most or (server is not None and len(prefix) > 1)
    root = _origin(base) if outside else base
    return replace(operation, address=replace(address, root=root))
