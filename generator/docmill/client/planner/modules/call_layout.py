"""How a function hands its arguments on: within the call, or named where that is long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docmill.client.literals import Code, Identifier, compose, join
from docmill.client.text_wrap import LINE_WIDTH

_INDENT = "    return "
_SHORT = 20
"""Columns: less than this is not worth a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """An argument of the call; one that has a name may become a variable of that name."""

    code: Code
    name: Identifier | None = None


def written(
    parts: Sequence[Handed], write: Callable[[Code], tuple[Code, ...]]
) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """The statements before the calls, and the calls that `write` makes of all arguments.

    The longest become variables until the calls fit into a line.
    """
    worth = [part for part in parts if part.name and len(part.code) > _SHORT]
    named: list[Handed] = []
    while True:
        shown = [
            part.name or part.code if part in named else part.code for part in parts
        ]
        calls = write(join("", (compose("{}, ", code) for code in shown)))
        rest = [part for part in worth if part not in named]
        if not rest or all(len(_INDENT + call) <= LINE_WIDTH for call in calls):
            return tuple(_statement(part) for part in parts if part in named), calls
        named.append(max(rest, key=lambda part: len(part.code)))


def _statement(part: Handed) -> Code:
    assert part.name is not None
    return compose("{} = {}", part.name, part.code)
