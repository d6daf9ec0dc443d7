"""Prints how well docmill reads real pages, a row for each family of them.

Usage: python tests/families [FAMILY…], as `make families` does. `--floors` scores a sample
of each family, and writes the figures, a little lower, as floors for the test.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from families.floors import sample, write
from families.scoring import MEASURES, Score, cases, families, score


def main(arguments: Sequence[str]) -> None:
    """Scores the families that are named, or all of them."""
    floors = "--floors" in arguments
    named = [name for name in arguments if not name.startswith("--")]
    chosen = [path for path in families() if not named or path.name in named]
    tasks = {path: sample(path) if floors else cases(path) for path in chosen}
    found = scores(tasks)
    if floors:
        write({path.name: one.values() for path, one in found.items()})
    print("\n".join(table(tasks, found)))


def scores(tasks: Mapping[Path, Sequence[Path]]) -> dict[Path, Score]:
    """The score of each family over some of its cases, each case in a process."""
    with ProcessPoolExecutor() as pool:
        running = {
            family: [pool.submit(score, [case]) for case in chosen]
            for family, chosen in tasks.items()
        }
        return {
            family: sum((one.result() for one in parts), Score())
            for family, parts in running.items()
        }


def table(
    tasks: Mapping[Path, Sequence[Path]], found: Mapping[Path, Score]
) -> list[str]:
    """The lines of a Markdown table: precision / recall, or one figure."""
    names = list(
        dict.fromkeys(name.removesuffix(" P").removesuffix(" R") for name in MEASURES)
    )
    lines = [
        f"| family | cases | {' | '.join(names)} |",
        "|---|" + "---:|" * (len(names) + 1),
    ]
    for family, one in found.items():
        values = one.values()
        cells = [cell(values, name) for name in names]
        lines.append(f"| {family.name} | {len(tasks[family])} | {' | '.join(cells)} |")
    return lines


def cell(values: Mapping[str, float | None], name: str) -> str:
    """A measure, or two; empty where the truth says nothing, a dash where docmill does."""
    parts = [values[key] for key in (name, f"{name} P", f"{name} R") if key in values]
    if all(part is None for part in parts):
        return ""
    return " / ".join("–" if part is None else f"{part:.2f}" for part in parts)


if __name__ == "__main__":
    main(sys.argv[1:])
