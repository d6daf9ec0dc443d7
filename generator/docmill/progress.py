"""How far long work has come: told to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


def unseen(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
