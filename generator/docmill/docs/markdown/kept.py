"""What was read of a block, kept by the block itself: several stages ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Block = TypeVar("_Block")
_Other = TypeVar("_Other")
_Answer = TypeVar("_Answer")

_MOST = 8192


def kept(
    function: Callable[[_Block, _Other], _Answer],
) -> Callable[[_Block, _Other], _Answer]:
    """The function with its answers kept by the identity of both arguments.

    Blocks are frozen, but to compare two of them costs as much as to read one. The
    arguments are kept as well, so that no other object gets their identity.
    """
    answers: dict[tuple[int, int], tuple[_Block, _Other, _Answer]] = {}

    def answer(block: _Block, other: _Other) -> _Answer:
        key = (id(block), id(other))
        found = answers.get(key)
        if found is None:
            if len(answers) >= _MOST:
                answers.clear()
            found = answers[key] = (block, other, function(block, other))
        return found[2]

    return answer
