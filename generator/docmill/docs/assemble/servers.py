"""Base URLs of a page set, and the paths of its operations below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.infer.servers import base_urls
from docmill.docs.markdown.page import Page
from docmill.docs.model import Operation, Server
from docmill.docs.outline.targets import targets
from docmill.openapi.source_map import Origin

_MOST = 4


def servers(
    pages: Sequence[Page], operations: Sequence[Operation]
) -> tuple[Server, ...]:
    """The base URLs: those of the request lines, then those that pages state, then examples.

    A base that is only a path counts where no page names a host.
    """
    paths = [operation.address.path.split("#")[0] for operation in operations]
    own = Counter(
        server
        for o in operations
        if (server := targets(o.request.value)[0].server) is not None
    )
    found = [
        Server(
            url,
            "",
            Origin(
                next(o.request.span for o in operations if url in o.request.value),
                "request-line",
                "stated",
            ),
        )
        for url, _ in own.most_common(_MOST)
        if any(url in o.request.value for o in operations)
    ]
    for base in base_urls(pages, paths):
        url = base.url.rstrip("/") or "/"
        if url and all(url != server.url for server in found):
            found.append(Server(url, "", Origin(base.span, "base-url", base.tier)))
    found = [replace(server, url=_without_user(server.url)) for server in found]
    found += [] if found else list(_local(pages))
    stated = [
        s for s in found if s.origin is not None and s.origin.tier == "stated"
    ] or found
    hosts = [s for s in stated if "://" in s.url]
    paths_only = [s for s in stated if "://" not in s.url]
    inferred = [s for s in found if "://" in s.url]
    if not hosts and paths_only and inferred:
        joined = [s for s in inferred if s.url.endswith(paths_only[0].url)]
        return tuple(
            joined[:1]
            or [
                replace(paths_only[0], url=_origin(inferred[0].url) + paths_only[0].url)
            ]
        )
    return tuple((hosts or paths_only)[:_MOST])


# A service on the reader's own machine: `http://localhost:8000`, `127.0.0.1:3000`.
_LOCAL = re.compile(
    r"(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0):\d{2,5}(?![\d.])"
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
    operations: Sequence[Operation], found: tuple[Server, ...]
) -> tuple[Operation, ...]:
    """The operations relative to the first base URL.

    Where most paths repeat its path (`/api/v1` and `/api/v1/users`), it is cut off them,
    and what lies outside hangs on the host. A request line that names another host keeps
    it as a server of its own.
    """
    if not found:
        return tuple(operations)
    base = found[0].url.rstrip("/")
    prefix = base[len(_origin(base)) :] + "/"
    repeated = sum(o.address.path.startswith(prefix) for o in operations)
    most = len(prefix) > 1 and repeated * 2 > len(operations)
    return tuple(_located(operation, base, prefix, most) for operation in operations)


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
