"""A sample of the families, and what docmill must reach on it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from families.scoring import cases

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 0.01
"""How far below a figure its floor is."""


def sample(family: Path) -> list[Path]:
    """The smallest cases of a family: all handwritten ones, else two."""
    found = sorted(cases(family), key=_size)
    return found if family.name == "handwritten" else found[:2]


def _size(case: Path) -> tuple[int, str]:
    pages = (case / "pages").rglob("*")
    return sum(page.stat().st_size for page in pages if page.is_file()), case.name


def read() -> dict[str, dict[str, float]]:
    """The floors of each family by measure."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def write(found: Mapping[str, Mapping[str, float | None]]) -> None:
    """Writes floors a little below the figures that were found."""
    lines = [
        "# Written by `make families FLOORS=1`: what the sample of each family reaches."
    ]
    for family, values in found.items():
        lines += ["", f"[{family}]"]
        lines += [
            f'"{name}" = {max(value - SLACK, 0):.3f}'
            for name, value in values.items()
            if value is not None
        ]
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")
