"""The command line: the only part that prints, reads the environment or exits.

`exit_codes` has what a command ends with.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

import docmill
from docmill.cli import signals
from docmill.cli.exit_codes import ExitCode, of_signal
from docmill.cli.signals import Stopped

__all__ = ["main", "run"]


def main() -> NoReturn:
    """The `docmill` command."""
    # What is read and planned stays until the end: looking for garbage in it finds none.
    gc.set_threshold(50_000)
    for stream in (sys.stdout, sys.stderr):
        # A page in Chinese must not bring down a terminal that knows ASCII alone.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:], listen=True))


def run(arguments: Sequence[str], *, listen: bool = False) -> int:
    """One command from its arguments to its exit code; `listen` for signals."""
    try:
        if listen:
            signals.listen()
        _run(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except Stopped as stopped:
        name = signal.Signals(stopped.number).name
        print(f"\nstopped by {name}", file=sys.stderr)
        return of_signal(stopped.number)
    except BrokenPipeError:
        # Whoever was reading has seen enough; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Exception:
        _report_bug()
        return ExitCode.BUG
    return ExitCode.OK


def _run(arguments: Sequence[str]) -> None:
    from docmill.cli.client_cache import again

    try:
        code = again(arguments)
        if code is not None:
            sys.exit(code)
        from docmill.cli.app import app

        app(list(arguments), prog_name="docmill", obj=tuple(arguments))
    finally:
        sys.stdout.flush()


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
