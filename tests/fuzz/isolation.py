"""Runs a trial in a process of its own, so that a hang or a crash is only a finding."""

from __future__ import annotations

import os
import resource
import signal
import traceback
from collections.abc import Callable

SECONDS = 60
"""Of the processor; a machine that has much else to do may take ten times as long."""
BYTES = 6_000_000_000


def failure(action: Callable[[], None]) -> str | None:
    """What went wrong, with the traceback where there is one."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        _run(action, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        told = stream.read().decode("utf-8", "replace")
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if status == 0:
        return None
    if status in (-signal.SIGALRM, -signal.SIGXCPU):
        return f"not done after {SECONDS} seconds\n{told}"
    return told or f"the process ended with {status}"


def _run(action: Callable[[], None], writer: int) -> None:
    """The whole life of the child process."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    signal.alarm(10 * SECONDS)
    status = 0
    try:
        action()
    except BaseException:
        os.write(writer, traceback.format_exc()[-4_000:].encode("utf-8", "replace"))
        status = 1
    finally:
        os._exit(status)
