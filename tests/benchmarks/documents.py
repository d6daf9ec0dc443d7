"""Both tools on the same documents, one after the other: time, memory, lines, type errors.

Every time is that of a whole process with an empty cache, and each document is made by both
before the next one is, so that a machine whose speed drifts is as slow for one as for the
other. Memory is that of the largest process.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from prepare import DOCMILL, ROOT, Peer, run

SPECS = ROOT.parent / "shared" / "specs"
ALLOWED = {"svix": ("--allow", "duplicate-operation-id")}
"""What has to be settled for in a document before there can be a client of it."""
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A process: how long it took, and how much memory in MB."""

    seconds: float
    memory: float
    went_well: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What a tool made: `lines` are those of `api/`, `all_lines` those of all modules."""

    operations: int
    models: int
    lines: int
    all_lines: int
    type_errors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document: with black, with ruff, again with nothing changed, and the peer."""

    name: str
    operations: int
    black: Run
    ruff: Run
    again: Run
    peer: Run
    ours: Package | None
    theirs: Package | None


def main(peer: Peer, folder: Path) -> None:
    """Prints the table and the sums as Markdown."""
    # The other tool was compiled when it was installed; this one is run from its sources.
    run([sys.executable, "-m", "compileall", "-q", str(ROOT / "generator")])
    specs = sorted(path for path in SPECS.iterdir() if path.suffix != ".tsv")
    rows = [measured(path, peer, folder / path.stem) for path in specs]
    for line in table(rows):
        print(line)


def measured(spec: Path, peer: Peer, folder: Path) -> Row:
    """Makes all clients of a document."""
    folder.mkdir()
    ours, ruffs = folder / "ours", folder / "ruffs"
    theirs = folder / "theirs" / "client"
    theirs.parent.mkdir()
    allowed = ALLOWED.get(spec.stem, ())
    black = docmill(spec, ours, folder / "cache", *allowed)
    made = process(peer.generating(spec, theirs), peer.environment)
    ruff = docmill(spec, ruffs, folder / "cache-ruff", "--formatter", "ruff", *allowed)
    again = docmill(spec, ours, folder / "cache", *allowed)
    print(f"{spec.stem}: {black.seconds:.1f} s, {made.seconds:.1f} s", file=sys.stderr)
    return Row(
        name=spec.stem,
        operations=count_operations(spec),
        black=black,
        ruff=ruff,
        again=again,
        peer=made,
        ours=package(ours, peer) if black.went_well else None,
        theirs=package(theirs, peer) if made.went_well else None,
    )


def docmill(spec: Path, target: Path, cache: Path, *options: str) -> Run:
    layout = ["--layout", "package", "--quiet"]
    command = [DOCMILL, "client", str(spec), "-o", str(target), *layout, *options]
    return process(command, {**os.environ, "XDG_CACHE_HOME": str(cache)})


def process(command: Sequence[str], environment: dict[str, str]) -> Run:
    """Runs a command to its end."""
    start = time.perf_counter()
    started = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        seconds=time.perf_counter() - start,
        memory=usage.ru_maxrss / 1024,
        went_well=started.returncode == 0,
    )


def package(folder: Path, peer: Peer) -> Package:
    """Counts a package and what mypy says of it."""
    return Package(
        operations=len(modules(folder / "api")),
        models=sum(map(count_classes, modules(folder / "models"))),
        lines=sum(map(count_lines, (folder / "api").rglob("*.py"))),
        all_lines=sum(map(count_lines, folder.rglob("*.py"))),
        type_errors=count_type_errors(folder, peer),
    )


def modules(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.py") if path.name != "__init__.py"]


def count_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def count_classes(path: Path) -> int:
    """Counts the classes and aliases of a module."""
    text = path.read_text(encoding="utf-8")
    return len(re.findall(r"^class |^\w+: TypeAlias = ", text, re.MULTILINE))


def count_type_errors(folder: Path, peer: Peer) -> int:
    """Counts the errors of mypy --strict, with the libraries of both clients."""
    command = [sys.executable, "-m", "mypy", "--strict"]
    command += ["--cache-dir", str(folder.parents[1] / "mypy")]
    command += ["--python-executable", peer.python, folder.name]
    done = subprocess.run(
        command, cwd=folder.parent, capture_output=True, text=True, check=False
    )
    found = re.search(r"Found (\d+) error", done.stdout)
    return int(found[1]) if found else 0


def count_operations(spec: Path) -> int:
    text = spec.read_text(encoding="utf-8")
    data = json.loads(text) if spec.suffix == ".json" else yaml.safe_load(text)
    return sum(method in METHODS for item in data["paths"].values() for method in item)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table; the peer's numbers stand after a stroke."""
    heads = ("document", "operations", "models", "lines per operation")
    heads += ("lines in all", "seconds", "mypy errors")
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{'---:|' * (len(heads) - 1)}"
    for row in rows:
        yield f"| {' | '.join(cells(row))} |"
    yield ""
    yield from sums(rows)


def cells(row: Row) -> Iterator[str]:
    """Ours and the peer's, a dash where there is no client."""
    yield row.name
    shown: tuple[Callable[[Package], str], ...] = (
        lambda found: f"{found.operations}",
        lambda found: f"{found.models}",
        lambda found: f"{found.lines / found.operations:.0f}",
        lambda found: f"{found.all_lines:,}",
    )
    for show in shown:
        yield both(row, show)
    yield f"{row.black.seconds:.1f} / {row.peer.seconds:.1f}"
    yield both(row, lambda found: f"{found.type_errors}")


def both(row: Row, show: Callable[[Package], str]) -> str:
    return " / ".join(show(it) if it else "–" for it in (row.ours, row.theirs))


def sums(rows: Sequence[Row]) -> Iterator[str]:
    """The four measures over all documents."""
    yield "| over all documents, to openapi-python-client | result | at most |"
    yield "|---|---:|---:|"
    theirs = sum(row.peer.seconds for row in rows)
    for what, limit, runs in (
        ("seconds, from an empty cache", "1.0", [row.black for row in rows]),
        ('seconds with `formatter = "ruff"`', "0.4", [row.ruff for row in rows]),
        ("seconds with nothing changed", "0.1", [row.again for row in rows]),
    ):
        ours = sum(run.seconds for run in runs)
        yield f"| {what} | {ours / theirs:.2f} ({ours:.1f} to {theirs:.1f}) | {limit} |"
    mine = max(row.black.memory for row in rows)
    other = max(row.peer.memory for row in rows)
    yield f"| memory | {mine / other:.2f} ({mine:.0f} to {other:.0f} MB) | 1.5 |"
    made = [row.ours for row in rows if row.ours]
    count = sum(found.operations for found in made)
    lines = sum(found.lines for found in made) / count
    whole = sum(found.all_lines for found in made) / count
    yield f"| lines of `api/` per operation | {lines:.0f} | 60 |"
    yield f"| all lines, runtime and models too, per operation | {whole:.0f} | |"
