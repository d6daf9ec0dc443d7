"""Which pages belong to which service."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from docmill.docs.service.page_set import ReadPage

Folders = dict[PurePosixPath, Counter[str]]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Pages by the service that their operations belong to, and those of no service."""

    services: dict[str, list[ReadPage]]
    others: list[ReadPage]


def by_service(found: Iterable[ReadPage]) -> Grouped:
    """Group operations by the host of their URL.

    Every other page goes with the service whose operations stand beside or below it, else
    with that of the nearest folder above, where one service has most of them.
    """
    pages = tuple(found)
    services: dict[str, list[ReadPage]] = defaultdict(list)
    folders: Folders = defaultdict(Counter)
    for item in pages:
        if item.operation is not None:
            name = item.operation.address.service
            services[name].append(item)
            for folder in item.file.path.parents:
                folders[folder][name] += 1
    others: list[ReadPage] = []
    for item in pages:
        if item.operation is None:
            near = _neighbour(item, folders)
            (others if near is None else services[near]).append(item)
    return Grouped(dict(sorted(services.items())), others)


def _neighbour(item: ReadPage, folders: Folders) -> str | None:
    near = next((folders[f] for f in item.file.path.parents if f in folders), None)
    if near is None:
        return None
    name, count = near.most_common(1)[0]
    return name if count * 2 > near.total() else None
