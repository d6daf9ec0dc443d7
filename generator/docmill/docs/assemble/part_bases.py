"""Base URLs that hold for a part of a page: "Base URL: https://…" below a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docmill.docs.infer.servers import BaseUrl, base_urls, is_base_heading
from docmill.docs.markdown.page import Heading, Page
from docmill.docs.model import Operation


@dataclass(frozen=True, slots=True)
class PartBase:
    """A base URL with a host, and the lines of a page that it holds for."""

    url: str
    path: str
    first: int
    last: int


def part_bases(
    pages: Sequence[Page], operations: Sequence[Operation]
) -> tuple[PartBase, ...]:
    """The base URLs that hold for some operations of a page and not for others.

    Reads `https://h.example/v1` before all headings, and `https://h.example/v1/rooms` below
    "## Rooms": that of the rooms. Several in one part are those of several environments, and
    one that holds for all operations is that of the pages, unless it goes on another.
    """
    found: list[PartBase] = []
    for page in pages:
        own = [o for o in operations if o.source.path == page.source.path]
        bases = base_urls([page])
        parts = [part for one in bases if (part := _part(page, one))]
        for part in parts:
            inside = sum(_holds(part, o) for o in own)
            alone = sum(_same(part, other) for other in parts) == 1
            goes_on = any(part.url.startswith(f"{one.url}/") for one in bases)
            if alone and inside and (inside < len(operations) or goes_on):
                found.append(part)
    return tuple(found)


def base_of_part(operation: Operation, parts: Sequence[PartBase]) -> str | None:
    """The base URL of the smallest part that an operation stands in; None without one."""
    around = [part for part in parts if _holds(part, operation)]
    narrow = min(around, key=lambda part: part.last - part.first, default=None)
    return narrow.url if narrow is not None else None


def _holds(part: PartBase, operation: Operation) -> bool:
    line = operation.request.span.line
    return operation.source.path == part.path and part.first <= line <= part.last


def _same(one: PartBase, other: PartBase) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _part(page: Page, base: BaseUrl) -> PartBase | None:
    """The part below the heading over a base URL; None where it is the whole page.

    A heading "Base URL" is no part: the one over it is.
    """
    if base.tier != "stated" or "://" not in base.url:
        return None
    headings = list(_headings(page))
    above = [h for h in headings if h[0] <= base.span.line]
    while above and is_base_heading(above[-1][2]):
        level = above[-1][1]
        while above and above[-1][1] >= level:
            above.pop()
    if not above or above[-1][1] < 2:
        return None
    first, level, _ = above[-1]
    behind = (h[0] for h in headings if h[0] > first and h[1] <= level)
    last = next(behind, len(page.source.lines) + 1) - 1
    return PartBase(base.url.rstrip("/"), page.source.path, first, last)


def _headings(page: Page) -> Iterator[tuple[int, int, str]]:
    for block in page.blocks:
        if isinstance(block, Heading):
            yield block.text.span.line, block.level, block.text.value
