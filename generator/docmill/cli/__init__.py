"""The command line: the only part that prints, reads the environment or exits.

Exit codes: 0 all is well, 1 findings, 2 wrong usage, 3 an error of docmill itself,
130 and 143 after SIGINT and SIGTERM.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

import docmill

__all__ = ["main", "run"]


class _Stopped(BaseException):
    """A signal asked to stop. Not an Exception, so that nobody handles it on the way."""


def main() -> NoReturn:
    """The `docmill` command."""
    for stream in (sys.stdout, sys.stderr):
        # A page in Chinese must not bring down a terminal that knows ASCII alone.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:], listen=True))


def run(arguments: Sequence[str], *, listen: bool = False) -> int:
    """One command from its arguments to its exit code; `listen` for signals."""
    try:
        if listen:
            _listen()
        _run(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except _Stopped as stopped:
        number: int = stopped.args[0]
        print(f"\nstopped by {signal.Signals(number).name}", file=sys.stderr)
        return 128 + number
    except BrokenPipeError:
        # Whoever was reading has seen enough; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        _report_bug()
        return 3
    return 0


def _run(arguments: Sequence[str]) -> None:
    from docmill.cli.app import app

    try:
        app(list(arguments), prog_name="docmill")
    finally:
        sys.stdout.flush()


def _listen() -> None:
    owner = os.getpid()

    def stop(number: int, _: FrameType | None) -> None:
        if os.getpid() != owner:
            os._exit(128 + number)
        raise _Stopped(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _report_bug() -> None:
    import platform
    import traceback

    traceback.print_exc()
    python = platform.python_version()
    print(
        f"\nThis is a bug of docmill {docmill.__version__} (Python {python}, "
        f"{platform.system()}).\nPlease report it to the project, with the lines above, "
        "the command,\nand the page or document that shows it.",
        file=sys.stderr,
    )
