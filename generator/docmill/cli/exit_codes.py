"""The exit codes of docmill."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command ends with. Wrong usage is typer's own code."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    BUG = 3


def of_signal(number: int) -> int:
    """The exit code after a signal, as shells have it: 130 after SIGINT."""
    return 128 + number
