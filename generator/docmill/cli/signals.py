"""Signals that ask to stop."""

from __future__ import annotations

import os
import signal
from types import FrameType

from docmill.cli.exit_codes import of_signal

_received: list[int] = []


class Stopped(BaseException):
    """A signal asked to stop. Not an Exception, so that nobody handles it on the way."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def listen() -> None:
    """Raise Stopped on SIGINT and SIGTERM from now on."""
    owner = os.getpid()

    def stop(number: int, _: FrameType | None) -> None:
        if os.getpid() != owner:
            os._exit(of_signal(number))
        _received.append(number)
        raise Stopped(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def latest() -> int:
    """The signal that came last; for where a library has swallowed the exception."""
    return _received[-1] if _received else signal.SIGINT
