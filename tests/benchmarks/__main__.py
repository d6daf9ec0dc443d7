"""Prints one table: what the tool and its clients cost, next to what they are built on.

Usage: python tests/benchmarks PEER_ENVIRONMENT [documents], as `make bench` does. Only
ratios and differences of one run count; nothing is asserted.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import calls
import documents as published
import sizes
import stages
from prepare import Clients, Peer, clients_of, documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure; `limit` is what it should not exceed."""

    measure: str
    result: str
    limit: str


def main() -> None:
    """Measures everything, in the order of the table."""
    peer = Peer(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if sys.argv[2:] == ["documents"]:
            published.main(peer, folder)
            return
        specs = documents(folder)
        made = {
            service: clients_of(service, specs[service], folder, peer)
            for service in ("mps", "vm", "rds")
        }
        rows = [*speed(made, folder, peer), *size(made), *tool(folder)]
    print_table(rows)


def speed(made: dict[str, Clients], folder: Path, peer: Peer) -> Iterator[Row]:
    base, mps, rds = calls.imports(peer, [None, made["mps"], made["rds"]])
    for name, limit, found in (("mps", 40, mps), ("rds", 80, rds)):
        yield Row(
            measure=f"import and construct {name}, over httpx2 and pydantic",
            result=f"{found - base:+.0f} ms on {base:.0f} ms",
            limit=f"+{limit} ms",
        )
    yield Row(
        measure="signed request and parse on loopback, to bare httpx2",
        result=f"{calls.request(peer, made['mps'])['bare']:.2f}",
        limit="1.6",
    )
    for service in ("mps", "vm"):
        times = calls.decode(peer, made[service], folder)
        for other, name, limit in (
            ("peer", "openapi-python-client", "0.6"),
            ("adapter", "TypeAdapter.validate_json", "1.15"),
        ):
            yield Row(
                measure=f"1 MB list of {service} to typed models, to {name}",
                result=f"{times[other]:.2f}",
                limit=limit,
            )


def size(made: dict[str, Clients]) -> Iterator[Row]:
    for service, clients in made.items():
        ours, theirs = sizes.count_ours(clients), sizes.count_theirs(clients)
        for what in ("operation", "field"):
            mine, other = ours.lines_per(what), theirs.lines_per(what)
            yield Row(
                measure=f"lines per {what} of {service}, to openapi-python-client",
                result=f"{mine / other:.2f} ({mine:.1f} to {other:.1f})",
                limit="0.5",
            )
        yield Row(
            measure=f"installed size of {service}, to openapi-python-client",
            result=f"{ours.kilobytes:.0f} kB to {theirs.kilobytes:.0f} kB",
            limit="-",
        )
        yield Row(
            measure=f"longest path of {service} from the package root",
            result=f"{ours.longest_path} characters",
            limit="100",
        )


def tool(folder: Path) -> Iterator[Row]:
    yield Row(
        measure="pages to documents on disk, to markdown-it-py alone",
        result=f"{stages.documents_to_parsing(folder):.2f}",
        limit="4",
    )
    yield Row(
        measure="build with nothing changed, to the first build",
        result=f"{stages.unchanged_to_first_build(folder):.2f}",
        limit="0.33",
    )
    yield Row(
        measure="build with one page of 357 changed, to the first build",
        result=f"{stages.one_page_to_first_build(folder):.2f}",
        limit="0.15",
    )


def print_table(rows: list[Row]) -> None:
    width = max(len(row.measure) for row in rows)
    results = max(len(row.result) for row in rows)
    print(f"{'measure':{width}}  {'result':>{results}}  at most")
    for row in rows:
        print(f"{row.measure:{width}}  {row.result:>{results}}  {row.limit}")


if __name__ == "__main__":
    main()
