"""Options of the command line → settings, as a config file would have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import typer

from docmill.cli.options import Pair
from docmill.config.model import Limits, Patterns, Selection


def profile_of(name: str | None, refused: bool) -> str | bool:
    """The profile as settings name it. Raises BadParameter where both options are given."""
    if name is not None and refused:
        raise typer.BadParameter("--profile and --no-profile exclude each other")
    return name if name is not None else not refused


def selection_of(
    include: Iterable[Pair] | None, exclude: Iterable[Pair] | None
) -> Selection:
    """Which operations to take, from pairs of a kind of pattern and a glob."""
    return Selection(include=_patterns(include or ()), exclude=_patterns(exclude or ()))


def _patterns(pairs: Iterable[Pair]) -> Patterns:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        found[pair.key].append(pair.value)
    return Patterns(**{kind: tuple(globs) for kind, globs in found.items()})


def limits_of(pairs: Iterable[Pair]) -> Limits:
    """The limits, from pairs of a name and a number; the others have their defaults."""
    return Limits(**{pair.key: int(pair.value) for pair in pairs})
