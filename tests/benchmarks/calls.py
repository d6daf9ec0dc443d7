"""How long clients take: imports, a request, a large answer."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from prepare import Clients, Peer

from behaviour.samples import Samples

PROCESSES = 15
TEXTS = ("cn-north-1a", "i-eumm986cti", "在线业务", "192.168.0.3", "a longer text")

# Function, its module in the peer, what it returns, the item, the path of the list.
LISTS = {
    "mps": (
        "list_thumbnail_task",
        "default.list_thumbnail_task",
        "ListThumbnailTaskResponse",
        "ThumbnailTask",
        ("result", "thumbnailQuery", "taskList"),
    ),
    "vm": (
        "describe_instances",
        "virtual_machines.describe_instances",
        "DescribeInstancesResponse",
        "Instance",
        ("result", "instances"),
    ),
}


def imports(peer: Peer, choices: list[Clients | None]) -> list[float]:
    """Returns the fastest import of each in milliseconds, None for the libraries alone.

    Every import has a process of its own; they take turns.
    """
    found: list[list[float]] = [[] for _ in choices]
    for _ in range(PROCESSES):
        for times, clients in zip(found, choices, strict=True):
            given = (str(clients.folder), clients.package) if clients else ()
            times.append(float(peer.work("imports.py", *given)))
    return [min(times) for times in found]


def request(peer: Peer, clients: Clients) -> dict[str, float]:
    """Returns our time for one call in times of bare httpx2's."""
    return ratios(peer.work("request.py", str(clients.folder), clients.package))


def decode(peer: Peer, clients: Clients, folder: Path) -> dict[str, float]:
    """Returns our time from 1 MB of JSON to models in times of the peer's and pydantic's."""
    function, peer_function, model, item, path = LISTS[clients.service]
    payload = folder / f"{clients.service}.json"
    payload.write_text(large(clients.spec, item, path), encoding="utf-8")
    printed = peer.work(
        "decode.py",
        str(clients.folder),
        clients.package,
        str(clients.peer_folder),
        clients.peer_package,
        function,
        peer_function,
        model,
        str(payload),
    )
    return ratios(printed)


def large(spec: Path, item: str, path: tuple[str, ...]) -> str:
    """Returns 1 MB of JSON: a list of filled models at a path."""
    samples = Samples(yaml.safe_load(spec.read_text(encoding="utf-8")), TEXTS)
    schema = {"$ref": f"#/components/schemas/{item}"}
    items: list[Any] = []
    size = 0
    while size < 1_000_000:
        items.append(samples.value(schema))
        size += len(json.dumps(items[-1], ensure_ascii=False).encode()) + 2
    answer: Any = items
    for name in reversed(path):
        answer = {name: answer}
    return json.dumps({"requestId": "bqw3jd6ndn0ai7t1", **answer}, ensure_ascii=False)


def ratios(printed: str) -> dict[str, float]:
    """Returns our time in times of each other's: the median of the rounds."""
    seconds = json.loads(printed)
    ours = seconds.pop("ours")
    return {
        name: median(mine / other for mine, other in zip(ours, others, strict=True))
        for name, others in seconds.items()
    }
