"""Fragments of a page: readable, the same for the same document, and each used once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_UNSAFE = re.compile(r"[^\w.~$@+-]+")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Anchors:
    """Hands out anchors; who comes later to one that is taken gets a number behind it."""

    _taken: dict[str, int] = field(default_factory=dict[str, int])

    def new(self, wish: str) -> str:
        """An anchor that nobody has: the wish where that is safe as a fragment and free."""
        anchor = _UNSAFE.sub("_", wish)[:_LONGEST]
        while anchor in self._taken:
            self._taken[anchor] += 1
            anchor = f"{anchor}-{self._taken[anchor]}"
        self._taken[anchor] = 1
        return anchor
